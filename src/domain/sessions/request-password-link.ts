import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { emailAddress } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { sendMail } from '../notifications/index.js'
import { getSettings } from '../settings/index.js'
import { makeLink } from './links.js'
import { type Audience, auditOf, findLogin } from './logins.js'
import { forgottenPasswordMail } from './mails.js'
import { countLink } from './tries.js'

const requestInput = z.object({ email: emailAddress, audience: z.enum(['client', 'staff']) })

const MINUTES = 60

/**
 * Mails a link that sets a new password, good for an hour and once; older links are void.
 * Answers alike whether the address has a login or not. @throws too_many after 5 an hour for an address
 */
export async function requestPasswordLink(ctx: Ctx, input: { email: string; audience: Audience }): Promise<void> {
  const { email, audience } = requestInput.parse(input)
  await countLink(ctx, { audience, email, address: ctx.origin?.address ?? 'unknown' })
  const login = await findLogin(ctx, audience, { email })
  if (!login?.isActive) {
    const subject = { kind: audience === 'staff' ? 'staff' : 'client_user', id: '', name: email }
    return audit(ctx, { action: 'sessions.request-unknown-password-link', subject })
  }
  const { brandingName } = await getSettings(ctx)
  await inTransaction(ctx, async (tx) => {
    const url = await makeLink(tx, login, MINUTES)
    await sendMail(tx, forgottenPasswordMail({ to: login.email, name: login.name, brandingName, url }))
    await audit(tx, auditOf(login, 'sessions.request-password-link'))
  })
}
