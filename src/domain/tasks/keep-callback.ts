import type { Ctx } from '../../platform/context.js'
import { keepTask, type NewTask } from './keep-task.js'
import { textPlace } from './task-row.js'

/**
 * Keeps that somebody wants to be called back: once per call, so that a caller who changes their mind changes the task
 * instead of getting two.
 */
export async function keepCallback(tx: Ctx, task: Omit<NewTask, 'kind'>): Promise<{ id: string; isNew: boolean }> {
  const { clientId, vapiCallId, text } = task
  if (!vapiCallId) return add(tx, task)
  await tx.db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`callback ${vapiCallId}`}, 0))`
  const where = { clientId, vapiCallId, kind: 'CALLBACK', doneAt: null } as const
  const before = await tx.db.task.findFirst({ where, orderBy: { createdAt: 'desc' }, select: { id: true } })
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

const add = async (tx: Ctx, task: Omit<NewTask, 'kind'>) => ({
  ...(await keepTask(tx, { ...task, kind: 'CALLBACK' })),
  isNew: true,
})
