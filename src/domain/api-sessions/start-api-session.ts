import { randomUUID } from 'node:crypto'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { emailAddress } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { type Audience, actorOf, auditOf, findLogin, signInClientUser, signInStaff } from '../sessions/index.js'
import { makeTokens, type Tokens } from './tokens.js'

const LASTS_MS = 30 * 24 * 3_600_000

export type StartInput = { email: string; password: string; audience?: Audience | undefined }

/**
 * Signs a person in for a program of theirs, for 30 days, under the rules and limits of the sign-in pages. Where somebody
 * signs in with the same e-mail at both, it is the client's login that is meant unless they say otherwise.
 * @throws unauthorized with the same words whatever was wrong, too_many
 */
export async function startApiSession(ctx: Ctx, { email, password, audience: asked }: StartInput): Promise<Tokens> {
  const audience = asked ?? (await audienceOf(ctx, email))
  const signIn = audience === 'staff' ? signInStaff : signInClientUser
  const { signedIn } = await signIn(ctx, { email, password, address: ctx.origin?.address ?? 'unknown' })
  // A second factor belongs here: the password was right, and nothing has been handed out.
  return inTransaction(ctx, async (tx) => {
    const login = await findLogin(tx, audience, { id: signedIn.id })
    if (!login?.isActive || login.sessionVersion !== signedIn.version)
      throw new DomainError('unauthorized', 'This login has just changed. Please sign in again.')
    const session = { id: randomUUID(), expiresAt: new Date(tx.now.getTime() + LASTS_MS) }
    await tx.db.apiSession.create({
      data: {
        ...session,
        ...(login.audience === 'staff' ? { staffId: login.id } : { clientId: login.clientId, clientUserId: login.id }),
        sessionVersion: login.sessionVersion,
        address: tx.origin?.address ?? null,
        userAgent: tx.origin?.userAgent?.slice(0, 300) ?? null,
        createdAt: tx.now,
      },
    })
    await audit({ ...tx, actor: actorOf(login) }, auditOf(login, 'api-sessions.start'))
    return makeTokens(tx, { ...session, loginId: login.id })
  })
}

/** Both are looked up always, so that how long it takes tells nothing. */
async function audienceOf(ctx: Ctx, written: string): Promise<Audience> {
  const email = emailAddress.safeParse(written).data ?? ''
  const client = await findLogin(ctx, 'client', { email })
  const staff = await findLogin(ctx, 'staff', { email })
  return staff && !client ? 'staff' : 'client'
}
