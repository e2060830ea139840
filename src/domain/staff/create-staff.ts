import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction, isUniqueViolation } from '../../platform/context.js'
import { forbidden, invalid } from '../../platform/errors.js'
import { emailAddress, line } from '../../platform/fields.js'
import { hashPassword } from '../../platform/passwords.js'
import { audit } from '../audit/index.js'
import { assertMay } from './permissions.js'

export const staffRole = z.enum(['OWNER', 'ADMIN', 'SUPPORT', 'VIEWER'])

export const createStaffInput = z.strictObject({
  email: emailAddress,
  name: line(120),
  role: staffRole,
  /** Without one, they set it themselves through a link. */
  password: z.string().optional(),
})

/**
 * Gives a person of the agency a login for the back office.
 * @throws forbidden when the actor may not, or makes an owner without being one; invalid when the e-mail is taken
 */
export async function createStaff(ctx: Ctx, input: z.input<typeof createStaffInput>): Promise<{ id: string }> {
  assertMay(ctx, 'staff.write')
  const { password, ...person } = createStaffInput.parse(input)
  if (person.role === 'OWNER') assertMayTouchOwners(ctx)
  const passwordHash = password === undefined ? null : await hashPassword(password, person.email)
  return inTransaction(ctx, (tx) => insertStaff(tx, { ...person, passwordHash }))
}

/** @throws forbidden for staff who are not owners */
export function assertMayTouchOwners(ctx: Ctx): void {
  if (ctx.actor.kind === 'staff' && ctx.actor.role !== 'OWNER') throw forbidden('Only an owner can do this')
}

type NewStaff = {
  id?: string
  email: string
  name: string
  role: z.infer<typeof staffRole>
  passwordHash: string | null
}

/** Saves a login and its audit row in the caller's transaction, without asking who asks. */
export async function insertStaff(tx: Ctx, { id = randomUUID(), ...person }: NewStaff): Promise<{ id: string }> {
  await tx.db.staff.createMany({ data: { id, ...person, createdAt: tx.now, updatedAt: tx.now } }).catch(refuseTaken)
  await audit(tx, {
    action: 'staff.create',
    subject: { kind: 'staff', id, name: person.name },
    changes: { email: [null, person.email], role: [null, person.role] },
  })
  return { id }
}

/** @throws invalid instead of the database's unique violation */
export function refuseTaken(thrown: unknown): never {
  throw isUniqueViolation(thrown) ? invalid('email', 'Somebody already signs in with this e-mail address') : thrown
}
