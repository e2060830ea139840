import type { Direction, DraftFacts, Field } from '../wizard/index.js'
import { templateFields } from './template-facts.js'

/**
 * The facts of one client's assistant without what is only that client's: its name, address, numbers and addresses on the
 * web, wherever they were written. Of a list only the rows that name one of them go.
 * @returns also what was left out, in words
 */
export function withoutClient(direction: Direction, facts: DraftFacts): { facts: DraftFacts; leftOut: string[] } {
  const names = [facts.businessName, facts.address].filter((name): name is string => Boolean(name))
  const isOfClient = (field: Field, value: unknown) =>
    FREE_TEXT.has(field.kind) && textsIn(value).some((text) => namesClient(text, names))
  const kept: Record<string, unknown> = {}
  const leftOut: string[] = []
  for (const field of templateFields(direction)) {
    const value = (facts as Record<string, unknown>)[field.name]
    if (isUnsaid(field, value)) continue
    const rows = field.kind === 'rows' ? (value as unknown[]) : undefined
    const rest = rows?.filter((row) => !isOfClient(field, row))
    if (rows && rest && rest.length < rows.length)
      leftOut.push(`${rows.length - rest.length} of ${rows.length} in “${field.label}”`)
    if (rest ? rest.length > 0 : !isOfClient(field, value)) kept[field.name] = rest ?? value
    else if (!rows) leftOut.push(`“${field.label}”`)
  }
  return { facts: kept as DraftFacts, leftOut }
}

/** What people write in their own words; times and ids of voices have digits too. */
const FREE_TEXT: ReadonlySet<Field['kind']> = new Set(['line', 'text', 'phone', 'rows'])

/** Always open and no second voice are answers too; an empty text or list says nothing. */
function isUnsaid(field: Field, value: unknown): boolean {
  if (value === null) return field.kind !== 'week' && field.kind !== 'voice'
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

const ON_THE_WEB = /[^\s@]@[^\s@]+\.\w|https?:|www\.|[\w-]\.(?:com|net|org|io|co|us|de|es|fr|eu|uk)\b/i
/** Seven digits or more with what stands between them in a number. */
const PHONE_LIKE = /(?:\d[\s().\-/]{0,3}){6,}\d/

function namesClient(text: string, names: readonly string[]): boolean {
  const small = text.toLowerCase()
  return ON_THE_WEB.test(text) || PHONE_LIKE.test(text) || names.some((name) => small.includes(name.toLowerCase()))
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}
