import type { VapiRest } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { asRefusal, DomainError } from '../../platform/errors.js'
import { makeShares } from '../../platform/shares.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'
import { holdRinging } from '../leads/index.js'
import { isTaken } from './is-taken.js'
import { mayBeCalled } from './may-be-called.js'
import { readDialAnswer } from './read-dial-answer.js'

/** A call that is written down, and what Vapi is asked for it. */
export type ToSend = {
  vapi: VapiRest
  /** Of our row: how the log names it. */
  id: string
  line: { clientId: string; number: string }
  request: Record<string, unknown>
  /** performance.now() of when it was written down. */
  sinceMs: number
}

/** What is known once Vapi was asked, or was not asked. `refusal` is for whoever wanted the call. */
export type Sent =
  | { state: 'PLACED'; vapiCallId: string; reason: string | null }
  | { state: 'REFUSED'; reason: string; refusal: DomainError }
  | { state: 'UNCERTAIN'; reason: string }

/** A client whose account at Vapi says nothing keeps nobody else's calls waiting. */
const share = makeShares({ most: 4, mostWaiting: 50, withinMs: TIME_LIMITS.sendWithinMs })

const TOO_LATE = 'It could not be sent in time, so it was not sent at all.'
export const NOBODY_KNOWS = 'Nobody knows yet whether the phone rings; it is being looked up.'
/** Of an answer that cannot be about this call. */
export const TAKEN = {
  state: 'UNCERTAIN',
  reason: `Vapi answered with the id of another call. ${NOBODY_KNOWS}`,
} as const
const ALL_BUSY = 'All lines of the account at Vapi are in use.'
/** Of these nobody doubts that nothing was dialled: the request was wrong, not paid for, not allowed, or one too many. */
const REFUSALS: readonly unknown[] = [400, 401, 402, 429]

/**
 * Has Vapi ring somebody: asks once, whatever comes of it (POST /call knows no idempotency key, contract §0.5). Just before
 * the request goes out, over a connection that stands by then, it looks at the do-not-call list and at the clock a last
 * time. From that look until the request has been sent nobody can put the number on the list, so that no call is sent after
 * somebody was told that it does not come; a process that stood still meanwhile refuses itself. Vapi is waited for without
 * the lock and without a connection to the database. Never throws for what Vapi does. Wants a context above the wall.
 */
export async function sendOnce(above: Ctx, { vapi, id, line, request, sinceMs }: ToSend): Promise<Sent> {
  let isAsked = false
  const assertInTime = () => {
    if (performance.now() - sinceMs > TIME_LIMITS.sendWithinMs) throw tooLate()
  }
  const beforeSending = (send: () => Promise<void>) =>
    inTransaction(above, async (tx) => {
      await holdRinging(tx, line)
      const lookedMs = performance.now()
      await mayBeCalled(tx, line)
      assertInTime()
      if (performance.now() - lookedMs > TIME_LIMITS.lookMs) throw tooLate()
      isAsked = true
      await send()
    })
  try {
    return await share(line.clientId, async () => {
      assertInTime()
      const sent = sentOf(await vapi.createCall(request, beforeSending))
      if (sent.state !== 'PLACED') return sent
      const { clientId } = line
      return (await isTaken(above, { id, clientId, vapiCallId: sent.vapiCallId })) ? TAKEN : sent
    })
  } catch (error) {
    return failed(above, { error, isAsked, id })
  }
}

const tooLate = () => new DomainError('unavailable', TOO_LATE)

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
  if (!refusal) log.warn('a call could not be placed', { call: id, isAsked, error })
  const isRefusal = REFUSALS.includes(refusal?.details['status']) || refusal?.details['isNeverSent'] === true
  // Half a handshake is doubted as well.
  const isSure = isRefusal || (!isAsked && refusal?.code !== 'provider_down')
  if (isSure) return refused(refusal?.message ?? TOO_LATE, refusal ?? tooLate())
  const words = (refusal?.message ?? 'Vapi’s answer was not heard.').replace(AGAIN, '')
  return { state: 'UNCERTAIN', reason: `${words} ${NOBODY_KNOWS}` }
}

/** Nobody should ask again for a call that may ring. */
const AGAIN = / Please try again in a few minutes\.$/

const refused = (reason: string, refusal: DomainError): Sent => ({ state: 'REFUSED', reason, refusal })
