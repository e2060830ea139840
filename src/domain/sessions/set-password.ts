import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'
import { hashPassword } from '../../platform/passwords.js'
import { audit } from '../audit/index.js'
import { loginOfLink, useLink } from './links.js'
import { type Audience, actorOf, auditOf, findLogin, savePassword } from './logins.js'

const byLinkInput = z.object({ token: z.string().max(200), password: z.string() })

const VOID = 'This link has been used or has run out. Please ask for a new one.'

/**
 * Sets a password with a mailed link, once: of two at the same moment one wins. Ends every session of the login.
 * @throws conflict when the link is used, too old or void; invalid for the password
 */
export async function setPasswordByLink(
  ctx: Ctx,
  input: { token: string; password: string },
): Promise<{ audience: Audience }> {
  const { token, password } = byLinkInput.parse(input)
  const found = await loginOfLink(ctx, token)
  if (!found) throw conflict(VOID)
  const passwordHash = await hashPassword(password, found.email)
  return inTransaction(ctx, async (tx) => {
    if (!(await useLink(tx, found.audience, token))) throw conflict(VOID)
    const login = await findLogin(tx, found.audience, { id: found.id })
    if (!login?.isActive || login.email !== found.email) throw conflict(VOID)
    await savePassword(tx, login, passwordHash)
    await audit({ ...tx, actor: actorOf(login) }, auditOf(login, 'sessions.set-password-by-link'))
    return { audience: login.audience }
  })
}

/**
 * Sets the password of a login for its owner, who is told it another way. Ends every session of the login. Whoever
 * calls it has checked the permission. @throws not_found, invalid
 */
export async function setLoginPassword(
  ctx: Ctx,
  input: { audience: Audience; id: string; password: string },
): Promise<void> {
  const login = await findLogin(ctx, input.audience, { id: input.id })
  if (!login) throw notFound('Login')
  const passwordHash = await hashPassword(input.password, login.email)
  await inTransaction(ctx, async (tx) => {
    await savePassword(tx, login, passwordHash)
    await audit(tx, auditOf(login, 'sessions.set-password'))
  })
}
