import type { VapiRest } from '../../integrations/voice/index.js'
import type { Ctx, Deps } from '../../platform/context.js'
import { asRefusal, DomainError } from '../../platform/errors.js'
import { makeTurns } from '../../platform/turns.js'
import { ringLock } from '../leads/index.js'
import { ATTEMPT_ID } from './attempt-id-of.js'
import { type Claimed, SEND_WITHIN_MS } from './claim-attempt.js'
import { mayBeCalled } from './gates.js'
import { readDialAnswer } from './read-dial-answer.js'

/** What is known once Vapi was asked, or was not asked. `refusal` is for whoever wanted the call. */
export type Sent =
  | { state: 'PLACED'; vapiCallId: string; reason: string | null }
  | { state: 'REFUSED'; reason: string; refusal: DomainError }
  | { state: 'UNCERTAIN'; reason: string }

/** Each of them holds a connection of the pool while Vapi is asked, for 20 seconds at most. */
const turn = makeTurns(4)

const TOO_LATE = 'It could not be sent in time, so it was not sent at all.'
const NOBODY_KNOWS = 'Nobody knows yet whether the phone rings; it is being looked up.'
const ALL_BUSY = 'All lines of the account at Vapi are in use.'
/** Of these nobody doubts that nothing was dialled: the request was wrong, not paid for, not allowed, or one too many. */
const REFUSALS: readonly unknown[] = [400, 401, 402, 429]

/**
 * Has Vapi ring somebody: looks at the do-not-call list and at the clock a last time, and asks once, whatever comes of it
 * (POST /call knows no idempotency key, contract §0.5). From that look until the answer nobody can put the number on the
 * list, so that no call begins after somebody was told that it does not. `sinceMs` is performance.now() of the claim: a
 * process that stood still meanwhile refuses itself. Never throws for what Vapi does.
 */
export async function sendAttempt(
  deps: Deps,
  above: Ctx,
  { vapi, claimed, sinceMs }: { vapi: VapiRest; claimed: Claimed; sinceMs: number },
): Promise<Sent> {
  const { clientId, toNumber: number } = claimed
  const assertInTime = () => {
    if (performance.now() - sinceMs > SEND_WITHIN_MS) throw new DomainError('unavailable', TOO_LATE)
  }
  let isAsked = false
  const send = async (): Promise<Sent> => {
    assertInTime()
    await mayBeCalled(above, { clientId, number })
    assertInTime()
    isAsked = true
    return sentOf(await vapi.createCall(bodyOf(claimed)))
  }
  try {
    return await turn(() => {
      assertInTime()
      return deps.database.withLock(ringLock({ clientId, number }), send)
    })
  } catch (error) {
    return failed(above, { error, isAsked, id: claimed.id })
  }
}

/** Three ways in which the call says which attempt it is, because any of them may be lost on the way. */
function bodyOf({ id, vapiAssistantId, vapiPhoneNumberId, toNumber, metadata }: Claimed) {
  return {
    assistantId: vapiAssistantId,
    phoneNumberId: vapiPhoneNumberId,
    customer: { number: toNumber, externalId: id },
    name: id,
    assistantOverrides: { metadata: { ...metadata, [ATTEMPT_ID]: id } },
  }
}

function sentOf(answer: Readonly<Record<string, unknown>>): Sent {
  const read = readDialAnswer(answer)
  if (read.kind === 'placed') {
    const { vapiCallId, isWaiting } = read
    return { state: 'PLACED', vapiCallId, reason: isWaiting ? `${ALL_BUSY} It rings once one is free.` : null }
  }
  // A call that is held back for want of a line may still begin, unless Vapi says that it does not.
  if (read.kind === 'all busy') return { state: 'UNCERTAIN', reason: `${ALL_BUSY} ${NOBODY_KNOWS}` }
  if (read.kind === 'refused') {
    const words = `Vapi refused this: “${read.words}”`
    return refused(words, new DomainError('provider_rejected', words))
  }
  return { state: 'UNCERTAIN', reason: `Vapi’s answer names no call. ${NOBODY_KNOWS}` }
}

function failed({ log }: Ctx, { error, isAsked, id }: { error: unknown; isAsked: boolean; id: string }): Sent {
  const refusal = asRefusal(error)
  if (!refusal) log.warn('a call could not be placed', { attempt: id, isAsked, error })
  const isRefusal = REFUSALS.includes(refusal?.details['status']) || refusal?.details['isNeverSent'] === true
  if (refusal && (!isAsked || isRefusal)) return refused(refusal.message, refusal)
  if (!isAsked) return refused(TOO_LATE, new DomainError('unavailable', TOO_LATE))
  return { state: 'UNCERTAIN', reason: `${refusal?.message ?? 'Vapi’s answer was not heard.'} ${NOBODY_KNOWS}` }
}

const refused = (reason: string, refusal: DomainError): Sent => ({ state: 'REFUSED', reason, refusal })
