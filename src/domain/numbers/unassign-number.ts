import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMayChange } from './may.js'
import { isOwned, readNumber } from './number-row.js'
import { OURS } from './vapi-status.js'

/**
 * Takes a number from its assistant; the client keeps it, and its usual assistant answers. Vapi is told by followAtVapi.
 * Doing it twice changes nothing.
 */
export async function unassignNumber(ctx: Ctx, input: { phoneNumberId: string }): Promise<void> {
  assertMayChange(ctx)
  await inTransaction(ctx, async (tx) => {
    const row = await readNumber(tx, input.phoneNumberId)
    if (!isOwned(row)) throw conflict('This number is in the pool: it has no assistant.')
    if (row.assistantId === null) return
    await tx.db.phoneNumber.updateMany({
      where: { id: row.id, clientId: row.clientId },
      data: {
        assistantId: null,
        vapiAssistantId: null,
        ...(row.vapiPhoneNumberId && { vapiStatus: OURS.notTold }),
      },
    })
    await audit(tx, {
      action: 'numbers.unassign',
      subject: { kind: 'phone_number', id: row.id, name: row.number },
      clientId: row.clientId,
      changes: { assistant: [row.assistant?.name ?? null, null] },
    })
  })
}
