import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { toE164 } from '../../platform/phone.js'
import { releaseHolds } from '../appointments/index.js'
import { type CallOutcome, outcomeOf, type Turn, tellOfCall, turnsOf } from '../calls/index.js'
import { FUNCTIONS, isMissedTransfer, tellOfMissedTransfer } from '../functions/index.js'
import { addActivity, keepLead, raiseLeadStatus } from '../leads/index.js'
import { suppressNumber } from '../suppressions/index.js'
import { type EndedCall, lockDueCall } from './ended-call.js'
import { heardIn } from './heard.js'
import { type Judged, judge, type Seen } from './judge.js'
import { languageOf } from './language-of.js'
import { reportedCaller } from './reported.js'
import { noteReportedCallback } from './reported-callback.js'
import { saidStop } from './said-stop.js'
import { isTooOld, lookForAppointment } from './search-later.js'
import { intentFor, outcomeFor } from './vocabulary.js'

/**
 * Does what follows from one ended call, in one transaction: times held for it are free again, whoever called is a lead
 * with this call in its history, numbers that asked for it are called no more, and intent and outcome are judged. Safe to
 * repeat, as it is when more becomes known of the call.
 * @returns false when nothing follows from it any more, or somebody else has it in hand
 */
export async function followUpCall(ctx: Ctx, id: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const call = await lockDueCall(tx, id)
    if (!call) return false
    const { clientId, vapiCallId } = call
    await releaseHolds(tx, { clientId, vapiCallIds: [vapiCallId] })
    const turns = await turnsOf(tx, call)
    const runs = await runsOf(tx, call)
    const seen = await seenOf(tx, call, { turns, runs })
    const isTest = (await tx.db.testCall.count({ where: { clientId, vapiCallId } })) > 0
    const leadId = isTest ? undefined : await leadOf(tx, call, turns)
    const propertyId = await propertyOf(tx, call, runs)
    if (!isTest && isMissedTransfer(call.endedReason)) await tellOfMissedTransfer(tx, missedOf(call))
    await save(tx, call, { ...judge(seen), ended: seen.ended, leadId: leadId ?? null, propertyId })
    // Calls are also brought in from long ago, which is no news.
    if (!isTooOld(tx, call)) await tellOfCall(tx, call)
    if (!isTest && !isTooOld(tx, call)) {
      const language = languageOf(turns, call.language)
      await noteReportedCallback(tx, call, { leadId, number: numberOf(call), language })
    }
    if (!isTest) await lookForAppointment(tx, call, turns)
    return true
  })
}

type RunRow = { name: string; isDone: boolean; propertyId: string | null }

const runsOf = (tx: Ctx, { clientId, vapiCallId }: EndedCall): Promise<RunRow[]> =>
  tx.db.functionRun.findMany({
    where: { clientId, vapiCallId, state: 'DONE' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { name: true, isDone: true, propertyId: true },
  })

type Told = { turns: readonly Turn[]; runs: readonly RunRow[] }

async function seenOf(tx: Ctx, call: EndedCall, { turns, runs }: Told): Promise<Seen> {
  const used = runs.flatMap(({ name, isDone }) => {
    const known = FUNCTIONS.find((fn) => fn.name === name)
    return known ? [{ ...known, isDone }] : []
  })
  const ended = call.endedReason ? outcomeOf(call.endedReason) : 'OTHER'
  return { used, ended, reported: reportedOf(call), found: await foundOn(tx, call), heard: heardIn(turns) }
}

/** Calls from before anything was judged have what their report says where it is shown. */
function reportedOf({
  judgedFrom,
  judgedIntent,
  judgedConfidence,
  correctedIntent,
  ...call
}: EndedCall): Seen['reported'] {
  const outcome = call.reportedOutcome
  if (judgedFrom === 'REPORT') return { intent: judgedIntent, confidence: judgedConfidence, outcome }
  const isUnjudged = judgedFrom === null && correctedIntent === null
  return isUnjudged ? { intent: call.intent, confidence: call.confidence, outcome } : { outcome }
}

const BOOKED: Record<string, CallOutcome> = {
  VIEWING: 'VIEWING_SCHEDULED',
  TOUR: 'TOUR_SCHEDULED',
  MEETING: 'APPOINTMENT_BOOKED',
}

async function foundOn(tx: Ctx, { clientId, vapiCallId }: EndedCall): Promise<Seen['found']> {
  const found = await tx.db.appointment.findFirst({
    where: { clientId, vapiCallId, source: { in: ['REPORT', 'TRANSCRIPT'] } },
    orderBy: { createdAt: 'desc' },
    select: { kind: true, source: true },
  })
  const outcome = found && BOOKED[found.kind]
  return outcome ? { outcome, from: found.source === 'REPORT' ? 'REPORT' : 'TRANSCRIPT' } : undefined
}

const missedOf = (call: EndedCall) => ({
  clientId: call.clientId,
  vapiCallId: call.vapiCallId,
  callerNumber: numberOf(call),
})

/**
 * The lead behind the person on the line, with this call in its history: by the number of the line, else the one whose
 * number was said to an in-call function. Undefined where neither is known.
 */
async function leadOf(tx: Ctx, call: EndedCall, turns: readonly Turn[]): Promise<string | undefined> {
  const { clientId, vapiCallId, startedAt: at, callerName } = call
  const number = numberOf(call)
  const { name, email } = reportedCaller(tx, call)
  const language = turns.length > 0 ? languageOf(turns, call.language) : undefined
  const known = { number, name: name ?? callerName ?? undefined, email, language }
  const lead =
    (await keepLead(tx, { clientId, ...known, source: 'PHONE', at, vapiCallId })) ?? (await leadOnCall(tx, call))
  if (!lead) return undefined
  const about = { clientId, leadId: lead.id, vapiCallId }
  await addActivity(tx, {
    ...about,
    kind: 'CALL',
    key: `call ${vapiCallId}`,
    at,
    subject: { kind: 'call', id: call.id },
  })
  if (turns.some(({ speaker }) => speaker === 'CALLER')) await raiseLeadStatus(tx, { ...about, to: 'CONTACTED' })
  if (number) await suppress(tx, { clientId, number, vapiCallId }, saidStop(turns) ?? reportedStop(call))
  return lead.id
}

/** The lead that was kept during the call, under a number the caller said. */
async function leadOnCall(tx: Ctx, { clientId, vapiCallId }: EndedCall): Promise<{ id: string } | undefined> {
  const where = { clientId, vapiCallId }
  const noted = await tx.db.leadActivity.findFirst({ where, orderBy: { at: 'desc' }, select: { leadId: true } })
  return noted ? { id: noted.leadId } : undefined
}

/** Of the person on the line. */
const numberOf = ({ direction, fromNumber, toNumber }: EndedCall) =>
  toE164((direction === 'OUTBOUND' ? toNumber : fromNumber) ?? '')

type Line = { clientId: string; number: string; vapiCallId: string }

/** The report of an assistant may say it, of words that our rules do not know. */
function reportedStop({ reportedOutcome, judgedFrom, judgedIntent, intent }: EndedCall): string | undefined {
  const isOutcome = reportedOutcome !== null && outcomeFor(reportedOutcome) === 'OPTED_OUT'
  const reported = judgedFrom === 'REPORT' ? judgedIntent : judgedFrom === null ? intent : null
  const isIntent = reported !== null && intentFor(reported) === 'do_not_call'
  return isOutcome || isIntent ? `The report of the call says: ${isOutcome ? reportedOutcome : reported}` : undefined
}

/** Once a call: a person may have lifted it since. */
async function suppress(tx: Ctx, line: Line, evidence: string | undefined): Promise<void> {
  if (!evidence) return
  const { clientId, vapiCallId } = line
  const isKnown = (await tx.db.suppression.count({ where: { clientId, vapiCallId } })) > 0
  if (!isKnown) await suppressNumber(tx, { ...line, source: 'TRANSCRIPT', reason: 'Asked for it on a call', evidence })
}

/** The property the call was last about, else the one its assistant is there for; if it is there still. */
async function propertyOf(
  tx: Ctx,
  { clientId, vapiAssistantId }: EndedCall,
  runs: readonly RunRow[],
): Promise<string | null> {
  const id =
    runs.findLast(({ propertyId }) => propertyId !== null)?.propertyId ??
    (await propertyOfAssistant(tx, { clientId, vapiAssistantId }))
  if (!id || !z.uuid().safeParse(id).success) return null
  const property = await tx.db.property.findFirst({ where: { clientId, id }, select: { id: true } })
  return property?.id ?? null
}

const linked = z.object({ propertyId: z.string().nullish() }).catch({})

async function propertyOfAssistant(
  tx: Ctx,
  { clientId, vapiAssistantId }: Pick<EndedCall, 'clientId' | 'vapiAssistantId'>,
) {
  if (!vapiAssistantId) return undefined
  const found = await tx.db.assistant.findFirst({ where: { clientId, vapiAssistantId }, select: { facts: true } })
  return linked.parse(found?.facts ?? {}).propertyId
}

type Verdict = Judged & { ended: CallOutcome; leadId: string | null; propertyId: string | null }

/** A person's word is kept over the machine's. */
async function save(tx: Ctx, call: EndedCall, { ended, leadId, propertyId, ...judged }: Verdict): Promise<void> {
  const confidence = call.correctedIntent === null ? judged.confidence : 1
  await tx.db.call.updateMany({
    where: { clientId: call.clientId, id: call.id },
    data: {
      outcome: call.correctedOutcome ?? judged.outcome ?? ended,
      intent: call.correctedIntent ?? judged.intent,
      confidence,
      judgedOutcome: judged.outcome,
      judgedIntent: judged.intent,
      judgedConfidence: judged.confidence,
      judgedFrom: judged.from,
      followedUpAt: tx.now,
      callerName: call.callerName ?? (await nameOf(tx, call.clientId, leadId)),
      leadId,
      propertyId,
    },
  })
}

/** Whoever rang before, or said their name to a function, is no unknown caller. */
async function nameOf(tx: Ctx, clientId: string, id: string | null): Promise<string | null> {
  const lead = id ? await tx.db.lead.findFirst({ where: { clientId, id }, select: { name: true } }) : null
  return lead?.name ?? null
}
