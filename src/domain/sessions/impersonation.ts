import { type Actor, aboveWall, type Ctx, type Deps } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { hashToken } from '../../platform/tokens.js'
import { audit } from '../audit/index.js'
import { may } from '../staff/index.js'

const LINK_MS = 60_000

export type ImpersonationSession = {
  actor: Extract<Actor, { kind: 'impersonator' }>
  businessName: string
  timeZone: string
  reason: string
  expiresAt: Date
}

/**
 * Follows the link of startImpersonation, once and within a minute.
 * @throws conflict when it was followed already, is too old or never was
 */
export async function enterImpersonation(ctx: Ctx, input: { token: string }): Promise<{ impersonationId: string }> {
  const tokenHash = hashToken(input.token)
  const { count } = await ctx.db.impersonation.updateMany({
    where: { tokenHash, usedAt: null, endedAt: null, createdAt: { gt: new Date(ctx.now.getTime() - LINK_MS) } },
    data: { usedAt: ctx.now },
  })
  const entered = await ctx.db.impersonation.findUnique({ where: { tokenHash }, select: { id: true } })
  if (count === 0 || !entered) throw conflict('This link has been used or has run out. Open the portal again.')
  const session = await impersonationOfSession(ctx, entered.id)
  if (!session) throw conflict('You may no longer open this portal.')
  await auditVisit(ctx, session, 'sessions.enter-impersonation')
  return { impersonationId: entered.id }
}

/**
 * Who reads the portal in this session; undefined when the visit is over: 30 minutes have passed, it was ended, or the
 * staff login was disabled or may no longer do this. Asked at every request.
 */
export async function impersonationOfSession(
  ctx: Ctx,
  impersonationId: string,
): Promise<ImpersonationSession | undefined> {
  const visit = await ctx.db.impersonation.findFirst({
    where: { id: impersonationId, usedAt: { not: null }, endedAt: null, expiresAt: { gt: ctx.now } },
    include: {
      staff: { select: { id: true, name: true, role: true, isActive: true } },
      client: { select: { id: true, businessName: true, timeZone: true, portalAccess: true } },
    },
  })
  if (!visit?.staff.isActive) return undefined
  const { id, name, role } = visit.staff
  if (!may({ kind: 'staff', id, name, role }, 'clients.impersonate')) return undefined
  const { client, reason, expiresAt } = visit
  const access = client.portalAccess
  return {
    actor: { kind: 'impersonator', id, name, clientId: client.id, access, impersonationId },
    businessName: client.businessName,
    timeZone: client.timeZone,
    reason,
    expiresAt,
  }
}

/** Ends the visit of the actor, if it is one. Safe to repeat. */
export async function endImpersonation(deps: Deps, ctx: Ctx): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'impersonator') return
  const above = aboveWall(deps, ctx)
  const session = await impersonationOfSession(above, actor.impersonationId)
  const { count } = await above.db.impersonation.updateMany({
    where: { id: actor.impersonationId, endedAt: null },
    data: { endedAt: ctx.now },
  })
  if (session && count === 1) await auditVisit(above, session, 'sessions.end-impersonation')
}

const auditVisit = (ctx: Ctx, { actor, businessName }: ImpersonationSession, action: string) =>
  audit({ ...ctx, actor }, { action, subject: { kind: 'client', id: actor.clientId, name: businessName } })
