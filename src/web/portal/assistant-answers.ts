import { WEEKDAYS, type Weekday } from '../../domain/hours/index.js'
import { type Direction, type Field, fieldSchema } from '../../domain/wizard/index.js'

// Between what is typed and what is kept. A form sends names such as "faqs.0.answer"; the script sends the same as JSON;
// both become Typed, which is what a page shows again when something in it was wrong.

export type TypedWeek = {
  isAlways: boolean
  week: Record<Weekday, { isOpen: boolean; ranges: { from: string; to: string }[] }>
  closedOn: string[]
}
export type TypedRow = Record<string, string>
export type Typed = string | boolean | string[] | TypedRow[] | TypedWeek

type Tree = { [name: string]: unknown }

const DEPTH = 5

/** "a.b.0" → { a: { b: { 0: … } } }, without a prototype that a name could reach. */
export function treeOf(body: unknown): Tree {
  const tree: Tree = Object.create(null)
  for (const [path, value] of Object.entries((body ?? {}) as Tree)) {
    const names = path.split('.')
    const last = names.pop() ?? ''
    if (names.length > DEPTH) continue
    const place = names.reduce<Tree | undefined>((node, name) => {
      if (!node) return undefined
      node[name] ??= Object.create(null)
      return isTree(node[name]) ? node[name] : undefined
    }, tree)
    if (place) place[last] = value
  }
  return tree
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Said of an answer whose shape no form of ours sends: read as an empty one, it would take away what is kept. */
export const UNREADABLE = 'This could not be read. Please load the page again.'

/** Whether what was sent about a field has the shape of an answer to it. Of boxes and lists nothing is sent when empty. */
export function isReadable({ kind }: Field, sent: unknown): boolean {
  switch (kind) {
    case 'switch':
      return sent === undefined || sent === 'on' || typeof sent === 'boolean'
    case 'choice':
      return sent === undefined || typeof sent === 'string'
    case 'choices':
      return sent === undefined || [sent].flat().every((one) => typeof one === 'string')
    case 'rows':
      return sent === undefined || isListOfTrees(sent)
    case 'week':
      return isTree(sent) && (isTree(sent['week']) || sent['isAlways'] === 'yes')
    default:
      return typeof sent === 'string'
  }
}

const NUMBER = /^\d{1,4}$/

const isListOfTrees = (sent: unknown) =>
  Array.isArray(sent)
    ? sent.every(isTree)
    : isTree(sent) && Object.entries(sent).every(([name, row]) => NUMBER.test(name) && isTree(row))

/** What was sent about a field, of whatever shape, as what such a field can hold. */
export function typedOf(field: Field, sent: unknown): Typed {
  switch (field.kind) {
    case 'switch':
      return sent === true || sent === 'on'
    case 'choices':
      return listOf(sent).map(text)
    case 'rows':
      return listOf(sent).map((row) =>
        Object.fromEntries((field.columns ?? []).map(({ name }) => [name, text(isTree(row) ? row[name] : '')])),
      )
    case 'week':
      return typedWeek(sent)
    default:
      return text(sent)
  }
}

function typedWeek(sent: unknown): TypedWeek {
  const of = isTree(sent) ? sent : {}
  const week = isTree(of['week']) ? of['week'] : {}
  return {
    isAlways: of['isAlways'] === true || of['isAlways'] === 'yes',
    week: Object.fromEntries(
      WEEKDAYS.map((day) => {
        const { isOpen, ranges } = (isTree(week[day]) ? week[day] : {}) as Tree
        const times = listOf(ranges).map((range) => {
          const { from, to } = (isTree(range) ? range : {}) as Tree
          return { from: text(from), to: text(to) }
        })
        return [day, { isOpen: isOpen === true || isOpen === 'on', ranges: times }]
      }),
    ) as TypedWeek['week'],
    closedOn: listOf(of['closedOn']).map(text),
  }
}

/** Lists come as lists, as one value where there could be several, or by number: { 0: …, 1: … }. */
function listOf(sent: unknown): unknown[] {
  if (Array.isArray(sent)) return sent
  if (!isTree(sent)) return sent === undefined || sent === '' ? [] : [sent]
  const numbers = Object.keys(sent).filter((name) => NUMBER.test(name))
  return numbers.sort((one, other) => Number(one) - Number(other)).map((name) => sent[name])
}

const text = (sent: unknown) => (typeof sent === 'string' ? sent.replaceAll('\0', '') : '')

/** What is kept, as it would have been typed. */
export function typedFact(field: Field, value: unknown): Typed {
  if (field.kind === 'week') return typedHours(value)
  if (field.kind === 'switch') return value === true
  if (field.kind === 'choices') return Array.isArray(value) ? value.map(String) : []
  if (field.kind === 'rows') return Array.isArray(value) ? value.map((row) => typedCells(row as Tree)) : []
  if (field.kind === 'voice') return isTree(value) ? `${value['provider']}/${value['voiceId']}` : ''
  return value === null || value === undefined ? '' : String(value)
}

const typedCells = (row: Tree): TypedRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, cell === null || cell === undefined ? '' : String(cell)]),
  )

/** The clock of a form has no 24:00: a day ends at 00:00 there. */
function typedHours(value: unknown): TypedWeek {
  const hours = isTree(value)
    ? (value as { week: Record<string, { from: string; to: string }[]>; closedOn: string[] })
    : undefined
  return {
    isAlways: value === null,
    week: Object.fromEntries(
      WEEKDAYS.map((day) => {
        const ranges = (hours?.week[day] ?? []).map(({ from, to }) => ({ from, to: to === '24:00' ? '00:00' : to }))
        return [day, { isOpen: ranges.length > 0, ranges }]
      }),
    ) as TypedWeek['week'],
    closedOn: hours?.closedOn ?? [],
  }
}

/** What was typed, as the schema of the field reads it. Rows and times that were added and left empty are not there. */
export function answerOf(direction: Direction, field: Field, typed: Typed): unknown {
  if (field.kind === 'rows') {
    const columns = field.columns ?? []
    return filledRows(field, typed as TypedRow[]).map((row) =>
      Object.fromEntries(columns.map(({ name, kind }) => [name, cellOf(kind, row[name] ?? '')])),
    )
  }
  if (field.kind === 'week') return hoursOf(typed as TypedWeek)
  if (field.kind === 'text') return takesLines(direction, field) ? typed : oneLine(String(typed))
  return typed
}

/** A row of which only what is always chosen is filled in was added and left empty. */
export const filledRows = ({ columns = [] }: Field, rows: readonly TypedRow[]): TypedRow[] =>
  rows.filter((row) => columns.some(({ name, kind }) => kind !== 'choice' && (row[name] ?? '').trim() !== ''))

const cellOf = (kind: string, cell: string) => (kind === 'number' && cell.trim() === '' ? null : oneLine(cell))

const oneLine = (typed: string) =>
  typed
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ')

/** Whether a text may have several lines. */
const takesLines = (direction: Direction, { name }: Field) =>
  fieldSchema(direction, name)?.safeParse('a\nb').success === true

function hoursOf({ isAlways, week, closedOn }: TypedWeek) {
  if (isAlways) return null
  const days = WEEKDAYS.map((day) => {
    const { isOpen, ranges } = week[day]
    const filled = ranges.filter(({ from, to }) => from !== '' || to !== '')
    // Open without a time is something to mend, not a day that is closed.
    const times = isOpen && filled.length === 0 ? [{ from: '', to: '' }] : filled
    return [day, isOpen ? times.map(({ from, to }) => ({ from, to: to === '00:00' ? '24:00' : to })) : []] as const
  })
  return { week: Object.fromEntries(days), closedOn: closedOn.filter((day) => day.trim() !== '') }
}
