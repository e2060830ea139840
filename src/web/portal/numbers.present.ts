import {
  countryName,
  type NumberLine,
  type NumberRequestLine,
  type NumberView,
  type WeekText,
  weekText,
} from '../../domain/numbers/index.js'
import { displayNumber } from '../../platform/phone.js'
import { type Clock, counted } from './times.present.js'
import type { Tag } from './words.present.js'

export const NUMBERS = '/numbers'

const TONES = { good: 'good', broken: 'bad', waiting: 'warn', off: 'none', resting: 'none', free: 'none' } as const

/** A number as the list shows it. */
export function presentNumber(line: NumberLine) {
  const { calls, minutes } = line.totals
  const number = displayNumber(line.number)
  const tag: Tag = { text: line.state.words, tone: TONES[line.state.kind] }
  return {
    id: line.id,
    href: `${NUMBERS}/${line.id}`,
    title: line.label ?? number,
    number: line.label ? number : undefined,
    isPrimary: line.isPrimary,
    tag,
    answers: line.answers.replace(/^The usual/, 'Your usual'),
    assistant: line.assistantName ?? 'Your usual assistant',
    totals: calls === 0 ? 'No calls yet' : `${counted(calls, 'call')}, ${counted(minutes, 'minute')}`,
  }
}

/** The same on a page of its own. */
export function presentNumberPage(view: NumberView) {
  return {
    ...presentNumber(view),
    about: [
      view.label ? displayNumber(view.number) : view.country && countryName(view.country),
      view.isPrimary && 'Primary number',
    ]
      .filter(Boolean)
      .join(' · '),
    isActive: view.isActive,
    isLive: view.assistantId !== null && view.state.kind !== 'waiting',
    repair: view.state.repair,
    facts: [
      { label: 'Answers now', value: presentNumber(view).answers },
      { label: 'Assistant', value: view.assistantName ?? 'Your usual assistant' },
      ...(view.greeting ? [{ label: 'Said first', value: view.greeting }] : []),
      ...(view.forwardTo ? [{ label: 'Forwards to', value: displayNumber(view.forwardTo) }] : []),
      { label: 'Hours', value: hoursInWords(view) },
      { label: 'Calls', value: presentNumber(view).totals },
      { label: 'Country', value: view.country ? countryName(view.country) : 'Unknown' },
    ],
  }
}

function hoursInWords({ hours, planHours, forwardTo }: NumberView): string {
  if (!hours) return forwardTo ? 'Every call is forwarded' : planHours ? 'Your usual hours' : 'Always'
  const text = weekText(hours)
  return DAYS.flatMap(([day, name]) => (text[day] ? [`${name} ${text[day]}`] : [])).join('\n') || 'Never open'
}

const DAYS = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const

/** What was typed, or what is kept. */
export type NumberForm = {
  label: string
  greeting: string
  forwardTo: string
  hasHours: boolean
  isActive: boolean
  week: WeekText
}

export const formOf = (view: NumberView): NumberForm => ({
  label: view.label ?? '',
  greeting: view.greeting ?? '',
  forwardTo: view.forwardTo ? displayNumber(view.forwardTo) : '',
  hasHours: view.hours !== null,
  isActive: view.isActive,
  // Somebody who ticks "own hours" begins with the usual ones.
  week: weekText(view.hours ?? view.planHours),
})

export const presentNumberForm = (form: NumberForm, wrong: Record<string, string>) => ({
  ...form,
  wrong,
  days: DAYS.map(([day, label], index) => ({
    name: `hours_${day}`,
    label,
    type: 'text',
    value: form.week[day],
    wrong: wrong[`hours_${day}`],
    ...(index === 0 && { help: 'Such as 09:00-12:00, 13:00-17:00. Empty is closed.' }),
  })),
  closedOn: {
    name: 'hours_closedOn',
    label: 'Closed on',
    type: 'text',
    max: 2_500,
    value: form.week.closedOn,
    wrong: wrong['hours_closedOn'],
    help: 'Days such as 2026-12-25, with commas between them.',
  },
})

const STATES: Record<NumberRequestLine['state'], Tag> = {
  OPEN: { text: 'With your agency', tone: 'warn' },
  FULFILLED: { text: 'Fulfilled', tone: 'good' },
  DECLINED: { text: 'Declined', tone: 'none' },
  CANCELLED: { text: 'Withdrawn', tone: 'none' },
}

/** What was asked for, and what became of it. */
export function presentRequest(line: NumberRequestLine, clock: Clock) {
  return {
    id: line.id,
    wish: `${line.countryName}${line.areaCode ? `, area code ${line.areaCode}` : ''}`,
    about: [line.assistantName && `For “${line.assistantName}”`, line.note].filter(Boolean).join(' · '),
    when: clock.dayAndTime(line.createdAt),
    answer: line.answer ?? undefined,
    tag: STATES[line.state],
    isOpen: line.state === 'OPEN',
  }
}

export type RequestForm = { country: string; areaCode: string; note: string; assistantId: string }

const COUNTRIES = ['US', 'CA', 'GB', 'IE', 'ES', 'FR', 'DE', 'AT', 'CH', 'MX', 'AU']

export const presentRequestForm = (
  form: RequestForm,
  { assistants, wrong }: { assistants: { id: string; name: string }[]; wrong: Record<string, string> },
) => ({
  ...form,
  wrong,
  countries: COUNTRIES.map((value) => ({ value, label: countryName(value), isChosen: value === form.country })),
  assistants: assistants.map(({ id, name }) => ({ value: id, label: name, isChosen: id === form.assistantId })),
})
