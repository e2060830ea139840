import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { hashToken, makeToken } from '../../platform/tokens.js'
import { type Audience, findLogin, type Login, voidLinks } from './logins.js'

export const MINUTE = 60_000

/** Makes a link that sets this login's password once, and voids the older ones. @returns its URL, from the config's host */
export async function makeLink(tx: Ctx, login: Login, minutes: number): Promise<string> {
  await voidLinks(tx, login)
  const token = makeToken() + makeToken()
  const link = {
    id: randomUUID(),
    tokenHash: hashToken(token),
    email: login.email,
    createdAt: tx.now,
    expiresAt: new Date(tx.now.getTime() + minutes * MINUTE),
  }
  if (login.audience === 'staff') {
    await tx.db.staffPasswordLink.create({ data: { ...link, staffId: login.id } })
  } else {
    await tx.db.clientPasswordLink.create({ data: { ...link, clientId: login.clientId, clientUserId: login.id } })
  }
  return `${tx.config.publicUrl}/password/${token}`
}

/** The login a link still works for: unused, in time, login active, and its address the one the link was sent to. */
export async function loginOfLink(ctx: Ctx, token: string): Promise<Login | undefined> {
  const tokenHash = hashToken(token)
  const where = { tokenHash, usedAt: null, expiresAt: { gt: ctx.now } }
  const ofStaff = await ctx.db.staffPasswordLink.findFirst({ where, select: { staffId: true, email: true } })
  if (ofStaff) return activeLogin(ctx, 'staff', { id: ofStaff.staffId, email: ofStaff.email })
  const ofClient = await ctx.db.clientPasswordLink.findFirst({ where, select: { clientUserId: true, email: true } })
  return ofClient ? activeLogin(ctx, 'client', { id: ofClient.clientUserId, email: ofClient.email }) : undefined
}

async function activeLogin(
  ctx: Ctx,
  audience: Audience,
  sentTo: { id: string; email: string },
): Promise<Login | undefined> {
  const login = await findLogin(ctx, audience, { id: sentTo.id })
  return login?.isActive && login.email === sentTo.email ? login : undefined
}

/** Uses a link up. @returns false when somebody else was faster, or it has run out meanwhile */
export async function useLink(tx: Ctx, audience: Audience, token: string): Promise<boolean> {
  const where = { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: tx.now } }
  const data = { usedAt: tx.now }
  const { count } =
    audience === 'staff'
      ? await tx.db.staffPasswordLink.updateMany({ where, data })
      : await tx.db.clientPasswordLink.updateMany({ where, data })
  return count === 1
}
