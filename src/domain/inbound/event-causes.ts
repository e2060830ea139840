import { parseVapiMessage } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { asRefusal } from '../../platform/errors.js'
import { openIfPossible } from '../../platform/readable.js'
import { isProofOfOrganisation, readSigning, type Signing, type StoredPlan, verifyAgain } from '../signing/index.js'
import { openBody } from './body.js'

/** What a set-aside event is judged by, a second time. */
export type AsideEvent = {
  id: string
  clientId: string
  cause: 'UNREADABLE' | 'SIGNATURE' | 'TOO_LARGE' | null
  bodySealed: Uint8Array
  isDeflated: boolean
  proofSealed: Uint8Array | null
}

/** What it says of itself, now that it may be worked through; or why it stays where it is, in a sentence for staff. */
export type Judgement =
  | { isFree: true; type: string; callKey: string | null; sentAt: Date | null }
  | { isFree: false; cause: AsideEvent['cause']; reason: string }

/** The plans of today, by client; the organisation's has no client. */
export type Plans = ReadonlyMap<string | null, StoredPlan>

export async function plansOf({ db }: Ctx, clientIds: readonly string[]): Promise<Plans> {
  const plans = await db.signingPlan.findMany({
    where: { OR: [{ clientId: { in: [...new Set(clientIds)] } }, { clientId: null }] },
  })
  return new Map(plans.map((plan) => [plan.clientId, plan]))
}

/** Looks again at an event that was set aside: at its signature with the secrets of today, and at what it says. */
export function judgeAgain(ctx: Ctx, event: AsideEvent, plans: Plans): Judgement {
  const stays = (reason: string): Judgement => ({ isFree: false, cause: event.cause, reason })
  if (event.cause === 'TOO_LARGE') return stays(TOO_LARGE)
  const body = bodyOf(ctx, event)
  if (!body) return stays('Its bytes do not open with the keys of this installation')
  if (event.cause === 'SIGNATURE') {
    const reason = signatureProblem(ctx, { event, body, plans })
    if (reason) return stays(reason)
  }
  const read = parseVapiMessage(body)
  if (read.kind === 'unreadable') return { isFree: false, cause: 'UNREADABLE', reason: read.reason }
  const sentAt = read.sentAtMs === undefined ? null : new Date(read.sentAtMs)
  return { isFree: true, type: read.type ?? 'unparsed', callKey: read.callId ?? null, sentAt }
}

/** One that does not open must not hold up the others it is looked at with. */
function bodyOf({ vault, log }: Ctx, event: AsideEvent): Buffer | undefined {
  try {
    return openBody(vault, event)
  } catch (error) {
    log.warn('the body of a webhook event does not open', { eventId: event.id, error })
    return undefined
  }
}

const TOO_LARGE =
  'It was too large, so only the fact that it came was kept. Reconciliation fetches the call from Vapi instead.'

type Kept = { event: AsideEvent; body: Buffer; plans: Plans }

function signatureProblem({ vault, log, now }: Ctx, { event, body, plans }: Kept): string | undefined {
  if (!event.proofSealed) return 'What its signature is checked with was not kept, so it cannot be checked again'
  const { id, clientId } = event
  const place = { clientId, table: 'webhook_events', column: 'proof_sealed', id }
  const proof = openIfPossible({ vault, log }, place, event.proofSealed)
  if (!proof) return 'What its signature is checked with cannot be opened, so it cannot be checked again'
  const plan = plans.get(isProofOfOrganisation(proof) ? null : clientId)
  const signing = signingOf(vault, plan, now)
  if (!('scheme' in signing)) return signing.problem
  const verdict = verifyAgain(signing, proof, body)
  return verdict.isGenuine ? undefined : verdict.reason
}

function signingOf(...asked: Parameters<typeof readSigning>): Signing | { problem: string } {
  try {
    return readSigning(...asked)
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    return { problem: refusal.message }
  }
}
