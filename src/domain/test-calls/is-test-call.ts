import { type Ctx, inTransaction } from '../../platform/context.js'
import { visibleTestCalls } from './may.js'

/** Whether a call at Vapi was a test call: figures leave those out. */
export async function isTestCall(ctx: Ctx, input: { clientId: string; vapiCallId: string }): Promise<boolean> {
  const { clientId, vapiCallId } = input
  const where = { AND: [visibleTestCalls(ctx.actor), { clientId, vapiCallId }] }
  return inTransaction(ctx, async (tx) => (await tx.db.testCall.count({ where })) > 0)
}
