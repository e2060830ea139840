import { factOf, templateFields } from '../../domain/templates/index.js'
import { listVoices } from '../../domain/voices/index.js'
import {
  BUSINESS_TYPE_LABELS,
  type Direction,
  type DraftFacts,
  importRows,
  type Field as Question,
  stepsOf,
  type VoiceChoice,
} from '../../domain/wizard/index.js'
import type { Ctx } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import type { Row } from '../spec.js'
import type { Choice, Field, Section } from '../ui-types.js'

// The form of a template, made from the questions of the wizard. What is left empty the template does not say.

/** Facts have names of their own in the form: a template has an "about" beside the fact of that name. */
const PREFIX = 'fact_'
const nameOf = (question: Question) => PREFIX + question.name

export const aboutFields: Field[] = [
  { name: 'name', label: 'Name', kind: 'text', isRequired: true },
  { name: 'about', label: 'What it is for', kind: 'text', hint: 'Shown where somebody chooses a template' },
  {
    name: 'businessType',
    label: 'Type of business',
    kind: 'choice',
    choices: [
      { value: '', label: 'Any' },
      ...Object.entries(BUSINESS_TYPE_LABELS).map(([value, label]) => ({ value, label })),
    ],
  },
]

/** One part for each step of the wizard. */
export function templateSections(direction: Direction, voices: readonly Choice[] = []): Section[] {
  const asked = new Set(questionsOf(direction))
  const steps = stepsOf(direction).map(({ title, fields }) => ({
    title,
    fields: fields.filter((question) => asked.has(question)).map((question) => inputOf(question, voices)),
  }))
  const [first, ...rest] = steps.filter(({ fields }) => fields.length > 0)
  const text = 'What is left empty the template does not say: each assistant then keeps what it has.'
  return [{ title: 'Template', fields: aboutFields }, ...(first ? [{ ...first, text }, ...rest] : [])]
}

/** The type of business stands at the top of the form. */
const questionsOf = (direction: Direction) => templateFields(direction).filter(({ name }) => name !== 'businessType')

const KINDS: Partial<Record<Question['kind'], Field['kind']>> = {
  text: 'long',
  switch: 'choice',
  choice: 'choice',
  voice: 'choice',
  choices: 'choices',
  rows: 'rows',
  week: 'week',
}

function inputOf(question: Question, voices: readonly Choice[]): Field {
  const { label, help, example, row, columns } = question
  const hint = [question.kind === 'voice' ? '' : help, example && `Such as: ${example}`].filter(Boolean).join(' ')
  const choices = choicesOf(question, voices)
  return {
    name: nameOf(question),
    label,
    kind: KINDS[question.kind] ?? 'text',
    ...(hint && { hint }),
    ...(choices && { choices }),
    ...(row && { row }),
    ...(columns && { columns: columns.map(columnOf) }),
  }
}

function choicesOf({ kind, choices }: Question, voices: readonly Choice[]): Choice[] | undefined {
  const unsaid = { value: '', label: 'Not said' }
  if (kind === 'switch') return [unsaid, { value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }]
  if (kind === 'voice') return [unsaid, ...voices]
  const plain = choices?.map(({ value, label }) => ({ value, label }))
  return kind === 'choice' && plain ? [unsaid, ...plain] : plain
}

function columnOf({ name, label, kind, choices, isRequired }: NonNullable<Question['columns']>[number]) {
  const plain = choices?.map((choice) => ({ value: choice.value, label: choice.label }))
  return { name, label, isRequired, ...(kind === 'text' && { isLong: true }), ...(plain && { choices: plain }) }
}

/** Facts as the form has them: text, and JSON for what is more than one input. */
export function templateValues(direction: Direction, facts: DraftFacts): Row {
  return Object.fromEntries(
    questionsOf(direction).map((question) => [nameOf(question), written(question, factOf(facts, question.name))]),
  )
}

function written({ kind }: Question, value: unknown): string {
  if (value === undefined) return ''
  if (kind === 'rows') return JSON.stringify({ rows: value, pasted: '' })
  if (kind === 'choices' || kind === 'week') return JSON.stringify(value)
  if (kind === 'voice') return voiceKey(value as VoiceChoice | null)
  return value === null ? '' : String(value)
}

/** What was filled in, as facts of a template. @throws invalid for what cannot be read */
export function templateFactsOf(direction: Direction, values: Row): Record<string, unknown> {
  const said = questionsOf(direction).map((question) => {
    const value = values[nameOf(question)]
    const isSaid = typeof value === 'string' && value !== ''
    return [question.name, isSaid ? readAnswer(direction, question, value) : undefined] as const
  })
  return Object.fromEntries(said.filter(([, value]) => value !== undefined))
}

function readAnswer(direction: Direction, question: Question, value: string): unknown {
  switch (question.kind) {
    case 'switch':
      return value === 'true'
    case 'voice':
      return voiceOf(value)
    case 'week':
      return read(question, value)
    case 'choices':
      return withAny(read(question, value))
    case 'rows':
      return withAny(rowsOf(direction, question, read(question, value)))
    default:
      return value
  }
}

const withAny = (list: unknown) => (Array.isArray(list) && list.length === 0 ? undefined : list)

/** The rows, and those of a text that was pasted under them. */
function rowsOf(direction: Direction, question: Question, value: unknown): unknown {
  const { rows, pasted } = (value ?? {}) as { rows?: unknown; pasted?: unknown }
  if (typeof pasted !== 'string' || pasted.trim() === '') return rows
  const imported = importRows(direction, question.name, pasted)
  const [problem] = imported.problems
  if (problem) throw invalid(nameOf(question), `Pasted line ${problem.line}: ${problem.message}`)
  return [...(Array.isArray(rows) ? rows : []), ...imported.rows]
}

function read(question: Question, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid(nameOf(question), 'This is no JSON')
  }
}

/** Refusals name facts, which have other names in the form; what is about the template itself begins with "changes". */
export function fieldsInForm(direction: Direction, fields: Record<string, string>): Record<string, string> {
  const facts = new Set<string>(questionsOf(direction).map(({ name }) => name))
  return Object.fromEntries(
    Object.entries(fields).map(([name, message]) => [facts.has(name) ? PREFIX + name : name, message]),
  )
}

const voiceKey = (voice: VoiceChoice | null) =>
  voice ? JSON.stringify([voice.provider, voice.voiceId, voice.name]) : ''

function voiceOf(key: string): unknown {
  try {
    const [provider, voiceId, name] = JSON.parse(key) as unknown[]
    return { provider, voiceId, name }
  } catch {
    return key
  }
}

/** Every voice that can be had, and those the template has although nobody lists them any more. */
export async function voiceChoices(ctx: Ctx, facts: DraftFacts): Promise<Choice[]> {
  const { voices } = await listVoices(ctx)
  const labels = { vapi: 'Vapi', '11labs': 'ElevenLabs' } as const
  const listed = voices.map(({ provider, voiceId, name }) => ({ provider, voiceId, name }))
  const own = [facts.voice, facts.fallbackVoice].flatMap((voice) => voice ?? [])
  const all = [...listed, ...own.filter(({ voiceId }) => !listed.some((one) => one.voiceId === voiceId))]
  return all.map((voice) => ({ value: voiceKey(voice), label: `${voice.name} (${labels[voice.provider]})` }))
}
