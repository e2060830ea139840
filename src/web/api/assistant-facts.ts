import { z } from 'zod'
import { type DraftFacts, inboundFacts, outboundFacts } from '../../domain/wizard/index.js'
import { line } from '../../platform/fields.js'
import { hoursIn, hoursOut } from './hours.js'
import { cameled, outside, snake } from './names.js'
import { wordIn } from './shapes.js'

// The answers to the wizard's questions as programs write and read them: all names in snake_case, all words in lower case.

const voiceIn = z
  .strictObject({
    provider: z.enum(['vapi', '11labs'], 'Please choose a voice of the list').default('vapi'),
    voice_id: line(100),
    name: line(100).optional().meta({ description: 'For people; its id if not said' }),
  })
  .transform(({ provider, voice_id, name }) => ({ provider, voiceId: voice_id, name: name ?? voice_id }))

const transferIn = z.strictObject({
  name: line(80),
  number: z.string().max(60),
  mode: wordIn(['BLIND', 'WARM']).nullish().meta({ description: 'At once, or after telling them what it is about' }),
})

const {
  voice: _voice,
  fallbackVoice: _fallbackVoice,
  transferNumbers: _transferNumbers,
  hours: _hours,
  afterHours: _afterHours,
  ...ofInbound
} = inboundFacts.shape
const {
  voice: _voiceToo,
  fallbackVoice: _fallbackVoiceToo,
  transferNumbers: _transferNumbersToo,
  ...ofOutbound
} = outboundFacts.shape

/** Facts in a request; those of the other direction are refused by the verb, with what to leave out. */
export const factsIn = z
  .strictObject({
    ...outside({ ...ofOutbound, ...ofInbound }),
    voice: voiceIn,
    fallback_voice: voiceIn.nullable(),
    transfer_numbers: z.array(transferIn).max(10, 'At most 10 rows'),
    hours: hoursIn.nullable().meta({ description: 'When somebody is there; null is always open' }),
    after_hours: wordIn(['ANSWER', 'FORWARD', 'MESSAGE']),
  })
  .partial()
  .meta({
    id: 'AssistantFactsIn',
    description: 'What the assistant knows and how it speaks, as the wizard asks for it',
  })

export type FactsIn = z.output<typeof factsIn>

/** Under our own names. What was not sent is not there. */
export const factsFrom = (facts: FactsIn): Record<string, unknown> => cameled(facts)

/** Not the shape of requests: facts that were kept long ago are told as they are. */
export const factsOut = z.record(z.string(), z.unknown()).meta({
  id: 'AssistantFacts',
  description: 'What was answered so far, in the fields of AssistantFactsIn',
})

/** Facts for programs. */
export function presentFacts({ hours, afterHours, transferNumbers, ...plain }: DraftFacts): Record<string, unknown> {
  return {
    ...(deepSnaked(plain) as Record<string, unknown>),
    ...(hours !== undefined && { hours: hoursOut(hours) }),
    ...(afterHours !== undefined && { after_hours: afterHours.toLowerCase() }),
    ...(transferNumbers !== undefined && {
      transfer_numbers: transferNumbers.map(({ name, number, mode }) => ({
        name,
        number,
        mode: (mode ?? 'BLIND').toLowerCase(),
      })),
    }),
  }
}

/** All names inside are ours, so all are renamed. */
function deepSnaked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepSnaked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [snake(name), deepSnaked(inner)]))
}
