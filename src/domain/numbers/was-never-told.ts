import type { Ctx } from '../../platform/context.js'
import type { NumberRow } from './number-row.js'
import { OURS } from './vapi-status.js'

/** What can happen to a number without anybody telling Vapi, or anybody calling it. */
const UNHEARD = ['numbers.pick', 'numbers.update', 'numbers.set-primary']

/** Whether a number was only picked from the pool, and Vapi never had it answered by anything of its client. */
export async function wasNeverTold(
  tx: Ctx,
  { id, clientId, vapiStatus, assignedAt }: Pick<NumberRow, 'id' | 'clientId' | 'vapiStatus' | 'assignedAt'>,
): Promise<boolean> {
  if (vapiStatus !== OURS.notTold || clientId === null || assignedAt === null) return false
  const since = await tx.db.auditEntry.findMany({
    where: { clientId, at: { gte: assignedAt }, subjectKind: 'phone_number', subjectId: id },
    select: { action: true },
    distinct: ['action'],
  })
  const actions = since.map(({ action }) => action)
  return actions.includes('numbers.pick') && actions.every((action) => UNHEARD.includes(action))
}
