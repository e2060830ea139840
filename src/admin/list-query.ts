import { DateTime } from 'luxon'
import { invalid } from '../platform/errors.js'
import { isPlainText } from '../platform/fields.js'
import type { FixedWhere, Spec } from './spec.js'

export const PER_PAGE = 25
const MOST_PER_PAGE = 100
const MOST_WORDS = 6
const LONGEST_VALUE = 200
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type ListQuery = {
  page: number
  perPage: number
  sort: { by: string; direction: 'asc' | 'desc' }
  where: object
}

export type FieldKind = {
  kind: 'text' | 'enum' | 'yes-no' | 'moment' | 'id'
  values?: readonly string[]
  /** Stands for the column in a comparison with another one. */
  reference?: unknown
}

/**
 * Reads the address of a list: page, sorting, filters, search. Numbers out of range are brought into it, an unknown
 * sorting falls back to the usual one, an unknown or impossible filter is refused.
 */
export function readListQuery(
  spec: Spec,
  fields: Record<string, FieldKind>,
  query: Record<string, unknown>,
  timeZone: string,
): ListQuery {
  const sortable = spec.list.filter(({ isSortable }) => isSortable).map(({ name }) => name)
  const by = typeof query['sortBy'] === 'string' && sortable.includes(query['sortBy']) ? query['sortBy'] : undefined
  return {
    page: within(query['page'], 1, 100_000, 1),
    perPage: within(query['perPage'], 1, MOST_PER_PAGE, PER_PAGE),
    sort: by ? { by, direction: query['direction'] === 'desc' ? 'desc' : 'asc' } : spec.sort,
    where: { AND: conditions(spec, fields, query, timeZone) },
  }
}

/** What a search box finds: every word in any of the columns; digits as they stand in a stored number. */
export function searchWhere(columns: readonly string[], text: string): object[] {
  const isNumber = /^[\d\s()+./-]+$/.test(text) && /\d{3}/.test(text)
  const words = isNumber ? [text.replace(/\D/g, '')] : text.trim().split(/\s+/).filter(Boolean)
  return words.slice(0, MOST_WORDS).map((word) => ({ OR: columns.map((column) => ({ [column]: containing(word) })) }))
}

/** Prisma passes % and _ on to LIKE as wildcards, so they are escaped here. */
export const containing = (text: string) => ({ contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' })

function conditions(
  spec: Spec,
  fields: Record<string, FieldKind>,
  query: Record<string, unknown>,
  timeZone: string,
): object[] {
  const given = Object.entries(query).filter(([key, value]) => key.startsWith('filters.') && value !== '')
  return given.flatMap(([key, value]) => {
    const [name = '', edge] = key.slice('filters.'.length).split('~~')
    if (typeof value !== 'string' || value.length > LONGEST_VALUE) throw noSuchFilter(name)
    if (!isPlainText(value))
      throw invalid('filters', 'Please look for plain text: this has a character that nobody types')
    if (name === 'q' && spec.search.length > 0) return searchWhere(spec.search, value)
    if (!spec.filters.some((filter) => filter.name === name)) throw noSuchFilter(name)
    const fixed = spec.filterWhere?.[name]
    if (fixed) return [Object.hasOwn(fixed, value) ? fixedWhere(fixed[value], fields) : refuse(name)]
    return [{ [name]: matching(fields[name], { name, value, edge, timeZone }) }]
  })
}

const fixedWhere = (where: FixedWhere = {}, fields: Record<string, FieldKind>) =>
  typeof where === 'function' ? where(new Date(), (name) => fields[name]?.reference) : where

/** The filters of an address in words, as the audit log keeps them: label → what was chosen. */
export function filtersInWords(spec: Spec, query: Record<string, unknown>): Record<string, string> {
  const given = Object.entries(query).filter(([key, value]) => key.startsWith('filters.') && value !== '')
  return Object.fromEntries(
    given.map(([key, value]) => {
      const [name = '', edge] = key.slice('filters.'.length).split('~~')
      const { label = 'Search', choices } = spec.filters.find((filter) => filter.name === name) ?? {}
      const chosen = choices?.find((choice) => choice.value === value)?.label ?? String(value)
      return [edge ? `${label} ${edge}` : label, chosen]
    }),
  )
}

type Given = { name: string; value: string; edge: string | undefined; timeZone: string }

function matching(field: FieldKind | undefined, given: Given): unknown {
  const { name, value } = given
  if (field?.kind === 'moment') return day(given)
  if (given.edge !== undefined) throw noSuchFilter(name)
  if (field?.kind === 'enum') return field.values?.includes(value) ? value : refuse(name)
  if (field?.kind === 'yes-no') return value === 'true' || value === 'false' ? value === 'true' : refuse(name)
  if (field?.kind === 'id') return UUID.test(value) ? value : refuse(name)
  return containing(value)
}

/** Days are calendar days of the agency: "to" includes its whole day. */
function day({ name, value, edge, timeZone }: Given): object {
  const start = DateTime.fromISO(value, { zone: timeZone }).startOf('day')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !start.isValid) return refuse(name)
  if (edge === 'from') return { gte: start.toJSDate() }
  if (edge === 'to') return { lt: start.plus({ days: 1 }).toJSDate() }
  throw noSuchFilter(name)
}

function within(value: unknown, least: number, most: number, usual: number): number {
  const number = typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : usual
  return Math.min(Math.max(number, least), most)
}

const noSuchFilter = (name: string) => invalid('filters', `There is no filter “${name.slice(0, 40)}” here`)

function refuse(name: string): never {
  throw invalid('filters', `The filter “${name}” has a value that cannot be`)
}
