import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { visibleClients } from './visible-clients.js'

/**
 * Notes that a client's usual assistant at Vapi is another one now, or none, if it was `from` at all. Safe to repeat.
 * Whoever calls it has checked that this actor may set up the client's assistants.
 */
export async function changeAgent(
  ctx: Ctx,
  input: { clientId: string; from: string; to: string | null },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { clientId, from, to } = input
    const where = { AND: [visibleClients(tx.actor), { id: clientId, vapiAssistantId: from }] }
    const client = await tx.db.client.findFirst({ where, select: { businessName: true } })
    if (!client) return
    await tx.db.client.updateMany({ where, data: { vapiAssistantId: to } })
    await audit(tx, {
      action: 'clients.update',
      subject: { kind: 'client', id: clientId, name: client.businessName },
      clientId,
      changes: { vapiAssistantId: [from, to] },
    })
  })
}
