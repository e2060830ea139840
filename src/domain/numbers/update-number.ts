import { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, invalid } from '../../platform/errors.js'
import { given } from '../../platform/fields.js'
import { displayNumber } from '../../platform/phone.js'
import { refuseOwnNumbers } from '../answering/index.js'
import { audit, type Changes, changesOf } from '../audit/index.js'
import { type NumberFields, ownFields, staffFields } from './fields.js'
import { assertMayChange } from './may.js'
import { isOwned, type NumberRow, readNumber } from './number-row.js'

export const updateNumberInput = z.strictObject({
  id: z.uuid(),
  changes: z.record(z.string(), z.unknown()),
  /** The updatedAt that the form showed. */
  expectedUpdatedAt: z.coerce.date().optional(),
})

/**
 * Changes what is said about a number: its friendly name, what is said first, where calls are forwarded to, its hours; staff
 * also its voice and whether it is in use. Our own answers follow at once; where `mustFollow`, Vapi is told by followAtVapi.
 * @throws invalid, forbidden, not_found; conflict when somebody else changed it meanwhile
 */
export async function updateNumber(
  ctx: Ctx,
  input: z.input<typeof updateNumberInput>,
): Promise<{ mustFollow: boolean }> {
  assertMayChange(ctx)
  const { id, expectedUpdatedAt, ...rest } = updateNumberInput.parse(input)
  // A client's own people, and nobody else, are held to what the database lets them write too.
  const isOwn = ctx.actor.kind === 'client' || (ctx.actor.kind === 'impersonator' && !ctx.isAboveWall)
  const fields = (isOwn ? ownFields : staffFields).partial()
  const wanted = given(fields.parse(rest.changes)) as Partial<NumberFields>
  return inTransaction(ctx, async (tx) => {
    const before = await readNumber(tx, id)
    await refuseCircle(tx, before, wanted)
    if (expectedUpdatedAt && expectedUpdatedAt.getTime() !== before.updatedAt.getTime()) throw changedMeanwhile()
    const changes = changesOf<NumberFields>(before, wanted)
    if (Object.keys(changes).length === 0) return { mustFollow: false }
    const { count } = await tx.db.phoneNumber.updateMany({
      where: { id, updatedAt: before.updatedAt },
      data: storable(wanted),
    })
    if (count === 0) throw changedMeanwhile()
    await audit(tx, {
      action: 'numbers.update',
      subject: { kind: 'phone_number', id, name: before.number },
      clientId: before.clientId ?? undefined,
      changes: inShort(changes),
    })
    return { mustFollow: isOwned(before) && Object.keys(changes).some((field) => field !== 'label') }
  })
}

const changedMeanwhile = () => conflict('Somebody else changed this number. Load it again and repeat your change.')

/** A number that forwards to itself, or to another that is answered here, could ring for ever. */
async function refuseCircle(
  tx: Ctx,
  { number, clientId }: NumberRow,
  { forwardTo }: Partial<NumberFields>,
): Promise<void> {
  if (forwardTo === number)
    throw invalid('forwardTo', `${displayNumber(number)} is this number itself. Write another one.`)
  if (forwardTo && clientId) await refuseOwnNumbers(tx, clientId, { forwardTo })
}

const storable = ({ hours, voice, ...plain }: Partial<NumberFields>) => ({
  ...plain,
  ...(hours !== undefined && { hours: hours ?? Prisma.DbNull }),
  ...(voice !== undefined && { voice: voice ?? Prisma.DbNull }),
})

/** Of hours that they changed: they are long, and the number's page shows them. */
function inShort(changes: Changes): Changes {
  const { hours, ...others } = changes
  const words = (week: unknown) => (week ? 'hours of its own' : null)
  return { ...others, ...(hours && { hours: [words(hours[0]), words(hours[1])] }) }
}
