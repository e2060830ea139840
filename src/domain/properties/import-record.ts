import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'
import { type ImportField, isImportField } from './import-columns.js'
import type { FileLine } from './import-lines.js'
import type { RowProblem } from './import-rows.js'

/** The rows of a file as they were read, and which field each column means. Empty once they were added. */
export type ImportTable = { header: string[]; mapping: (ImportField | null)[]; lines: FileLine[] }

const columns = {
  id: true,
  clientId: true,
  fileName: true,
  state: true,
  rows: true,
  problems: true,
  undo: true,
  added: true,
  changed: true,
  createdBy: true,
  createdAt: true,
  doneAt: true,
  undoneAt: true,
  client: { select: { currency: true, phone: true } },
} satisfies Prisma.PropertyImportSelect

/** What an import replaced, so that it can be undone. */
export type Undo = { added: string[]; changed: Record<string, unknown>[] }

export type StoredImport = Awaited<ReturnType<typeof readImport>>

/** One import of a file. @throws not_found also when it is another client's */
export async function readImport(tx: Ctx, id: string) {
  if (!z.uuid().safeParse(id).success) throw notFound('Import')
  const where = { AND: [{ client: visibleClients(tx.actor) }, { id }] }
  const stored = await tx.db.propertyImport.findFirst({ where, select: columns })
  if (!stored) throw notFound('Import')
  const { rows, problems, undo, client, ...plain } = stored
  return {
    ...plain,
    currency: client.currency,
    home: client.phone,
    table: tableOf(rows),
    problems: problems as unknown as RowProblem[],
    undo: undo as unknown as Undo | null,
  }
}

/** The same, locked until the transaction ends: it is added and undone once. */
export async function lockImport(tx: Ctx, id: string): Promise<StoredImport> {
  await readImport(tx, id)
  await tx.db.$queryRaw`select 1 from property_imports where id = ${id}::uuid for update`
  return readImport(tx, id)
}

function tableOf(rows: Prisma.JsonValue): ImportTable {
  const { header, mapping, lines } = rows as unknown as {
    header: string[]
    mapping: (string | null)[]
    lines: FileLine[]
  }
  return { header, lines, mapping: mapping.map((field) => (field && isImportField(field) ? field : null)) }
}
