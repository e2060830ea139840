import { createStaff } from '../src/domain/staff/index.js'
import { text } from './flags.js'
import { command } from './support.js'

const OPTIONS = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  password: { type: 'string' },
} as const

/** npm run staff:create -- --email … --name … --role owner|admin|support|viewer --password … */
export const main = command('staff-create', OPTIONS, async (ctx, values) => {
  const email = text(values, 'email') ?? ''
  const role = (text(values, 'role') ?? '').toUpperCase() as 'OWNER'
  if (!role) throw new Error('Say --role owner, admin, support or viewer; the first one should be an owner.')
  const password = text(values, 'password')
  const { id } = await createStaff(ctx, {
    email,
    name: text(values, 'name') ?? '',
    role,
    ...(password !== undefined && { password }),
  })
  const next = password === undefined ? ' They choose a password with "Forgotten password".' : ''
  return { says: `Created the login ${email}.${next}`, data: { id, email, role } }
})
