import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, invalid, notFound } from '../../platform/errors.js'
import { audit, doneBefore, type RequestId } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { accountOfClient, ORGANISATION } from '../vapi-accounts/index.js'
import { assistantOf } from './assistant-of.js'
import { type NumberRow, readNumber } from './number-row.js'
import { oneAtATime } from './one-at-a-time.js'
import { OURS } from './vapi-status.js'

export const assignNumberInput = z.strictObject({
  phoneNumberId: z.uuid(),
  clientId: z.uuid('Please choose a client'),
  /** Of this client; without one its usual assistant answers. */
  assistantId: z.uuid().nullish(),
})

const ACTION = 'numbers.assign'

/**
 * Gives a client a number of the pool. A repeat with the same `requestId` does nothing more. Vapi is told by followAtVapi.
 * @throws conflict when somebody has it, it rests, or it cannot be used in the client's own account at Vapi; forbidden, not_found
 */
export async function assignNumber(
  ctx: Ctx,
  { requestId, ...input }: z.input<typeof assignNumberInput> & RequestId,
): Promise<void> {
  assertMay(ctx, 'numbers.write')
  const { phoneNumberId, clientId, assistantId } = assignNumberInput.parse(input)
  const client = await ctx.db.client.findUnique({ where: { id: clientId }, select: { businessName: true } })
  if (!client) throw notFound('Client')
  if (assistantId && (await assistantOf(ctx, assistantId)).clientId !== clientId)
    throw invalid('assistantId', 'This assistant is of another client')
  await inTransaction(ctx, async (tx) => {
    if (await doneBefore(tx, { requestId, action: ACTION })) return
    const row = await readNumber(tx, phoneNumberId)
    await giveNumber(tx, { row, clientId, assistantId: assistantId ?? null })
    await audit(tx, {
      action: ACTION,
      id: requestId,
      subject: { kind: 'phone_number', id: row.id, name: row.number },
      clientId,
      changes: { client: [null, client.businessName] },
    })
  })
}

type Gift = { row: NumberRow; clientId: string; assistantId: string | null }

/** The write itself, within a transaction: nobody else's number is ever taken away. @throws conflict */
export async function giveNumber(tx: Ctx, { row, clientId, assistantId }: Gift): Promise<void> {
  await refuseForeignAccount(tx, row, clientId)
  await oneAtATime(tx, clientId)
  const hasPrimary = (await tx.db.phoneNumber.count({ where: { clientId, isPrimary: true } })) > 0
  const { count } = await tx.db.phoneNumber.updateMany({
    where: { id: row.id, clientId: null, OR: [{ restsUntil: null }, { restsUntil: { lte: tx.now } }] },
    data: {
      clientId,
      assistantId,
      isPrimary: !hasPrimary,
      isActive: true,
      assignedAt: tx.now,
      restsUntil: null,
      ...(assistantId && { vapiAssistantId: null }),
      ...(row.vapiPhoneNumberId && { vapiStatus: OURS.notTold }),
    },
  })
  if (count === 1) return
  throw conflict(
    row.clientId === null
      ? 'This number still rests: people who knew it as somebody else’s may call it. End its rest first.'
      : 'Somebody has this number already.',
  )
}

/** The pool is in the organisation's account at Vapi, which a client's own key does not open. */
async function refuseForeignAccount(tx: Ctx, row: NumberRow, clientId: string): Promise<void> {
  if (row.vapiPhoneNumberId === null || (await accountOfClient(tx, clientId)) === ORGANISATION) return
  throw conflict(
    'This client has its own account at Vapi, where the numbers of the pool cannot be used. Buy or import one there.',
  )
}
