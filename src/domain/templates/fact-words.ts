import { type BusinessHours, WEEKDAYS } from '../hours/index.js'
import { type Direction, type DraftFacts, type Field, isAsked, stepsOf, type VoiceChoice } from '../wizard/index.js'

export type FactLine = { label: string; lines: string[] }

/** What an assistant was told, step by step, as people read it; questions that are not asked or not answered are left out. */
export function factsInWords(direction: Direction, facts: DraftFacts): { title: string; facts: FactLine[] }[] {
  const steps = stepsOf(direction).map(({ title, fields }) => ({
    title,
    facts: fields
      .filter((field) => isAsked(field, facts))
      .map((field) => ({ label: field.label, lines: factInWords(field, factOf(facts, field.name)) }))
      .filter(({ lines }) => lines.length > 0),
  }))
  return steps.filter((step) => step.facts.length > 0)
}

export const factOf = (facts: DraftFacts, name: string): unknown => (facts as Record<string, unknown>)[name]

/** One answer in words: a line for each row of a list, none for what was not said. */
export function factInWords(field: Field, value: unknown): string[] {
  if (field.kind === 'week') return value === undefined ? [] : hoursInWords(value as BusinessHours | null)
  if (value === undefined || value === null || value === '') return []
  switch (field.kind) {
    case 'switch':
      return [value === true ? 'Yes' : 'No']
    case 'choice':
      return [labelOf(field.choices, value)]
    case 'choices':
      return [(value as string[]).map((one) => labelOf(field.choices, one)).join(', ') || 'Nothing']
    case 'rows':
      return (value as Record<string, unknown>[]).map((row) => rowInWords(field, row))
    case 'voice':
      return [voiceInWords(value as VoiceChoice)]
    default:
      return [String(value)]
  }
}

/** "Check-up · 30 · from $120": what its columns say, in order. */
export function rowInWords(field: Field, row: Record<string, unknown>): string {
  const cells = (field.columns ?? []).map(({ name, choices }) => [row[name], choices] as const)
  return cells
    .filter(([value]) => value !== undefined && value !== null && value !== '')
    .map(([value, choices]) => labelOf(choices, value))
    .join(' · ')
}

const labelOf = (choices: Field['choices'], value: unknown) =>
  choices?.find((choice) => choice.value === value)?.label ?? String(value)

const PROVIDERS = { vapi: 'Vapi', '11labs': 'ElevenLabs' } as const

const voiceInWords = ({ name, provider }: VoiceChoice) => `${name} (${PROVIDERS[provider]})`

const DAYS = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

function hoursInWords(hours: BusinessHours | null): string[] {
  if (!hours) return ['Always open']
  const days = WEEKDAYS.map((day) => {
    const ranges = (hours.week[day] ?? []).map(({ from, to }) => `${from}–${to}`)
    return `${DAYS[day]} ${ranges.join(', ') || 'closed'}`
  })
  return [...days, ...(hours.closedOn.length > 0 ? [`Closed on ${hours.closedOn.join(', ')}`] : [])]
}
