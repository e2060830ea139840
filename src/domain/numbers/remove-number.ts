import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { readNumber } from './number-row.js'

/**
 * Strikes a number of the pool off our list. Nothing is given up at Vapi or its provider: as long as Vapi has it, the next
 * import brings it back. @throws conflict while a client has it
 */
export async function removeNumber(ctx: Ctx, input: { phoneNumberId: string }): Promise<void> {
  assertMay(ctx, 'numbers.write')
  await inTransaction(ctx, async (tx) => {
    const row = await readNumber(tx, input.phoneNumberId)
    const { count } = await tx.db.phoneNumber.deleteMany({ where: { id: row.id, clientId: null } })
    if (count === 0) throw conflict('A client has this number. Take it back first.')
    await audit(tx, { action: 'numbers.remove', subject: { kind: 'phone_number', id: row.id, name: row.number } })
  })
}
