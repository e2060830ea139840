import { CALL_STATUSES, type CallFacts, callFactsOf, type VapiThing } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { type KnownCall, knownCallKey, knownCalls } from '../calls/index.js'
import { findClientBehind } from '../signing/index.js'
import type { VapiAccount } from '../vapi-accounts/index.js'
import { type WaitingTypes, waitingTypes } from './waiting-types.js'

/** What a call at Vapi lacks here: it is not known at all, its report never came, or something came after it. */
export type Lack = 'call' | 'status' | 'report' | 'artifacts'

export type LookedAt = {
  call: VapiThing
  facts: CallFacts
  clientId: string
  lack: Lack
  /** Whether a row of it was there. */
  isKnown: boolean
}

/** A report comes within seconds; what is younger is left to its webhook. */
const GRACE_MS = 120_000
/** For so long after its end a call may still get outputs and recordings. */
const LATE_MS = 24 * 3_600_000

type Looking = { account: VapiAccount; found: Map<string, string | undefined> }

/** Remembers whose assistants and numbers are, for the length of one run. */
export const looking = (account: VapiAccount): Looking => ({ account, found: new Map() })

/** Compares a page of calls with what we have. `unknown` are calls of nobody's assistant and number. */
export async function lookAtCalls(ctx: Ctx, { account, found }: Looking, page: readonly VapiThing[]) {
  const unknown: CallFacts[] = []
  const ours: { call: VapiThing; facts: CallFacts; clientId: string }[] = []
  for (const call of page) {
    const facts = callFactsOf(call)
    const clientId = await clientOf(ctx, { account, found }, facts)
    if (clientId) ours.push({ call, facts, clientId })
    else unknown.push(facts)
  }
  const keys = ours.map(({ call, clientId }) => ({ clientId, vapiCallId: call.id }))
  const waiting = await waitingTypes(ctx, keys)
  const known = await knownCalls(ctx, keys)
  const lacking = ours.flatMap((one): LookedAt[] => {
    const key = knownCallKey({ clientId: one.clientId, vapiCallId: one.call.id })
    const ofUs = { known: known.get(key), waiting: waiting.get(key), now: ctx.now }
    const lack = lackOf(one.facts, ofUs)
    return lack ? [{ ...one, lack, isKnown: ofUs.known !== undefined }] : []
  })
  return { lacking, unknown }
}

type OfUs = { known: KnownCall | undefined; waiting: WaitingTypes | undefined; now: Date }

/** What is missing of a call; undefined when nothing is, or when its webhooks may still be under way. */
export function lackOf(facts: CallFacts, { known, waiting, now }: OfUs): Lack | undefined {
  const ageMs = (since: number | undefined) => now.getTime() - (since ?? 0)
  if (facts.status === undefined) return undefined
  if (facts.status === 'ENDED') {
    const endedAtMs = facts.endedAtMs ?? facts.changedAtMs
    if (waiting?.has('end-of-call-report') || ageMs(endedAtMs) < GRACE_MS) return undefined
    if (!known?.hasReport) return 'report'
    return ageMs(endedAtMs) < LATE_MS && hasMore(facts, known) ? 'artifacts' : undefined
  }
  if (waiting || ageMs(facts.createdAtMs) < GRACE_MS) return undefined
  if (!known) return 'call'
  const isBehind = CALL_STATUSES.indexOf(facts.status) > CALL_STATUSES.indexOf(known.status)
  return isBehind && ageMs(facts.changedAtMs) >= GRACE_MS ? 'status' : undefined
}

const hasMore = (facts: CallFacts, known: KnownCall) =>
  (facts.hasRecording && !known.hasRecording) ||
  (facts.hasOutputs && !known.hasOutputs) ||
  (facts.outputsAtMs ?? 0) > (known.reportedAtMs ?? 0)

/**
 * Whose call it is. What a client's own key opens is that client's, unless it names an assistant or a number of another
 * one: guessing would show one what the other's callers said.
 */
async function clientOf(ctx: Ctx, { account, found }: Looking, { names }: CallFacts): Promise<string | undefined> {
  const key = JSON.stringify(names)
  if (!found.has(key)) {
    const behind = await findClientBehind(ctx.db, names)
    const isOthers = account.clientId !== undefined && behind !== undefined && behind !== account.clientId
    found.set(key, isOthers ? undefined : (account.clientId ?? behind))
  }
  return found.get(key)
}
