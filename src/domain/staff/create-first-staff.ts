import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { emailAddress, line } from '../../platform/fields.js'
import { hashPassword } from '../../platform/passwords.js'
import { insertStaff } from './create-staff.js'
import { hashText, readSetupLink, SETUP_SETTING } from './setup-link.js'

const createFirstStaffInput = z.object({
  token: z.string().max(200),
  email: emailAddress,
  name: line(120),
  password: z.string(),
})

/**
 * Creates the first login, an owner, with the link of the start. The link works once, whoever is faster.
 * @throws not_found when the link is void or there is staff already
 */
export async function createFirstStaff(
  ctx: Ctx,
  input: z.input<typeof createFirstStaffInput>,
): Promise<{ id: string }> {
  const { token, password, ...person } = createFirstStaffInput.parse(input)
  if (!(await readSetupLink(ctx, { token }))) throw notFound('Setup link')
  const passwordHash = await hashPassword(password, person.email)
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.setting.deleteMany({ where: { id: SETUP_SETTING, value: hashText(token) } })
    if (count === 0 || (await tx.db.staff.count()) > 0) throw notFound('Setup link')
    // Nobody was there to create it: in the audit log the new owner did it.
    const owner = { kind: 'staff', id: randomUUID(), name: person.name, role: 'OWNER' } as const
    return insertStaff({ ...tx, actor: owner }, { ...person, id: owner.id, role: owner.role, passwordHash })
  })
}
