import { z } from 'zod'
import type { SignedIn } from '../../platform/browser-session.js'
import { aboveWall, assertInPerson, type Ctx, type Deps, inTransaction } from '../../platform/context.js'
import { forbidden, invalid } from '../../platform/errors.js'
import { hashPassword, isRightPassword } from '../../platform/passwords.js'
import { audit } from '../audit/index.js'
import { auditOf, findLogin, savePassword } from './logins.js'
import { countSignIn, forgetSignIn } from './tries.js'

const changeInput = z.object({ current: z.string().max(1_000), next: z.string() })

/**
 * Changes the password of whoever asks and ends their other sessions.
 * @returns what belongs into this browser's session from now on
 * @throws invalid with the field "current" or "next"; too_many like a sign-in; forbidden for staff in a client's portal
 */
export async function changeOwnPassword(
  deps: Deps,
  ctx: Ctx,
  input: { current: string; next: string },
): Promise<SignedIn> {
  assertInPerson(ctx.actor)
  const { actor } = ctx
  if (actor.kind !== 'staff' && actor.kind !== 'client') throw forbidden()
  const { current, next } = changeInput.parse(input)
  const above = aboveWall(deps, ctx)
  const login = await findLogin(above, actor.kind, { id: actor.id })
  if (!login?.isActive) throw forbidden()

  const attempt = { audience: login.audience, email: login.email, address: ctx.origin?.address ?? 'unknown' }
  await countSignIn(above, attempt)
  if (!(await isRightPassword(login.passwordHash, current))) {
    throw invalid('current', 'This is not your current password')
  }
  await forgetSignIn(above, attempt)
  const passwordHash = await hashPassword(next, login.email, 'next')
  return inTransaction(above, async (tx) => {
    const { version } = await savePassword(tx, login, passwordHash)
    await audit(tx, auditOf(login, 'sessions.change-own-password'))
    return { id: login.id, version, startedAt: ctx.now.getTime() }
  })
}
