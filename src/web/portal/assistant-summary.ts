import type { AssistantView } from '../../domain/assistants/index.js'
import { WEEKDAYS } from '../../domain/hours/index.js'
import {
  type DraftFacts,
  type Field,
  isAsked,
  type Step,
  stepsOf,
  type VoiceChoice,
} from '../../domain/wizard/index.js'
import { displayNumber } from '../../platform/phone.js'
import { counted } from './times.present.js'

/** What a step was told, in short: a label and a value for each question that has an answer. */
export const summaryOf = (step: Step, facts: DraftFacts) =>
  step.fields
    .filter((field) => isAsked(field, facts))
    .map((field) => ({ label: field.label, value: inShort(field, (facts as Record<string, unknown>)[field.name]) }))
    .filter(({ value }) => value !== '')

function inShort(field: Field, value: unknown): string {
  if (field.kind === 'week') return hoursInShort(value as { week: Record<string, unknown[]> } | null | undefined)
  if (value === undefined || value === null || value === '') return ''
  switch (field.kind) {
    case 'switch':
      return value === true ? 'Yes' : 'No'
    case 'choice':
      return labelOf(field, value)
    case 'choices':
      return (value as unknown[]).map((one) => labelOf(field, one)).join(', ')
    case 'rows':
      return rowsInShort(field, value as Record<string, unknown>[])
    case 'voice':
      return (value as VoiceChoice).name
    case 'phone':
      return displayNumber(String(value))
    case 'zone':
      return String(value).replaceAll('_', ' ')
    default:
      return clipped(String(value))
  }
}

const labelOf = ({ choices = [] }: Field, value: unknown) =>
  choices.find((choice) => choice.value === value)?.label ?? String(value)

function rowsInShort({ columns = [], row = 'row' }: Field, rows: readonly Record<string, unknown>[]): string {
  if (rows.length === 0) return ''
  const names = rows.slice(0, 3).map((one) => clipped(String(one[columns[0]?.name ?? ''] ?? ''), 50))
  return `${counted(rows.length, row)}: ${names.join(', ')}${rows.length > names.length ? ' …' : ''}`
}

function hoursInShort(hours: { week: Record<string, unknown[]> } | null | undefined): string {
  if (hours === undefined) return ''
  if (hours === null) return 'Always open'
  const open = WEEKDAYS.filter((day) => (hours.week[day] ?? []).length > 0).length
  return open === 0 ? 'Closed every day' : `Open ${open === 7 ? 'every day' : `${counted(open, 'day')} a week`}`
}

const clipped = (text: string, most = 120) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text)

/** What an assistant knows, in short, for its own page. */
export function knowsOf({ direction, facts }: Pick<AssistantView, 'direction' | 'facts'>) {
  if (!facts) return []
  const fields = stepsOf(direction).flatMap((step) => step.fields)
  const shown = direction === 'INBOUND' ? OF_INBOUND : OF_OUTBOUND
  return shown.flatMap((name) => {
    const field = fields.find((one) => one.name === name)
    const value = field && isAsked(field, facts) ? inShort(field, (facts as Record<string, unknown>)[name]) : ''
    return field && value ? [{ label: field.label, value }] : []
  })
}

const OF_INBOUND = ['businessName', 'hours', 'afterHours', 'services', 'faqs', 'voice', 'languages', 'functions']
const OF_OUTBOUND = [
  'businessName',
  'audience',
  'objective',
  'style',
  'objections',
  'dataToExtract',
  'voice',
  'languages',
]
