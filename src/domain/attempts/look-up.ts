import { callFactsOf, isNotAtVapi } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { ABSENT_MS, findAtVapi, GONE_MS, nextCheckAt, nextLookAt } from '../dialling/index.js'
import { accountOfClient, vapiOf } from '../vapi-accounts/index.js'
import { attemptIdOf } from './attempt-id-of.js'

const GONE = 'Whoever asked Vapi is gone, so nobody knows yet whether the phone rings; it is being looked up.'
const ABSENT = 'Vapi did not know this call a day later, so the phone did not ring.'
const FORGOTTEN = 'Vapi does not know this call any more.'

/** An attempt whose time has come to be looked at. */
export type Due = {
  id: string
  clientId: string
  state: 'CLAIMED' | 'PLACED' | 'UNCERTAIN'
  vapiCallId: string | null
  claimedAt: Date
}

/**
 * Finds out what became of an attempt: by our own calls, else at Vapi by what it carries. It is never dialled again, and
 * only what Vapi says ends it. Asks the network, so not in a transaction. Answers whether the state changed.
 * @throws provider_down, provider_rejected when Vapi cannot be asked; it is asked again later
 */
export async function lookUpAttempt(ctx: Ctx, due: Due): Promise<boolean> {
  const ageMs = ctx.now.getTime() - due.claimedAt.getTime()
  if (due.state === 'CLAIMED' && ageMs < GONE_MS) return false
  if (due.state === 'PLACED') return checkPlaced(ctx, due, ageMs)
  const gone = due.state === 'CLAIMED' && (await change(ctx, due, { state: 'UNCERTAIN', reason: GONE }))
  const uncertain = { ...due, state: 'UNCERTAIN' } as const
  // Written first, so that one who dies meanwhile does not ask without end.
  await change(ctx, uncertain, { lookAt: nextLookAt(due.claimedAt, ctx.now) })
  const { id, clientId, claimedAt: writtenAt } = due
  const found = await findAtVapi(ctx, { id, clientId, writtenAt, isIt: (call) => attemptIdOf(call) === id })
  if (typeof found === 'object') {
    const { vapiCallId } = found
    // It may be over by now.
    return change(ctx, uncertain, { state: 'PLACED', evidence: 'LIST', vapiCallId, reason: null, lookAt: ctx.now })
  }
  if (found === 'absent' && ageMs >= ABSENT_MS)
    return change(ctx, uncertain, { state: 'ABSENT', evidence: 'LIST', reason: ABSENT, lookAt: null })
  return gone
}

async function checkPlaced(ctx: Ctx, due: Due, ageMs: number): Promise<boolean> {
  const { clientId, vapiCallId } = due
  await change(ctx, due, { lookAt: nextCheckAt(ctx.now, ageMs) })
  if (!vapiCallId) return false
  const where = { clientId_vapiCallId: { clientId, vapiCallId } }
  const known = await ctx.db.call.findUnique({ where, select: { status: true, endedAt: true } })
  if (known?.status === 'ENDED') return end(ctx, due, known.endedAt)
  try {
    const vapi = await vapiOf(ctx, await accountOfClient(ctx, clientId))
    const { status, endedAtMs } = callFactsOf(await vapi.getCall(vapiCallId))
    return status === 'ENDED' && end(ctx, due, endedAtMs === undefined ? null : new Date(endedAtMs))
  } catch (error) {
    if (!isNotAtVapi(error)) throw error
    return ageMs >= ABSENT_MS && end(ctx, due, null, FORGOTTEN)
  }
}

const end = (ctx: Ctx, due: Due, endedAt: Date | null, reason?: string) =>
  change(ctx, due, { state: 'ENDED', endedAt: endedAt ?? ctx.now, lookAt: null, ...(reason && { reason }) })

type Change = {
  state?: 'UNCERTAIN' | 'PLACED' | 'ABSENT' | 'ENDED'
  evidence?: 'LIST'
  reason?: string | null
  vapiCallId?: string
  lookAt?: Date | null
  endedAt?: Date
}

async function change({ db }: Ctx, { id, state }: Due, data: Change): Promise<boolean> {
  const { count } = await db.callAttempt.updateMany({ where: { id, state }, data })
  return count === 1
}
