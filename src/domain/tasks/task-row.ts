import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { readText } from '../../platform/readable.js'
import type { Place } from '../../platform/vault.js'
import { visibleClients } from '../clients/index.js'
import { callsOf } from '../leads/index.js'

const columns = {
  id: true,
  clientId: true,
  kind: true,
  title: true,
  textSealed: true,
  dueAt: true,
  dueSaid: true,
  appointmentId: true,
  vapiCallId: true,
  createdBy: true,
  doneAt: true,
  doneBy: true,
  createdAt: true,
  updatedAt: true,
  assignee: { select: { id: true, name: true } },
  lead: { select: { id: true, name: true, number: true } },
  property: { select: { id: true, address: true } },
} satisfies Prisma.TaskSelect

type Stored = Prisma.TaskGetPayload<{ select: typeof columns }>

export type TaskRow = Omit<Stored, 'textSealed' | 'vapiCallId'> & {
  text: string | null
  callId: string | undefined
  isOverdue: boolean
}

/** Where the text of a task is sealed to. */
export const textPlace = (clientId: string, id: string): Place => ({
  clientId,
  table: 'tasks',
  column: 'text_sealed',
  id,
})

export const visibleTasks = (ctx: Ctx): Prisma.TaskWhereInput => ({ client: visibleClients(ctx.actor) })

type Query = Pick<Prisma.TaskFindManyArgs, 'orderBy' | 'take'> & { where: Prisma.TaskWhereInput }

/** Tasks this actor may know of, with their text opened. */
export async function readTasks(tx: Ctx, query: Query): Promise<TaskRow[]> {
  const where = { AND: [visibleTasks(tx), query.where] }
  const found = await tx.db.task.findMany({ ...query, where, select: columns })
  const calls = new Map<string, string>()
  for (const clientId of new Set(found.map((row) => row.clientId))) {
    const ids = found.flatMap((row) => (row.clientId === clientId && row.vapiCallId ? row.vapiCallId : []))
    for (const [vapiCallId, id] of await callsOf(tx, clientId, ids)) calls.set(`${clientId} ${vapiCallId}`, id)
  }
  return found.map(({ textSealed, vapiCallId, ...row }) => ({
    ...row,
    text: textSealed ? readText(tx, textPlace(row.clientId, row.id), textSealed) : null,
    callId: calls.get(`${row.clientId} ${vapiCallId}`),
    isOverdue: row.doneAt === null && row.dueAt !== null && row.dueAt < tx.now,
  }))
}

/** @throws not_found also for that of another client */
export async function readTask(tx: Ctx, id: string): Promise<TaskRow> {
  const [row] = z.uuid().safeParse(id).success ? await readTasks(tx, { where: { id }, take: 1 }) : []
  if (!row) throw notFound('Task')
  return row
}
