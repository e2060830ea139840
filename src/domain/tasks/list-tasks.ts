import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { anyOf } from '../../platform/any-of.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import type { Cursor } from '../../platform/cursor.js'
import { type KeysetOrder, keysetPage, latestFirst } from '../../platform/keyset.js'
import { ofClient } from '../leads/index.js'
import { assertMayReadOf } from '../staff/index.js'
import { TASK_KINDS } from './fields.js'
import { readTask, readTasks, type TaskRow, visibleTasks } from './task-row.js'

const PAGE_SIZE = 20

export const listTasksInput = z.object({
  /** 'overdue': those of the open ones whose time has come. */
  show: z.enum(['open', 'overdue', 'done', 'all']).default('open'),
  kind: anyOf(TASK_KINDS).optional(),
  assigneeId: z.uuid().optional(),
  leadId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(PAGE_SIZE),
  /** For staff; others see their own. */
  clientId: z.uuid().optional(),
})

export type TaskPage = { tasks: TaskRow[]; next?: string; previous?: string }

type Order = KeysetOrder<TaskRow, Prisma.TaskWhereInput, Prisma.TaskOrderByWithRelationInput>

/** What is open by when it is due, those without a time last; what is done and everything newest first. */
const BY_DUE: Order = {
  ahead: 'older',
  beyond: beyondDue,
  by: (towards) =>
    towards === 'older'
      ? [{ dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }]
      : [{ dueAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
  placeOf: ({ dueAt, id }) => ({ at: dueAt ?? NO_TIME, id }),
}

const BY_DONE: Order = {
  ...latestFirst('doneAt'),
  placeOf: ({ doneAt, id }) => ({ at: doneAt ?? NO_TIME, id }),
}

const ORDER = { open: BY_DUE, overdue: BY_DUE, done: BY_DONE, all: latestFirst('createdAt') }

/** A page of tasks, 20 unless more are asked for. @throws invalid when the cursor cannot be read */
export async function listTasks(ctx: Ctx, input: z.input<typeof listTasksInput> = {}): Promise<TaskPage> {
  assertMayReadOf(ctx, 'tasks.read')
  const { show, kind, assigneeId, leadId, cursor, limit, clientId } = listTasksInput.parse(input)
  const order: Order = ORDER[show]
  const filters = { ...ofClient(clientId), ...(kind && { kind }), ...(assigneeId && { assigneeId }) }
  const page = await keysetPage(order, { cursor, limit }, ({ beyond, ...slice }) =>
    inTransaction(ctx, (tx) => {
      const where = { AND: [filters, leadId ? { leadId } : {}, shown(show, tx.now), ...beyond] }
      return readTasks(tx, { where, ...slice })
    }),
  )
  return { tasks: page.rows, ...page.links }
}

/** Stands for "no time" in a cursor: later than any. */
const NO_TIME = new Date(8.64e15)

/** Rows after the cursor in the order of BY_DUE, or before it. */
function beyondDue({ towards, at, id }: Cursor): Prisma.TaskWhereInput {
  const isTimeless = at.getTime() === NO_TIME.getTime()
  if (towards === 'older') {
    if (isTimeless) return { dueAt: null, id: { gt: id } }
    return { OR: [{ dueAt: { gt: at } }, { dueAt: at, id: { gt: id } }, { dueAt: null }] }
  }
  if (isTimeless) return { OR: [{ dueAt: { not: null } }, { dueAt: null, id: { lt: id } }] }
  return { OR: [{ dueAt: { lt: at } }, { dueAt: at, id: { lt: id } }] }
}

function shown(show: z.output<typeof listTasksInput>['show'], now: Date): Prisma.TaskWhereInput {
  if (show === 'all') return {}
  if (show === 'done') return { doneAt: { not: null } }
  return { doneAt: null, ...(show === 'overdue' && { dueAt: { lt: now } }) }
}

/** One of them. @throws not_found also for that of another client */
export async function getTask(ctx: Ctx, input: { id: string }): Promise<TaskRow> {
  assertMayReadOf(ctx, 'tasks.read')
  return inTransaction(ctx, (tx) => readTask(tx, input.id))
}

/** How many are open. */
export async function countOpenTasks(ctx: Ctx): Promise<number> {
  assertMayReadOf(ctx, 'tasks.read')
  return inTransaction(ctx, (tx) => tx.db.task.count({ where: { AND: [visibleTasks(tx), { doneAt: null }] } }))
}
