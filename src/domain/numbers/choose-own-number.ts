import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assistantOf } from './assistant-of.js'
import { assertMayChange } from './may.js'
import { readNumber } from './number-row.js'
import { oneAtATime } from './one-at-a-time.js'
import { OURS } from './vapi-status.js'

export const chooseOwnNumberInput = z.strictObject({ assistantId: z.uuid(), phoneNumberId: z.uuid() })

/**
 * Lets an assistant have a number that its client has already; another assistant of the client that had it loses it. Vapi is
 * told by attachNumber. Doing it twice changes nothing. @throws not_found, forbidden, conflict
 */
export async function chooseOwnNumber(
  ctx: Ctx,
  input: z.input<typeof chooseOwnNumberInput>,
): Promise<{ id: string; number: string }> {
  assertMayChange(ctx)
  const { assistantId, phoneNumberId } = chooseOwnNumberInput.parse(input)
  const { clientId, name } = await assistantOf(ctx, assistantId)
  return inTransaction(ctx, async (tx) => {
    await oneAtATime(tx, clientId)
    const row = await readNumber(tx, phoneNumberId)
    if (row.clientId !== clientId) throw notFound('Phone number')
    const chosen = { id: row.id, number: row.number }
    if (row.assistantId === assistantId) return chosen
    const { count } = await tx.db.phoneNumber.updateMany({
      where: { id: row.id, clientId },
      data: { assistantId, vapiAssistantId: null, ...(row.vapiPhoneNumberId && { vapiStatus: OURS.notTold }) },
    })
    if (count === 0) throw conflict('Somebody else changed this number. Load it again and repeat your change.')
    await audit(tx, {
      action: 'numbers.choose',
      subject: { kind: 'phone_number', id: row.id, name: row.number },
      clientId,
      changes: { assistant: [row.assistant?.name ?? null, name] },
    })
    return chosen
  })
}
