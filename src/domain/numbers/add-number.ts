import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction, isUniqueViolation } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { emptyAsNull, optionalLine, phoneNumber } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { placeOf } from './number-facts.js'

export const addNumberInput = z.strictObject({
  /** The id it is to have, for those who have to find it again when nobody answered them. */
  id: z.uuid().optional(),
  number: phoneNumber,
  label: optionalLine(80).default(null),
  provider: z.enum(['VAPI', 'TWILIO', 'VONAGE', 'TELNYX', 'BYO'], 'Please choose who provides it').default('TWILIO'),
  vapiPhoneNumberId: emptyAsNull(
    z
      .string()
      .trim()
      .max(100, 'At most 100 characters')
      .regex(/^[\w-]+$/, 'An ID has letters, digits and dashes only'),
  ).default(null),
})

/** Writes down a number that we may use; it begins in the pool. @throws invalid when we have it already */
export async function addNumber(ctx: Ctx, input: z.input<typeof addNumberInput>): Promise<{ id: string }> {
  assertMay(ctx, 'numbers.write')
  const { id = randomUUID(), ...fields } = addNumberInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    await refuseKnown(tx, fields)
    await tx.db.phoneNumber
      .create({ data: { id, ...fields, label: fields.label as string | null, ...placeOf(fields.number) } })
      .catch((thrown: unknown) => {
        throw isUniqueViolation(thrown) ? known('number') : thrown
      })
    await audit(tx, { action: 'numbers.add', subject: { kind: 'phone_number', id, name: fields.number } })
    return { id }
  })
}

type Known = Pick<z.output<typeof addNumberInput>, 'number' | 'vapiPhoneNumberId'>

async function refuseKnown(tx: Ctx, { number, vapiPhoneNumberId }: Known): Promise<void> {
  if (await tx.db.phoneNumber.findUnique({ where: { number }, select: { id: true } })) throw known('number')
  if (!vapiPhoneNumberId) return
  if (await tx.db.phoneNumber.findUnique({ where: { vapiPhoneNumberId }, select: { id: true } }))
    throw known('vapiPhoneNumberId')
}

const known = (field: string) =>
  invalid(field, field === 'number' ? 'We have this number already' : 'Another number has this ID')
