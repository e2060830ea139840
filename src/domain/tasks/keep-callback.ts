import type { Ctx } from '../../platform/context.js'
import { keepTask, type NewTask } from './keep-task.js'
import { readTask, type TaskRow, textPlace } from './task-row.js'

/** How a callback's title begins, before who it is, and the line of its text that has the number. */
export const CALL_BACK = 'Call back '
export const NUMBER_TO_CALL = 'Number to call: '

/**
 * Keeps that somebody wants to be called back: once per call, so that a caller who changes their mind changes the task
 * instead of getting two.
 */
export async function keepCallback(tx: Ctx, task: Omit<NewTask, 'kind'>): Promise<{ id: string; isNew: boolean }> {
  const { clientId, vapiCallId, text } = task
  if (!vapiCallId) return add(tx, task)
  await tx.db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`callback ${vapiCallId}`}, 0))`
  const before = await openCallback(tx, { clientId, vapiCallId })
  if (!before) return add(tx, task)
  const { id } = before
  await tx.db.task.update({
    where: { id },
    data: {
      title: task.title.slice(0, 200),
      dueAt: task.dueAt ?? null,
      dueSaid: task.dueSaid ?? null,
      ...(task.leadId && { leadId: task.leadId }),
      ...(text && { textSealed: tx.vault.seal(textPlace(clientId, id), text) }),
    },
  })
  return { id, isNew: false }
}

type OfCall = { clientId: string; vapiCallId: string }

const openCallback = (tx: Ctx, { clientId, vapiCallId }: OfCall) =>
  tx.db.task.findFirst({
    where: { clientId, vapiCallId, kind: 'CALLBACK', doneAt: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })

/** The callback that was asked for on this call and is still open. */
export async function callbackOf(tx: Ctx, call: OfCall): Promise<TaskRow | undefined> {
  const before = call.vapiCallId ? await openCallback(tx, call) : null
  return before ? readTask(tx, before.id) : undefined
}

const add = async (tx: Ctx, task: Omit<NewTask, 'kind'>) => ({
  ...(await keepTask(tx, { ...task, kind: 'CALLBACK' })),
  isNew: true,
})
