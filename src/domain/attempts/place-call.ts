import type { z } from 'zod'
import { aboveWall, type Ctx, type Deps, inTransaction, isUniqueViolation } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { DO_NOT_CALL, firstLookAt, nextCheckAt, type Sent, sendOnce, TAKEN } from '../dialling/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { accountOfClient, vapiOf } from '../vapi-accounts/index.js'
import { type AttemptRow, readAttempt } from './attempt-row.js'
import {
  type Claimed,
  claimAttempt,
  findRinging,
  newAttemptId,
  notThisOne,
  type PlaceCallInput,
  placeCallInput,
} from './claim-attempt.js'
import { requestOf } from './request-of.js'

/**
 * Has an assistant ring somebody, at most once (docs/decisions/020). The attempt is committed before Vapi is asked, and
 * Vapi is asked once; of what nobody knows the answer says so, and it is looked up. With the id of an attempt that is
 * there already, such as a repeat has, it answers what became of that one and rings nobody.
 * @throws forbidden; invalid on phoneNumber or leadId; not_found; conflict when the number must not be called
 * (do_not_call), is being called (call_under_way), or there is nothing to call with; provider_down when Vapi certainly does
 * not dial
 */
export async function placeCall(
  deps: Deps,
  ctx: Ctx,
  { id = newAttemptId(), ...input }: z.input<typeof placeCallInput> & { id?: string },
): Promise<AttemptRow> {
  assertMayChangeOf(ctx, 'calls.place')
  const asked = placeCallInput.parse(input)
  // A client's role reads attempts and writes none: only this verb does.
  const above = aboveWall(deps, ctx)
  const { clientId } = await findRinging(above, asked)
  if (await isThere(above, id)) return answerOf(above, id, asked)
  const vapi = await vapiOf(above, await accountOfClient(above, clientId))
  const sinceMs = performance.now()
  const claimed = await inTransaction(above, (tx) => claimAttempt(tx, { ...asked, id }))
  if (!claimed) return answerOf(above, id, asked)
  const { toNumber: number } = claimed
  const sent = await sendOnce(above, { vapi, id, line: { clientId, number }, request: requestOf(claimed), sinceMs })
  await keepSent(above, claimed, sent).catch((error: unknown) => {
    // Two calls that were answered with one id at the same moment.
    if (!isUniqueViolation(error)) throw error
    return keepSent(above, claimed, TAKEN)
  })
  if (sent.state === 'REFUSED') throw refusalOf(id, sent.reason, sent.refusal)
  return readAttempt(above, id)
}

const isThere = async ({ db }: Ctx, id: string) => (await db.callAttempt.count({ where: { id } })) > 0

/** What became of an attempt, for whoever asks for it a second time. */
async function answerOf(above: Ctx, id: string, asked: PlaceCallInput): Promise<AttemptRow> {
  const row = await readAttempt(above, id)
  if (row.assistantId !== asked.assistantId || row.leadId !== (asked.leadId ?? null)) throw notThisOne()
  if (row.state === 'REFUSED') throw refusalOf(id, row.reason ?? '')
  return row
}

function refusalOf(attemptId: string, reason: string, cause?: DomainError): DomainError {
  if (reason === DO_NOT_CALL) return new DomainError('conflict', reason, { code: 'do_not_call', attemptId })
  const status = cause?.details['status']
  return new DomainError('provider_down', `${reason} Nobody was rung. To try again, make a new request.`, {
    code: 'call_refused',
    provider: 'vapi',
    attemptId,
    ...(typeof status === 'number' && { status }),
  })
}

/** What Vapi answered counts, also where the clock had given up waiting for it; a webhook may have said more by now. */
async function keepSent({ db, now, log }: Ctx, { id }: Claimed, sent: Sent): Promise<void> {
  const { state, reason } = sent
  if (state === 'UNCERTAIN') {
    const data = { state, reason, lookAt: firstLookAt(now) }
    await db.callAttempt.updateMany({ where: { id, state: 'CLAIMED' }, data })
    return
  }
  const data =
    state === 'PLACED'
      ? { state, reason, vapiCallId: sent.vapiCallId, evidence: 'ANSWER' as const, lookAt: nextCheckAt(now, 0) }
      : { state, reason, lookAt: null }
  const { count } = await db.callAttempt.updateMany({ where: { id, state: { in: ['CLAIMED', 'UNCERTAIN'] } }, data })
  if (count === 1 || state !== 'PLACED') return
  const other = await db.callAttempt.count({ where: { id, vapiCallId: { not: sent.vapiCallId } } })
  if (other > 0) log.error('Vapi has two calls for one attempt', { attempt: id, vapiCallId: sent.vapiCallId })
}
