import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { addActivity, whoOf } from '../leads/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { visibleTasks } from './task-row.js'
import { tellOfTask } from './tell-of-task.js'

export const markTasksDoneInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(500), isDone: z.boolean() })

/**
 * Says of tasks that they are done, or takes that back. Safe to repeat.
 * @throws not_found when one of them is not there; forbidden
 */
export async function markTasksDone(ctx: Ctx, input: z.input<typeof markTasksDoneInput>): Promise<{ changed: number }> {
  assertMayChangeOf(ctx, 'tasks.write')
  const parsed = markTasksDoneInput.safeParse(input)
  // An id that cannot be one is not there, like any other.
  if (!parsed.success) throw notFound('Task')
  const { ids, isDone } = parsed.data
  return inTransaction(ctx, async (tx) => {
    const found = await tx.db.task.findMany({
      where: { AND: [visibleTasks(tx), { id: { in: ids } }] },
      select: { id: true, clientId: true, title: true, leadId: true, doneAt: true },
    })
    if (found.length < new Set(ids).size) throw notFound('Task')
    const changing = found.filter(({ doneAt }) => (doneAt !== null) !== isDone)
    await tx.db.task.updateMany({
      where: { id: { in: changing.map(({ id }) => id) } },
      data: isDone ? { doneAt: tx.now, doneBy: whoOf(tx) } : { doneAt: null, doneBy: null },
    })
    for (const task of changing) await tell(tx, task, isDone)
    return { changed: changing.length }
  })
}

type Marked = { id: string; clientId: string; title: string; leadId: string | null }

async function tell(tx: Ctx, { id, clientId, title, leadId }: Marked, isDone: boolean): Promise<void> {
  const subject = { kind: 'task', id, name: title }
  await audit(tx, { action: isDone ? 'tasks.done' : 'tasks.reopen', subject, clientId })
  if (isDone) await tellOfTask(tx, { clientId, id }, 'task.done')
  if (!leadId) return
  const text = `${isDone ? 'Done' : 'Open again'}: ${title}`
  const key = `task ${id} ${isDone ? 'done' : 'reopened'} ${tx.now.getTime()}`
  await addActivity(tx, { clientId, leadId, kind: 'TASK', key, at: tx.now, subject: { kind: 'task', id }, text })
}
