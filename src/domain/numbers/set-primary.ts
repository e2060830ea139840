import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMayChange } from './may.js'
import { isOwned, readNumber } from './number-row.js'
import { oneAtATime } from './one-at-a-time.js'

/** Makes a number the one that comes first for its client; a client has one of them. Doing it twice changes nothing. */
export async function setPrimary(ctx: Ctx, input: { phoneNumberId: string }): Promise<void> {
  assertMayChange(ctx)
  const { clientId } = await ownedNumber(ctx, input.phoneNumberId)
  await inTransaction(ctx, async (tx) => {
    await oneAtATime(tx, clientId)
    const row = await ownedNumber(tx, input.phoneNumberId)
    if (row.isPrimary) return
    await tx.db.phoneNumber.updateMany({ where: { clientId, isPrimary: true }, data: { isPrimary: false } })
    const { count } = await tx.db.phoneNumber.updateMany({ where: { id: row.id, clientId }, data: { isPrimary: true } })
    if (count === 0) throw conflict('Somebody else changed this number. Load it again and repeat your change.')
    await audit(tx, {
      action: 'numbers.set-primary',
      subject: { kind: 'phone_number', id: row.id, name: row.number },
      clientId,
    })
  })
}

async function ownedNumber(ctx: Ctx, id: string) {
  const row = await readNumber(ctx, id)
  if (!isOwned(row)) throw conflict('A number of the pool is nobody’s primary number. Give it to a client first.')
  return row
}
