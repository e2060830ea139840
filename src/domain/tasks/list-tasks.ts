import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { beyond, type Cursor, neighbours, readCursor } from '../../platform/cursor.js'
import { ofClient } from '../leads/index.js'
import { assertMayReadOf } from '../staff/index.js'
import { TASK_KINDS } from './fields.js'
import { readTask, readTasks, type TaskRow, visibleTasks } from './task-row.js'

const PAGE_SIZE = 20

export const listTasksInput = z.object({
  /** 'overdue': those of the open ones whose time has come. */
  show: z.enum(['open', 'overdue', 'done', 'all']).default('open'),
  kind: z.enum(TASK_KINDS).optional(),
  assigneeId: z.uuid().optional(),
  leadId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(PAGE_SIZE),
  /** For staff; others see their own. */
  clientId: z.uuid().optional(),
})

export type TaskPage = { tasks: TaskRow[]; next?: string; previous?: string }

type Order = {
  by: (isBackwards: boolean) => Prisma.TaskOrderByWithRelationInput[]
  beyond: (cursor: Cursor) => Prisma.TaskWhereInput
  at: (task: TaskRow) => Date
}

/** What is open by when it is due, those without a time last; what is done and everything newest first. */
const BY_DUE: Order = {
  by: (isBackwards) => [
    { dueAt: isBackwards ? { sort: 'desc', nulls: 'first' } : { sort: 'asc', nulls: 'last' } },
    { id: isBackwards ? 'desc' : 'asc' },
  ],
  beyond: beyondDue,
  at: ({ dueAt }) => dueAt ?? NO_TIME,
}

const newestFirst = (column: 'doneAt' | 'createdAt'): Order => ({
  by: (isBackwards) => [{ [column]: isBackwards ? 'asc' : 'desc' }, { id: isBackwards ? 'asc' : 'desc' }],
  beyond: (cursor) => beyond(column, cursor),
  at: (task) => task[column] ?? NO_TIME,
})

const ORDER = { open: BY_DUE, overdue: BY_DUE, done: newestFirst('doneAt'), all: newestFirst('createdAt') }

/** A page of tasks, 20 unless more are asked for. @throws invalid when the cursor cannot be read */
export async function listTasks(ctx: Ctx, input: z.input<typeof listTasksInput> = {}): Promise<TaskPage> {
  assertMayReadOf(ctx, 'tasks.read')
  const { show, kind, assigneeId, leadId, cursor: written, limit, clientId } = listTasksInput.parse(input)
  const cursor = written ? readCursor(written) : undefined
  const isBackwards = cursor?.towards === 'newer'
  const order = ORDER[show]
  const filters = { ...ofClient(clientId), ...(kind && { kind }), ...(assigneeId && { assigneeId }) }
  const found = await inTransaction(ctx, (tx) =>
    readTasks(tx, {
      where: { AND: [filters, leadId ? { leadId } : {}, shown(show, tx.now), cursor ? order.beyond(cursor) : {}] },
      orderBy: order.by(isBackwards),
      take: limit + 1,
    }),
  )
  const tasks = found.slice(0, limit)
  if (isBackwards) tasks.reverse()
  return { tasks, ...neighbours(tasks, cursor, found.length > limit, order.at) }
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
