import { z } from 'zod'
import { DomainError } from '../../platform/errors.js'
import { BUSINESS_TYPES, type Direction, type DraftFacts, type Field, fieldSchema, stepsOf } from '../wizard/index.js'

// What a template may say: some of the facts, and nothing that is only one client's.

/** Facts that belong to one client. Its people and numbers are in no template, so they never reach another client. */
const OF_THE_CLIENT: ReadonlySet<string> = new Set([
  'businessName',
  'address',
  'timeZone',
  'transferNumbers',
  'forwardTo',
])

/** What a template of this direction can say, in the order of the wizard; the type of business stands beside the facts. */
export const templateFields = (direction: Direction): readonly Field[] =>
  stepsOf(direction)
    .flatMap(({ fields }) => fields)
    .filter(({ name }) => mayBeSaid(name))

export const mayBeSaid = (name: string): boolean => !OF_THE_CLIENT.has(name)

export const templateBusinessType = z.enum(BUSINESS_TYPES, 'Please choose a type of business').nullable()

/**
 * The facts of a template, each as its question accepts it.
 * @throws invalid naming every fact that is unknown, belongs to a client or cannot be accepted
 */
export function readTemplateFacts(direction: Direction, given: Record<string, unknown>): DraftFacts {
  const problems: Record<string, string> = {}
  const facts: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    const schema = mayBeSaid(name) ? fieldSchema(direction, name) : undefined
    const parsed = schema?.safeParse(value)
    if (!parsed) problems[name] = 'A template cannot say this'
    else if (parsed.success) facts[name] = parsed.data
    else problems[name] = firstProblem(direction, name, parsed.error)
  }
  const { language, languages } = facts as DraftFacts
  if (language && languages && !languages.includes(language))
    problems['language'] = 'This is none of the languages it speaks'
  const [first] = Object.values(problems)
  if (first !== undefined) throw new DomainError('invalid', 'Please check these fields', { fields: problems })
  return facts as DraftFacts
}

/** Of a list it says where: "Row 2, Answer: Please fill this in". */
function firstProblem(direction: Direction, name: string, error: z.ZodError): string {
  const [issue] = error.issues
  const message = issue?.message ?? 'Please check this'
  const [row, cell] = issue?.path ?? []
  const field = templateFields(direction).find((known) => known.name === name)
  if (field?.kind !== 'rows' || typeof row !== 'number') return message
  const column = field.columns?.find((known) => known.name === cell)
  return `Row ${row + 1}${column ? `, ${column.label}` : ''}: ${message}`
}
