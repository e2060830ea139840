import { CLIENT_EVENT_TYPES, CLIENT_EVENTS } from '../client-events/index.js'

export type EventType = { type: string; label: string; means: string }

/** What happens with us, in the form that the API gives it. */
export const OWN_EVENT_TYPES: readonly EventType[] = CLIENT_EVENT_TYPES.map((type) => ({
  type,
  label: CLIENT_EVENTS[type].label,
  means: CLIENT_EVENTS[type].means,
}))

/** What Vapi tells, in the form it gives it, the most useful first; the contract with Vapi, §1.2, has them all. */
export const VAPI_EVENT_TYPES: readonly EventType[] = [
  {
    type: 'end-of-call-report',
    label: 'Report of a call',
    means: 'Once after every call: summary, transcript, outcome, recording',
  },
  { type: 'status-update', label: 'Status of a call', means: 'Ringing, in progress, transferred, ended' },
  { type: 'transcript', label: 'Words as they are spoken', means: 'Every sentence, while the call is on' },
  { type: 'conversation-update', label: 'Conversation so far', means: 'The whole conversation, each time it grows' },
  {
    type: 'tool-calls',
    label: 'Functions the assistant used',
    means: 'Each time it looked something up or took a message',
  },
  { type: 'transfer-update', label: 'Transfers', means: 'When a call is handed on' },
  { type: 'speech-update', label: 'Who is speaking', means: 'Each time somebody begins or stops; very many' },
  { type: 'user-interrupted', label: 'Interruptions', means: 'When the caller talks over the assistant' },
  { type: 'hang', label: 'Slow answers', means: 'When the assistant did not answer in time' },
  { type: 'call.artifact.upload', label: 'Late recordings', means: 'When a recording arrives after the report' },
  { type: 'call.deleted', label: 'Deleted calls', means: 'When a call was deleted at Vapi' },
  { type: 'assistant-request', label: 'Incoming calls', means: 'When a number asks which assistant should answer' },
]

/** What a URL can choose to be told. */
export const EVENT_TYPES: readonly EventType[] = [...OWN_EVENT_TYPES, ...VAPI_EVENT_TYPES]

/** Types that a URL may name. */
export const EVENT_TYPE_NAMES: readonly string[] = EVENT_TYPES.map(({ type }) => type)
