import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { sendMail } from '../notifications/index.js'
import { getSettings } from '../settings/index.js'
import { assertMay, assertMayTouchOwners } from '../staff/index.js'
import { makeLink } from './links.js'
import { type Audience, auditOf, findLogin } from './logins.js'
import { invitationMail } from './mails.js'

const MINUTES = 3 * 24 * 60

/**
 * Mails a link that sets a login's password, good for three days and once; older links are void. Whoever calls it has
 * checked the permission. @returns the link too, to be shown to staff once
 * @throws not_found, conflict when the login is disabled
 */
export async function inviteToSetPassword(
  ctx: Ctx,
  input: { audience: Audience; id: string },
): Promise<{ sentTo: string; url: string }> {
  const login = await findLogin(ctx, input.audience, { id: input.id })
  if (!login) throw notFound('Login')
  if (!login.isActive) throw conflict('This login is not active. Activate it first.')
  const { brandingName } = await getSettings(ctx)
  return inTransaction(ctx, async (tx) => {
    const url = await makeLink(tx, login, MINUTES)
    await sendMail(tx, invitationMail({ to: login.email, name: login.name, brandingName, url }))
    await audit(tx, auditOf(login, 'sessions.send-password-link'))
    return { sentTo: login.email, url }
  })
}

/** Mails a person of the agency a link to set their password. @throws forbidden for an owner's, by others than owners */
export async function sendStaffPasswordLink(
  ctx: Ctx,
  input: { staffId: string },
): Promise<{ sentTo: string; url: string }> {
  assertMay(ctx, 'staff.write')
  const login = await findLogin(ctx, 'staff', { id: input.staffId })
  if (login?.audience === 'staff' && login.role === 'OWNER') assertMayTouchOwners(ctx)
  return inviteToSetPassword(ctx, { audience: 'staff', id: input.staffId })
}
