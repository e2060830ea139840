import type { CallDetail, CallMessage } from '../../domain/calls/index.js'
import { languageName } from '../../platform/language.js'
import { displayNumber } from '../../platform/phone.js'
import { presentJudgement, type RefusedCorrection } from './call-judgement.present.js'
import { presentCall, whoOf } from './calls.present.js'
import { functionInWords } from './functions.present.js'
import { type Clock, length } from './times.present.js'
import { type Fact, factsOf } from './understood.present.js'
import { DIRECTIONS, humanise, isSilent, outcomeTag, type Tag, wantedInWords } from './words.present.js'

type Surroundings = {
  clock: Clock
  currency: string
  isTest?: boolean
  mayCorrect?: boolean
  refused?: RefusedCorrection
}
type Line = {
  side: 'agent' | 'caller' | 'unknown' | 'did'
  who: string
  text: string
  at?: string
  atSeconds?: number
  copy: string
}

/** A whole call as its page shows it. */
export function presentCallPage(
  call: CallDetail,
  { clock, currency, isTest = false, mayCorrect = false, refused }: Surroundings,
) {
  const { caller, number } = whoOf(call)
  const isOver = call.status === 'ENDED'
  const when = clock.range(call.startedAt, call.endedAt)
  const lines = linesOf(call, caller, clock)
  return {
    title: caller,
    caller,
    outcome: outcomeTag(call, clock.now),
    isTest,
    line: [when, (DIRECTIONS[call.direction] ?? '').toLowerCase(), number].filter(Boolean).join(' · '),
    whenInFull: clock.full(call.startedAt),
    zone: clock.zone,
    length: length(call.durationSeconds),
    hasLength: call.durationSeconds !== null,
    lines,
    silence: lines.length === 0 ? silenceOf(call, clock.now) : undefined,
    liveHref: isGoing(call, clock.now) ? `/live#call-${call.id}` : undefined,
    copyTitle: `Call with ${caller}${number ? `, ${number}` : ''}, ${clock.full(call.startedAt)}`,
    inShort: call.summary ?? undefined,
    understood: understoodOf(call, clock, currency),
    judgement: presentJudgement(call, { clock, mayCorrect, refused }),
    about: aboutOf(call),
    wentWell: call.evaluation ? WENT_WELL[call.evaluation] : undefined,
    recording: call.hasRecording ? { href: `${presentCall(call, clock).href}/recording` } : undefined,
    noRecording: !call.hasRecording && isOver && lines.length > 0 ? 'There is no recording of this call.' : undefined,
    details: detailsOf(call, clock),
  }
}

const GOING = ['RINGING', 'IN_PROGRESS', 'FORWARDING']
const isGoing = (call: CallDetail, now: Date) => GOING.includes(call.status) && !isSilent(call, now)

const WENT_WELL: Record<string, Tag> = {
  POSITIVE: { text: 'Yes', tone: 'good' },
  NEGATIVE: { text: 'No', tone: 'bad' },
  NEUTRAL: { text: 'Partly', tone: 'warn' },
}

function linesOf(call: CallDetail, caller: string, clock: Clock): Line[] {
  const person = call.callerName ?? (caller.startsWith('Unknown') ? 'Caller' : caller)
  const messages = joinUses(call.messages)
  return messages.map((message) => {
    const side = SIDES[message.speaker]
    const text = message.speaker === 'FUNCTION' ? functionInWords(message, clock) : message.text
    const who = { did: 'The assistant', caller: person, agent: 'Assistant', unknown: 'Speaker not known' }[side]
    const seconds = message.offsetMs === null ? undefined : Math.max(0, message.offsetMs / 1000)
    const at =
      seconds === undefined ? {} : { at: length(Math.floor(seconds)), atSeconds: Math.round(seconds * 10) / 10 }
    const copy = side === 'did' ? `(${text})` : `${at.at ? `${at.at}  ` : ''}${who}: ${text}`
    return { side, who, text, ...at, copy }
  })
}

const SIDES = { ASSISTANT: 'agent', CALLER: 'caller', FUNCTION: 'did', UNKNOWN: 'unknown' } as const

type Use = Extract<CallMessage, { speaker: 'FUNCTION' }>

/** Vapi reports the use of a function and its answer as two messages; they are one line to a person. */
function joinUses(messages: CallMessage[]): CallMessage[] {
  const joined: CallMessage[] = []
  for (const message of messages) {
    const asked = message.speaker === 'FUNCTION' && message.result !== undefined ? openUse(joined, message) : undefined
    if (asked === undefined) joined.push(message)
    else joined[asked] = { ...(joined[asked] as Use), result: (message as Use).result }
  }
  return joined
}

function openUse(joined: CallMessage[], answer: Use): number | undefined {
  const at = joined.findIndex(
    (one) => one.speaker === 'FUNCTION' && one.name === answer.name && one.result === undefined,
  )
  return at >= 0 ? at : undefined
}

const SILENCE: Readonly<Record<string, string>> = {
  NO_ANSWER: 'Nobody picked up, so nothing was said.',
  BUSY: 'The line was busy, so nothing was said.',
  REJECTED: 'The call was declined, so nothing was said.',
  VOICEMAIL: 'The call reached a voicemail.',
  FAILED_TO_CONNECT: 'The call did not connect, so nothing was said.',
  PROVIDER_FAILED: 'A technical fault ended the call before anything was said.',
  NOT_CONFIGURED: 'The assistant was not ready for this call, so nothing was said.',
  NOT_STARTED: 'The call never began.',
}

function silenceOf(call: CallDetail, now: Date): string {
  if (isSilent(call, now)) return 'Nothing more was reported about this call.'
  if (call.status !== 'ENDED') return 'The conversation shows up here a few seconds after the call ends.'
  return SILENCE[call.outcome ?? ''] ?? 'Nothing was said on this call.'
}

const SHOWN_ELSEWHERE = /^(intent|outcome|call outcome|service name|service|summary|success evaluation)$/i

function understoodOf(call: CallDetail, clock: Clock, currency: string): Fact[] {
  const own: (Fact | undefined)[] = [
    call.intent ? { label: 'Wanted', value: wantedInWords(call.intent) } : undefined,
    call.serviceName ? { label: 'Service', value: call.serviceName } : undefined,
  ]
  const extracted = [call.structured, call.customFields].flatMap((fields) => factsOf(priced(fields, currency), clock))
  const seen = new Set<string>()
  return [...own, ...extracted]
    .filter((fact): fact is Fact => fact !== undefined)
    .filter((fact, index) => (index < 2 && own.includes(fact) ? true : !SHOWN_ELSEWHERE.test(fact.label)))
    .filter(({ label }) => !seen.has(label.toLowerCase()) && seen.add(label.toLowerCase()))
}

const MONEY = new Set(['price', 'amount', 'fee', 'deposit'])

/** Amounts that come as bare numbers get the client's currency. */
function priced(fields: Record<string, unknown>, currency: string): Record<string, unknown> {
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: /^[A-Z]{3}$/.test(currency) ? currency : 'USD',
  })
  const isAmount = (key: string, value: unknown): value is number | string =>
    MONEY.has(humanise(key).toLowerCase().split(' ').at(-1) ?? '') &&
    value !== '' &&
    Number.isFinite(Number(value)) &&
    typeof value !== 'boolean' &&
    value !== null
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, isAmount(key, value) ? format.format(Number(value)) : value]),
  )
}

/** Where more is to be found about whom and what. */
const aboutOf = ({ lead, property }: CallDetail) => [
  ...(lead ? [{ label: 'Lead', value: lead.name ?? 'See this lead', href: `/leads/${lead.id}` }] : []),
  ...(property ? [{ label: 'Property', value: property.address, href: `/properties/${property.id}` }] : []),
]

const ENDED: readonly [RegExp, string][] = [
  [/^customer-ended-call$/, 'The other side hung up'],
  [/^assistant-(ended-call|said-end-call-phrase)/, 'The assistant said goodbye'],
  [/^assistant-forwarded-call$|transfer/, 'The call was passed on'],
  [/^silence-timed-out$/, 'Nobody spoke any more'],
  [/^exceeded-max-duration$/, 'It reached the longest allowed time'],
  [/^customer-did-not-answer$/, 'Nobody picked up'],
  [/^customer-busy$/, 'The line was busy'],
  [/^voicemail$/, 'A voicemail picked up'],
]

function detailsOf(call: CallDetail, clock: Clock): Fact[] {
  const ended = ENDED.find(([pattern]) => pattern.test(call.endedReason ?? ''))?.[1]
  const facts: (Fact | undefined)[] = [
    { label: 'Began', value: clock.plain(call.startedAt) },
    { label: 'Length', value: length(call.durationSeconds) },
    { label: 'Direction', value: DIRECTIONS[call.direction] ?? '' },
    ended ? { label: 'How it ended', value: ended } : undefined,
    call.forwardedTo ? { label: 'Transferred to', value: displayNumber(call.forwardedTo) } : undefined,
    call.language ? { label: 'Language', value: languageName(call.language) } : undefined,
    { label: 'Times are', value: clock.zone },
  ]
  return facts.filter((fact): fact is Fact => fact !== undefined && fact.value !== '–')
}
