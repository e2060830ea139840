import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { readNumber } from './number-row.js'

/** Lets a number of the pool be given to somebody before its rest is over. Doing it twice changes nothing. */
export async function endRest(ctx: Ctx, input: { phoneNumberId: string }): Promise<void> {
  assertMay(ctx, 'numbers.write')
  await inTransaction(ctx, async (tx) => {
    const row = await readNumber(tx, input.phoneNumberId)
    const where = { id: row.id, clientId: null, restsUntil: { not: null } }
    const { count } = await tx.db.phoneNumber.updateMany({ where, data: { restsUntil: null } })
    if (count === 0 && row.clientId !== null) throw conflict('This number is not in the pool.')
    if (count === 0) return
    await audit(tx, { action: 'numbers.end-rest', subject: { kind: 'phone_number', id: row.id, name: row.number } })
  })
}
