import { isTooOld, type SignedIn } from '../../platform/browser-session.js'
import type { Actor, Ctx } from '../../platform/context.js'
import { type Audience, findLogin, type Login } from './logins.js'

export type StaffSession = { actor: Extract<Actor, { kind: 'staff' }>; email: string }

export type ClientUserSession = {
  actor: Extract<Actor, { kind: 'client' }>
  email: string
  businessName: string
  timeZone: string
}

/**
 * Who a session of the back office belongs to now; undefined when it is over: signed out elsewhere, disabled, another
 * role, a new password, or more than twelve hours old. Asked at every request.
 */
export async function staffOfSession(ctx: Ctx, signedIn: SignedIn): Promise<StaffSession | undefined> {
  const login = await liveLogin(ctx, 'staff', signedIn)
  if (login?.audience !== 'staff') return undefined
  const { id, name, role, email } = login
  return { actor: { kind: 'staff', id, name, role }, email }
}

/** Who a session of the portal belongs to now; undefined when it is over, also because the client was deactivated. */
export async function clientUserOfSession(ctx: Ctx, signedIn: SignedIn): Promise<ClientUserSession | undefined> {
  const login = await liveLogin(ctx, 'client', signedIn)
  if (login?.audience !== 'client') return undefined
  const { id, name, clientId, access, email, businessName, timeZone } = login
  return { actor: { kind: 'client', id, name, clientId, access }, email, businessName, timeZone }
}

async function liveLogin(ctx: Ctx, audience: Audience, signedIn: SignedIn): Promise<Login | undefined> {
  if (isTooOld(signedIn, ctx.now)) return undefined
  const login = await findLogin(ctx, audience, { id: signedIn.id })
  return login?.isActive && login.sessionVersion === signedIn.version ? login : undefined
}
