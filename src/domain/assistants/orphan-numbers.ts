import { type Ctx, inTransaction } from '../../platform/context.js'
import { OURS } from '../numbers/index.js'

/** Shows on its numbers that an assistant is no longer at Vapi: callers hear nobody until it is published again. */
export async function orphanNumbers(ctx: Ctx, { id, clientId }: { id: string; clientId: string }): Promise<void> {
  const isAtVapi = {
    vapiPhoneNumberId: { not: null },
    OR: [{ vapiStatus: null }, { vapiStatus: { not: OURS.missing } }],
  }
  await inTransaction(ctx, (tx) =>
    tx.db.phoneNumber.updateMany({
      where: { assistantId: id, clientId, ...isAtVapi },
      data: { vapiStatus: OURS.orphaned },
    }),
  )
}
