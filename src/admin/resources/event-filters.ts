import type { Choice } from '../ui-types.js'
import { plainName } from '../words.js'

/** Kinds of events staff look for; a type in the database may go on after it, as selectors do. */
const TYPES = [
  'end-of-call-report',
  'status-update',
  'assistant-request',
  'tool-calls',
  'transcript',
  'conversation-update',
  'speech-update',
  'user-interrupted',
  'hang',
  'transfer-update',
  'transfer-destination-request',
  'handoff-destination-request',
  'language-change-detected',
  'call.artifact.upload',
  'call.deleted',
  'chat',
  'session',
  'campaign',
  'unparsed',
]

export const TYPE_CHOICES: Choice[] = TYPES.map((value) => ({ value, label: plainName(value) }))

export const TYPE_WHERE = Object.fromEntries(TYPES.map((type) => [type, { type: { startsWith: type } }]))

const AGES = [
  ['minute', 'Older than a minute', 60],
  ['hour', 'Older than an hour', 3_600],
  ['day', 'Older than a day', 86_400],
] as const

/** The choices of the filter by age, and what each means at a moment. */
export const olderThan = {
  choices: AGES.map(([value, label]): Choice => ({ value, label })),
  where: Object.fromEntries(
    AGES.map(([value, , seconds]) => [
      value,
      (now: Date) => ({ receivedAt: { lt: new Date(now.getTime() - seconds * 1_000) } }),
    ]),
  ),
}
