import { z } from 'zod'
import type { SignedIn } from '../../platform/browser-session.js'
import type { Ctx } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { emailAddress } from '../../platform/fields.js'
import { isRightPassword } from '../../platform/passwords.js'
import { audit } from '../audit/index.js'
import { type Audience, actorOf, auditOf, findLogin, type Login } from './logins.js'
import { countSignIn, forgetSignIn } from './tries.js'

const signInInput = z.object({
  email: z.string().trim().toLowerCase().max(254).catch(''),
  password: z.string().max(1_000).catch(''),
  /** The socket's address behind the trusted proxies. */
  address: z.string().max(100),
})

export type SignInInput = { email: string; password: string; address: string }

/** What goes into the session, and whom to greet. */
export type SignedInPerson = { signedIn: SignedIn; name: string; email: string }

/**
 * Signs a person of the agency in.
 * @throws unauthorized with the same words whatever was wrong; too_many after 10 tries in 15 minutes for an account or
 * 100 an hour from an address
 */
export const signInStaff = (ctx: Ctx, input: SignInInput): Promise<SignedInPerson> => signIn(ctx, 'staff', input)

/** Signs a client user in, under the same rules as staff. @throws unauthorized, too_many */
export const signInClientUser = (ctx: Ctx, input: SignInInput): Promise<SignedInPerson> => signIn(ctx, 'client', input)

async function signIn(ctx: Ctx, audience: Audience, input: SignInInput): Promise<SignedInPerson> {
  const { email, password, address } = signInInput.parse(input)
  const attempt = { audience, email, address }
  await countSignIn(ctx, attempt)
  // Nothing here is faster for an unknown address: one look-up, one verification, one audit row.
  const login = await findLogin(ctx, audience, { email: emailAddress.safeParse(email).data ?? '' })
  const isRight = await isRightPassword(login?.passwordHash, password)
  if (!login || !isRight || !login.isActive) {
    await auditFailure(ctx, { audience, email, login, isRight })
    throw new DomainError('unauthorized', 'This e-mail and password do not match an active login.')
  }
  await forgetSignIn(ctx, attempt)
  await noteSignIn(ctx, login)
  await audit({ ...ctx, actor: actorOf(login) }, auditOf(login, 'sessions.sign-in'))
  const signedIn = { id: login.id, version: login.sessionVersion, startedAt: ctx.now.getTime() }
  return { signedIn, name: login.name, email: login.email }
}

type Failure = { audience: Audience; email: string; login: Login | undefined; isRight: boolean }

/** What was typed is kept only when it looks like an address: people type passwords into the wrong field. */
async function auditFailure(ctx: Ctx, { audience, email, login, isRight }: Failure): Promise<void> {
  const typed = emailAddress.safeParse(email).data ?? 'not an e-mail address'
  const why = login ? (isRight ? 'login is disabled' : 'wrong password') : 'no such login'
  const unknown = {
    action: 'sessions.sign-in-failed',
    subject: { kind: audience === 'staff' ? 'staff' : 'client_user', id: '', name: typed },
    changes: { reason: [null, why] as const },
  }
  await audit(ctx, login ? auditOf(login, unknown.action, unknown.changes) : unknown)
}

/** Plain SQL, because a sign-in is no change of the record: updatedAt stays, and no form of staff becomes stale. */
async function noteSignIn(ctx: Ctx, login: Login): Promise<void> {
  if (login.audience === 'staff') {
    await ctx.db.$executeRaw`update staff set last_login_at = ${ctx.now} where id = ${login.id}::uuid`
  } else {
    await ctx.db.$executeRaw`update client_users set last_login_at = ${ctx.now} where id = ${login.id}::uuid`
    await ctx.db.$executeRaw`update clients set last_login_at = ${ctx.now} where id = ${login.clientId}::uuid`
  }
}
