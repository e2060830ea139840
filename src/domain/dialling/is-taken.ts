import type { Ctx } from '../../platform/context.js'

type Named = { id: string; clientId: string; vapiCallId: string }

/** Whether another call of this client has this id at Vapi already, so that it cannot be this one's. Wants a context above the wall. */
export async function isTaken({ db }: Ctx, { id, clientId, vapiCallId }: Named): Promise<boolean> {
  const where = { clientId, vapiCallId, id: { not: id } }
  return (await db.callAttempt.count({ where })) + (await db.testCall.count({ where })) > 0
}
