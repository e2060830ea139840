import { languageModelOf } from '../../integrations/language-model/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { toE164 } from '../../platform/phone.js'
import { enqueue } from '../../platform/queue.js'
import { addFoundAppointment, type FoundAppointment } from '../appointments/index.js'
import { type Turn, turnsOf } from '../calls/index.js'
import { followUpShape } from '../inbound/index.js'
import { resolveWhen, type Speaking } from '../spoken/index.js'
import { type EndedCall, lockCall } from './ended-call.js'
import { heardAppointment, kindOf } from './heard-appointment.js'
import { languageOf } from './language-of.js'
import { readAppointment } from './read-appointment.js'
import { reportedAppointment, reportedCaller } from './reported.js'
import { hasAppointment, isTooOld } from './search-later.js'
import { withPatience } from './with-patience.js'

/** An appointment somebody talked of, with the words that prove it. */
export type Found = Pick<FoundAppointment, 'kind' | 'startsAt' | 'evidence' | 'confidence'>

type Wanted = { clientId: string; callId: string }

/**
 * Looks for an appointment that was agreed on a call and that nobody booked: in its report, else in what was said, by the
 * language model where there is one and by rules where there is none or it fails. What is found waits for a person. The
 * model is asked once about a conversation, also when its answer was lost; safe to repeat.
 */
export async function findAppointment(ctx: Ctx, wanted: Wanted): Promise<void> {
  const search = await inTransaction(ctx, (tx) => begin(tx, wanted))
  if (!search) return
  const found = search.found ?? (await foundIn(ctx, search))
  await inTransaction(ctx, async (tx) => {
    const call = await lockCall(tx, { clientId: wanted.clientId, id: wanted.callId })
    if (!call) return
    await noteSearch(tx, call, searchedState(search.call))
    if (!found || found.startsAt <= tx.now || (await hasAppointment(tx, call))) return
    const source = search.found ? 'REPORT' : 'TRANSCRIPT'
    const isNew = await addFoundAppointment(tx, { ...whoseOf(tx, call), ...found, source })
    if (isNew) await judgeAgain(tx, call)
  })
}

type Search = {
  call: EndedCall
  turns: Turn[]
  speaking: Speaking
  /** What the report says. */
  found?: Found | undefined
  /** Whether the model may be asked: it was not asked about this conversation. */
  isNew: boolean
}

async function begin(tx: Ctx, { clientId, callId }: Wanted): Promise<Search | undefined> {
  const call = await lockCall(tx, { clientId, id: callId })
  if (!call || isTooOld(tx, call) || (await hasAppointment(tx, call))) return undefined
  const turns = await turnsOf(tx, call)
  const language = languageOf(turns, call.language)
  const speaking = { language, timeZone: call.timeZone, now: call.answeredAt ?? call.startedAt }
  const reported = reportedAppointment(tx, call)
  const found = reported && inReport(reported, { call, speaking })
  if (found) return { call, turns, speaking, found, isNew: false }
  if (call.searched === searchedState(call)) return undefined
  const isNew = call.searched !== stateOf(call)
  if (isNew) await noteSearch(tx, call, stateOf(call))
  return { call, turns, speaking, isNew }
}

/** Which conversation is searched; written down before the model is asked. */
const stateOf = ({ conversation }: EndedCall) => conversation?.[2] ?? 'sentences'

/** The same, once what was found in it is kept. */
const searchedState = (call: EndedCall) => `${stateOf(call)} done`

const noteSearch = (tx: Ctx, { clientId, id }: EndedCall, state: string) => tx.db.$executeRaw`
  update calls set stamps = jsonb_set(stamps, '{searched}', to_jsonb(${state}::text))
  where client_id = ${clientId}::uuid and id = ${id}::uuid`

type At = { call: EndedCall; speaking: Speaking }

function inReport(
  { date, time, service }: NonNullable<ReturnType<typeof reportedAppointment>>,
  at: At,
): Found | undefined {
  const when = resolveWhen(`${date}T${time.padStart(5, '0').slice(0, 5)}`, at.speaking)
  if (when.kind !== 'at') return undefined
  const evidence = [`${date} at ${time}`, service].filter(Boolean).join(', ')
  return { kind: kindOf(service ?? '', at.call.businessType), startsAt: when.at, evidence, confidence: 0.8 }
}

async function foundIn(ctx: Ctx, { call, turns, speaking, isNew }: Search): Promise<Found | undefined> {
  const { businessType } = call
  const model = isNew ? languageModelOf(ctx.config) : undefined
  const read =
    model && (await withPatience(ctx, model, () => readAppointment(model, { turns, speaking, businessType })))
  return read ? read.found : heardAppointment(turns, speaking, businessType)
}

function whoseOf(tx: Ctx, call: EndedCall) {
  const { clientId, vapiCallId, direction, fromNumber, toNumber, callerName, leadId, propertyId } = call
  const { name, email } = reportedCaller(tx, call)
  return {
    clientId,
    vapiCallId,
    leadId: leadId ?? undefined,
    propertyId: propertyId ?? undefined,
    attendeeName: name ?? callerName ?? undefined,
    attendeeNumber: toE164((direction === 'OUTBOUND' ? toNumber : fromNumber) ?? ''),
    attendeeEmail: email,
  }
}

/** What was found is what the call led to. */
async function judgeAgain(tx: Ctx, { clientId, id }: EndedCall): Promise<void> {
  await tx.db.call.updateMany({ where: { clientId, id }, data: { followedUpAt: null } })
  await enqueue(tx, followUpShape, {}, { key: 'all' })
}
