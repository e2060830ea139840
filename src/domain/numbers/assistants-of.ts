import { type Ctx, inTransaction } from '../../platform/context.js'
import { visibleClients } from '../clients/index.js'
import { assertMayRead } from './may.js'

/** The assistants of a client that may have a number, by name. */
export async function assistantsOf(ctx: Ctx, input: { clientId: string }): Promise<{ id: string; name: string }[]> {
  assertMayRead(ctx)
  return inTransaction(ctx, (tx) =>
    tx.db.assistant.findMany({
      where: { client: visibleClients(tx.actor), clientId: input.clientId, archivedAt: null },
      select: { id: true, name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 200,
    }),
  )
}
