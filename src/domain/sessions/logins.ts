import type { Actor, Ctx, StaffRole } from '../../platform/context.js'
import type { Changes } from '../audit/index.js'

/** Whose sign-in it is: the agency's people at /admin, the clients' at the portal. */
export type Audience = 'staff' | 'client'

/** What signing in needs to know about a person, alike for both audiences. */
export type Login = {
  id: string
  email: string
  name: string
  passwordHash: string | null
  sessionVersion: number
  /** For a client user: the client as well. */
  isActive: boolean
} & (
  | { audience: 'staff'; role: StaffRole }
  | {
      audience: 'client'
      clientId: string
      access: 'READ_ONLY' | 'SELF_SERVICE'
      businessName: string
      timeZone: string
    }
)

/** The login with this e-mail address or id, active or not. */
export function findLogin(
  ctx: Ctx,
  audience: Audience,
  where: { id: string } | { email: string },
): Promise<Login | undefined> {
  return audience === 'staff' ? findStaff(ctx, where) : findClientUser(ctx, where)
}

async function findStaff(ctx: Ctx, where: { id: string } | { email: string }): Promise<Login | undefined> {
  const row = await ctx.db.staff.findUnique({ where, select: { ...LOGIN, role: true } })
  return row ? { audience: 'staff', ...row } : undefined
}

async function findClientUser(ctx: Ctx, where: { id: string } | { email: string }): Promise<Login | undefined> {
  const client = { select: { id: true, isActive: true, portalAccess: true, businessName: true, timeZone: true } }
  const row = await ctx.db.clientUser.findUnique({ where, select: { ...LOGIN, client } })
  if (!row) return undefined
  const { client: business, ...login } = row
  return {
    audience: 'client',
    ...login,
    isActive: login.isActive && business.isActive,
    clientId: business.id,
    access: business.portalAccess,
    businessName: business.businessName,
    timeZone: business.timeZone,
  }
}

const LOGIN = {
  id: true,
  email: true,
  name: true,
  passwordHash: true,
  sessionVersion: true,
  isActive: true,
} as const

/** The login as the one who acts. */
export function actorOf(login: Login): Extract<Actor, { kind: 'staff' | 'client' }> {
  const { id, name } = login
  return login.audience === 'staff'
    ? { kind: 'staff', id, name, role: login.role }
    : { kind: 'client', id, name, clientId: login.clientId, access: login.access }
}

/** How a login stands in the audit log. */
export function auditOf(login: Login, action: string, changes?: Changes) {
  const subject = { kind: login.audience === 'staff' ? 'staff' : 'client_user', id: login.id, name: login.name }
  return { action, subject, changes, clientId: login.audience === 'client' ? login.clientId : undefined }
}

/** Saves a new password, which ends every session of the login and every link to set one. */
export async function savePassword(tx: Ctx, login: Login, passwordHash: string): Promise<{ version: number }> {
  const change = {
    where: { id: login.id },
    data: { passwordHash, sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  }
  const saved = login.audience === 'staff' ? await tx.db.staff.update(change) : await tx.db.clientUser.update(change)
  await voidLinks(tx, login)
  return { version: saved.sessionVersion }
}

/** Ends every link that could still set a password of this login. */
export async function voidLinks(tx: Ctx, login: Login): Promise<void> {
  const data = { usedAt: tx.now }
  if (login.audience === 'staff') {
    await tx.db.staffPasswordLink.updateMany({ where: { staffId: login.id, usedAt: null }, data })
  } else {
    const where = { clientId: login.clientId, clientUserId: login.id, usedAt: null }
    await tx.db.clientPasswordLink.updateMany({ where, data })
  }
}
