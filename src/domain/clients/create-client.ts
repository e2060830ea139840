import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction, isUniqueViolation } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { given } from '../../platform/fields.js'
import { hashPassword } from '../../platform/passwords.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { clientFields } from './fields.js'

export const createClientInput = clientFields.extend({
  /** Of the first client user. Without one, they set it themselves through a link. */
  password: z.string().optional(),
})

/**
 * Creates a client and its first login, which has the same e-mail address.
 * @throws invalid, with the field "email" when a client or a login has it already
 */
export async function createClient(ctx: Ctx, input: z.input<typeof createClientInput>): Promise<{ id: string }> {
  assertMay(ctx, 'clients.write')
  const { password, ...fields } = createClientInput.parse(input)
  if (password !== undefined || fields.portalAccess !== undefined) assertMay(ctx, 'clients.access')
  const passwordHash = password === undefined ? null : await hashPassword(password, fields.email)
  const { email, name, businessName, ...others } = fields
  const id = randomUUID()
  return inTransaction(ctx, async (tx) => {
    await refuseTakenEmail(tx, { email })
    const times = { createdAt: tx.now, updatedAt: tx.now }
    const client = { id, email, name, businessName, ...given(others), ...times }
    await tx.db.client.createMany({ data: client }).catch(refuseTaken)
    const user = { id: randomUUID(), clientId: id, email, name, passwordHash, ...times }
    await tx.db.clientUser.createMany({ data: user }).catch(refuseTaken)
    await audit(tx, {
      action: 'clients.create',
      subject: { kind: 'client', id, name: businessName },
      clientId: id,
      changes: { email: [null, email], businessName: [null, businessName] },
    })
    return { id }
  })
}

/** @throws invalid when another client or the login of another client has this address */
export async function refuseTakenEmail(tx: Ctx, wanted: { email: string; clientId?: string }): Promise<void> {
  const others = wanted.clientId ? { not: wanted.clientId } : {}
  const { email } = wanted
  const clients = await tx.db.client.count({ where: { email, id: others } })
  const users = await tx.db.clientUser.count({ where: { email, clientId: others } })
  if (clients + users > 0) throw takenEmail()
}

/** For two at the same moment, of which the database lets one through. */
export function refuseTaken(thrown: unknown): never {
  throw isUniqueViolation(thrown) ? takenEmail() : thrown
}

const takenEmail = () => invalid('email', 'Another client already has this e-mail address')
