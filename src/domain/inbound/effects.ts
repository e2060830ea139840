import { baseType, type VapiMessage } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { hearOfAttempts } from '../attempts/index.js'
import { applyCallEvents } from '../calls/index.js'
import { fetchCallLater } from './fetch-call-later.js'
import { type ReadCall, readCallEvents } from './speaker-names.js'

/** A stored event whose body could be read. */
export type ReadEvent = { id: string; clientId: string; type: string; receivedAt: Date; read: VapiMessage }

type Effect = (tx: Ctx, events: readonly ReadEvent[]) => Promise<void>

/** What becomes of a message type, in words for staff. Without an effect it is kept and shown, and does nothing. */
export type MessageType = { type: string; words: string; effect?: Effect }

/** Every type of contract §1.2, one line each; a star stands for all that begin like it. */
export const MESSAGE_TYPES: readonly MessageType[] = [
  { type: 'status-update', effect: toCalls, words: 'Moves the call on: queued, ringing, in progress, ended' },
  { type: 'end-of-call-report', effect: toCalls, words: 'Completes the call: conversation, summary, cost, recording' },
  { type: 'transcript', effect: toCalls, words: 'Adds a finished sentence; what is half said is only shown live' },
  {
    type: 'conversation-update',
    effect: toCalls,
    words: 'Stands in for the report; only the newest of a call is kept',
  },
  { type: 'transfer-update', effect: toCalls, words: 'Says whom the call was handed on to' },
  { type: 'language-change-detected', effect: toCalls, words: 'Says which language is spoken' },
  { type: 'language-changed', effect: toCalls, words: 'Says which language is spoken' },
  { type: 'call.deleted', effect: toCalls, words: 'Notes that Vapi deleted its copy; ours stays' },
  {
    type: 'call.artifact.upload',
    effect: toFetch,
    words: 'Has the call fetched again, for what was made after its end',
  },

  { type: 'assistant-request', words: 'Answered at once, which the answer records; kept to explain it' },
  { type: 'tool-calls', words: 'Answered at once; the run of each function is recorded by itself' },
  { type: 'function-call', words: 'Answered at once; the run of the function is recorded by itself' },
  {
    type: 'transfer-destination-request',
    words: 'Answered at once; the transfer itself is reported as transfer-update',
  },
  {
    type: 'handoff-destination-request',
    words: 'Answered at once; the hand-off itself is reported as transfer-update',
  },
  { type: 'knowledge-base-request', words: 'Answered at once' },
  { type: 'voice-request', words: 'Answered at once' },
  { type: 'call.endpointing.request', words: 'Answered at once' },
  { type: 'campaign.predial', words: 'Answered at once' },

  { type: 'speech-update', words: 'Shown live; who spoke when is in the report' },
  { type: 'user-interrupted', words: 'The report holds the conversation as it was heard' },
  { type: 'hang', words: 'The assistant was slow to answer; it changes nothing about the call' },
  { type: 'model-output', words: 'What the model wrote; what was said is in the report' },
  { type: 'voice-input', words: 'What the voice was given; what was said is in the report' },
  { type: 'assistant.*', words: 'The assistant began or spoke; the report holds what was said' },
  { type: 'phone-call-control', words: 'Only for those who run their own telephony' },
  { type: 'call.delete.failed', words: 'Vapi could not delete its copy; nothing changes' },
  { type: 'chat.*', words: 'Chats are no calls; kept for the day they are shown' },
  { type: 'session.*', words: 'Sessions of chats are no calls; kept for the day they are shown' },
  { type: 'campaign.*', words: 'Vapi’s own campaigns; the calls they make are reported as calls' },
  { type: 'contact.*', words: 'Contacts of Vapi’s own campaigns; their calls are reported as calls' },
]

const EFFECTS = new Map(MESSAGE_TYPES.flatMap(({ type, effect }) => (effect ? [[type, effect] as const] : [])))
const NAMED = new Map(MESSAGE_TYPES.map((known) => [known.type, known]))

export const hasEffect = (type: string | undefined): boolean => type !== undefined && EFFECTS.has(baseType(type))

/** What becomes of a type; undefined for one that nobody has heard of, which is kept like the others. */
export function messageTypeOf(type: string): MessageType | undefined {
  const name = baseType(type)
  return NAMED.get(name) ?? NAMED.get(`${name.split('.')[0]}.*`)
}

/** Does what the events ask for, in the caller's transaction. Every effect is safe to repeat, in any order. */
export async function applyEffects(tx: Ctx, events: readonly ReadEvent[]): Promise<void> {
  const effects = new Map<Effect, ReadEvent[]>()
  for (const event of events) {
    const effect = EFFECTS.get(baseType(event.read.type ?? ''))
    if (!effect) continue
    const theirs = effects.get(effect)
    if (theirs) theirs.push(event)
    else effects.set(effect, [event])
  }
  for (const [effect, theirs] of effects) await effect(tx, theirs)
}

async function toCalls(tx: Ctx, events: readonly ReadEvent[]): Promise<void> {
  const calls = await readCallEvents(tx, events)
  await applyCallEvents(
    tx,
    calls.map(({ from: { clientId, receivedAt }, event }) => ({ clientId, receivedAt, event })),
  )
  await hearOfAttempts(tx, calls.map(heardIn))
}

/** What is evidence of a call that we had placed. */
function heardIn({ from: { clientId, receivedAt, read }, event }: ReadCall) {
  const { call, customer } = read.message as { call?: Record<string, unknown>; customer?: unknown }
  const at = event.said.endedAtMs === undefined ? receivedAt : new Date(event.said.endedAtMs)
  return { clientId, vapiCallId: event.callId, call: { customer, ...call }, hasEnded: event.status === 'ENDED', at }
}

async function toFetch(tx: Ctx, events: readonly ReadEvent[]): Promise<void> {
  const calls = new Map<string, { clientId: string; vapiCallId: string }>()
  for (const { clientId, read } of events) {
    if (read.callId) calls.set(`${clientId} ${read.callId}`, { clientId, vapiCallId: read.callId })
  }
  for (const call of calls.values()) await fetchCallLater(tx, call)
}
