import {
  followAtVapi,
  getNumber,
  hoursFromText,
  updateNumber,
  type WeekText,
  weekText,
} from '../../domain/numbers/index.js'
import type { Ctx } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { choicesOf } from '../choices.js'
import { NUMBER_PROVIDER } from '../number-words.js'
import type { Row, Spec } from '../spec.js'
import type { Field, Section } from '../ui-types.js'

const label: Field = { name: 'label', label: 'Friendly name', kind: 'text', hint: 'Such as: Main line' }

export const newSections: Section[] = [
  {
    title: 'The number',
    text: 'For a number that Vapi has, importing it is simpler.',
    fields: [
      {
        name: 'number',
        label: 'Number',
        kind: 'phone',
        isRequired: true,
        hint: 'With its country code, such as +1 415 555 2671',
      },
      label,
      {
        name: 'provider',
        label: 'Provider',
        kind: 'choice',
        choices: choicesOf(NUMBER_PROVIDER),
        initial: 'TWILIO',
        isRequired: true,
      },
      { name: 'vapiPhoneNumberId', label: 'Number ID in Vapi', kind: 'text' },
    ],
  },
]

const DAYS = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
  ['closedOn', 'Closed on'],
] as const

const DAY_HINTS: Partial<Record<string, string>> = {
  mon: 'Such as 09:00-12:00, 13:00-17:00; empty is closed',
  closedOn: 'Days such as 2026-12-25, with commas between them',
}

const dayField = ([day, name]: (typeof DAYS)[number]): Field => ({
  name: `hours_${day}`,
  label: name,
  kind: 'text',
  ...(DAY_HINTS[day] && { hint: DAY_HINTS[day] }),
})

export const editSections: Section[] = [
  {
    title: 'The number',
    fields: [
      label,
      {
        name: 'isActive',
        label: 'In use',
        kind: 'yes-no',
        hint: 'Otherwise callers hear that nobody can take the call',
      },
    ],
  },
  {
    title: 'What callers hear',
    text: 'Instead of what its assistant says and speaks with. Say in a greeting too what callers have to know, such as that calls are recorded.',
    fields: [
      { name: 'greeting', label: 'Said first', kind: 'text' },
      {
        name: 'voiceProvider',
        label: 'Voice by',
        kind: 'choice',
        choices: [
          { value: '', label: 'The assistant’s own' },
          { value: 'vapi', label: 'Vapi' },
          { value: '11labs', label: 'ElevenLabs' },
        ],
      },
      { name: 'voiceId', label: 'ID of the voice', kind: 'text' },
    ],
  },
  {
    title: 'Hours and forwarding',
    text: 'With hours of its own calls are forwarded outside them, and they count instead of the client’s. Without, a number to forward to takes every call.',
    fields: [
      { name: 'forwardTo', label: 'Forward to', kind: 'phone' },
      { name: 'hasHours', label: 'It has hours of its own', kind: 'yes-no' },
      ...DAYS.map(dayField),
    ],
  },
]

type Hours = Parameters<typeof weekText>[0]
const ofHours = (value: (hours: Hours) => unknown) => ({
  needs: ['hours'],
  value: ({ hours }: Row) => value((hours ?? null) as Hours),
})
const ofVoice = (part: string) => ({
  needs: ['voice'],
  value: ({ voice }: Row) => (voice as Row | null)?.[part] ?? null,
})

/** What the form shows of columns that hold more than one value. */
export const formOf: NonNullable<Spec['computed']> = {
  hasHours: ofHours((hours) => hours !== null),
  hoursInWords: ofHours((hours) => hours && inWords(weekText(hours))),
  ...Object.fromEntries(DAYS.map(([day]) => [`hours_${day}`, ofHours((hours) => weekText(hours)[day] || null)])),
  voiceProvider: ofVoice('provider'),
  voiceId: ofVoice('voiceId'),
}

function inWords(text: WeekText): string {
  return DAYS.flatMap(([day, name]) => (text[day] ? [`${name} ${text[day]}`] : [])).join('; ') || 'Never open'
}

/** Fields of the form as the verb takes them; days and voice, which the form splits up, whole. */
export async function updatePhoneNumber(ctx: Ctx, id: string, changes: Row, expectedUpdatedAt?: Date): Promise<string> {
  if (Object.keys(changes).length === 0) return 'Nothing was different'
  const before = await getNumber(ctx, { id })
  const plain = Object.fromEntries(
    Object.entries(changes).filter(([name]) => ['label', 'isActive', 'greeting', 'forwardTo'].includes(name)),
  )
  const { mustFollow } = await updateNumber(ctx, {
    id,
    changes: { ...plain, ...hoursIn(changes, before), ...voiceIn(changes, before) },
    ...(expectedUpdatedAt && { expectedUpdatedAt }),
  })
  const problem = mustFollow ? await followAtVapi(ctx, { phoneNumberId: id }) : undefined
  return problem ? `Saved. Vapi could not be told: ${problem} Repair the number later.` : 'Saved'
}

type Before = Awaited<ReturnType<typeof getNumber>>

function hoursIn(changes: Row, { hours }: Before): Row {
  const names = Object.keys(changes).filter((name) => name === 'hasHours' || name.startsWith('hours_'))
  if (names.length === 0) return {}
  const has = changes['hasHours'] ?? hours !== null
  if (!has) return { hours: null }
  const text = { ...weekText(hours) }
  for (const [day] of DAYS) if (`hours_${day}` in changes) text[day] = String(changes[`hours_${day}`] ?? '')
  return { hours: hoursFromText(text) }
}

/** @throws invalid when only half of a voice was said */
function voiceIn(changes: Row, { voice }: Before): Row {
  if (!('voiceProvider' in changes) && !('voiceId' in changes)) return {}
  const provider = 'voiceProvider' in changes ? changes['voiceProvider'] : (voice?.provider ?? null)
  const voiceId = 'voiceId' in changes ? changes['voiceId'] : (voice?.voiceId ?? null)
  if (provider === null) return { voice: null }
  if (voiceId === null) throw invalid('voiceId', 'Please write the ID of the voice')
  return { voice: { provider, voiceId } }
}
