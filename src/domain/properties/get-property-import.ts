import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'
import { assertMayReadOf } from '../staff/index.js'
import { type ImportField, whyLeftOut } from './import-columns.js'
import { type ImportPlan, planOf } from './import-plan.js'
import { readImport, type StoredImport } from './import-record.js'
import type { RowFields, RowProblem } from './import-rows.js'

const PREVIEW_ROWS = 10
const PREVIEW_PROBLEMS = 50

export type PropertyImportLine = Pick<
  StoredImport,
  'id' | 'clientId' | 'fileName' | 'state' | 'added' | 'changed' | 'createdBy' | 'createdAt' | 'doneAt' | 'undoneAt'
>

export type PropertyImportView = PropertyImportLine & {
  /** `note` says why a column is left out although its heading means something. */
  columns: { heading: string; field: ImportField | null; sample: string; note?: string | undefined }[]
  /** What adding it would do; of one that was added, what it did. */
  adding: number
  changing: number
  same: number
  preview: { line: number; isNew: boolean; fields: RowFields }[]
  wrong: number
  problems: RowProblem[]
}

/** One import of a file: its columns, what it would do, and what is wrong. @throws not_found, forbidden */
export async function getPropertyImport(ctx: Ctx, input: { id: string }): Promise<PropertyImportView> {
  assertMayReadOf(ctx, 'properties.read')
  return inTransaction(ctx, async (tx) => {
    const stored = await readImport(tx, input.id)
    const plan = stored.state === 'READY' ? await planOf(tx, stored) : undefined
    const { table, undo: _undo, currency: _currency, home: _home, problems, ...line } = stored
    const wrong = plan?.problems ?? problems
    return {
      ...line,
      columns: table.header.map((heading, at) => ({
        heading,
        field: table.mapping[at] ?? null,
        sample: sampleOf(stored, at),
        note: whyLeftOut(table.header, table.mapping, at),
      })),
      adding: plan?.additions.length ?? stored.added,
      changing: plan?.changes.length ?? stored.changed,
      same: plan?.same ?? 0,
      preview: plan ? previewOf(plan) : [],
      wrong: wrong.length,
      problems: wrong.slice(0, PREVIEW_PROBLEMS),
    }
  })
}

/** The last twenty files of a client, newest first. @throws not_found when staff name none; forbidden */
export async function listPropertyImports(ctx: Ctx, input: { clientId?: string } = {}): Promise<PropertyImportLine[]> {
  assertMayReadOf(ctx, 'properties.read')
  const { clientId } = input
  return inTransaction(ctx, (tx) =>
    tx.db.propertyImport.findMany({
      where: { AND: [{ client: visibleClients(tx.actor) }, clientId ? { clientId } : {}] },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: 20,
      select: {
        id: true,
        clientId: true,
        fileName: true,
        state: true,
        added: true,
        changed: true,
        createdBy: true,
        createdAt: true,
        doneAt: true,
        undoneAt: true,
      },
    }),
  )
}

/** Every row that was not taken, as it stood in the file, with its reason. @throws not_found also when all were right */
export async function readImportProblems(
  ctx: Ctx,
  input: { id: string },
): Promise<{ fileName: string; header: string[]; problems: RowProblem[] }> {
  assertMayReadOf(ctx, 'properties.read')
  return inTransaction(ctx, async (tx) => {
    const stored = await readImport(tx, input.id)
    const problems = stored.state === 'READY' ? (await planOf(tx, stored)).problems : stored.problems
    if (problems.length === 0) throw notFound('Error file')
    return { fileName: stored.fileName, header: stored.table.header, problems }
  })
}

/** The first cell of a column that has something in it. */
const sampleOf = ({ table }: StoredImport, at: number) =>
  (table.lines.find(({ cells }) => (cells[at] ?? '').trim() !== '')?.cells[at] ?? '').trim().slice(0, 80)

function previewOf({ additions, changes }: ImportPlan) {
  const rows = [...additions.map((row) => ({ row, isNew: true })), ...changes.map(({ row }) => ({ row, isNew: false }))]
  return rows
    .sort((one, other) => one.row.line - other.row.line)
    .slice(0, PREVIEW_ROWS)
    .map(({ row, isNew }) => ({ line: row.line, isNew, fields: row.fields }))
}
