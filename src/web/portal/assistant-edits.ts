import type { Weekday } from '../../domain/hours/index.js'
import type { Field, Step } from '../../domain/wizard/index.js'
import type { Typed, TypedRow, TypedWeek } from './assistant-answers.js'

/** What is typed on a step, by the name of the field. */
export type TypedStep = Record<string, Typed>

/** A row that was taken out, so that it can be put back. */
export type Removed = { field: string; index: number; row: TypedRow }

/** `field` is the one that is different now. */
export type Edited = { typed: TypedStep; field: string; removed?: Removed; focus?: string }

/**
 * Does to what is typed what a button asked for, where no script does it: "add:faqs", "remove:faqs.2", "up:faqs.2",
 * "down:faqs.2", "add:hours.mon", "remove:hours.mon.1", "add:hours.closedOn", "undo". Undefined for anything else, and
 * for a question that was not sent: nothing is known of what stands there.
 */
export function edit(step: Step, typed: TypedStep, wish: { what: string; removed?: Removed }): Edited | undefined {
  const [verb = '', path = ''] = wish.what.split(':', 2)
  if (verb === 'undo') return wish.removed && putBack(step, typed, wish.removed)
  const [name = '', ...rest] = path.split('.')
  const field = step.fields.find((one) => one.name === name)
  const was = Object.hasOwn(typed, name) ? typed[name] : undefined
  if (was === undefined || !VERBS.includes(verb)) return undefined
  if (field?.kind === 'rows') return editRows(field, typed, { verb, index: Number(rest[0] ?? -1) })
  const week = field?.kind === 'week' ? editWeek(was as TypedWeek, { verb, rest }) : undefined
  return week && { typed: { ...typed, [name]: week }, field: name }
}

const VERBS = ['add', 'remove', 'up', 'down']

type RowWish = { verb: string; index: number }

function editRows(field: Field, typed: TypedStep, { verb, index }: RowWish): Edited | undefined {
  const rows = [...(typed[field.name] as TypedRow[])]
  const after = () => ({ typed: { ...typed, [field.name]: rows }, field: field.name })
  if (verb === 'add') {
    rows.push(blankRow(field))
    return { ...after(), focus: `${field.name}-${rows.length - 1}` }
  }
  const row = rows[index]
  if (!row) return undefined
  rows.splice(index, 1)
  if (verb === 'remove') return { ...after(), removed: { field: field.name, index, row } }
  const to = verb === 'up' ? Math.max(0, index - 1) : Math.min(rows.length, index + 1)
  rows.splice(to, 0, row)
  return after()
}

export const blankRow = ({ columns = [] }: Field): TypedRow =>
  Object.fromEntries(
    columns.map(({ name, kind, choices }) => [name, kind === 'choice' ? (choices?.[0]?.value ?? '') : '']),
  )

function putBack(step: Step, typed: TypedStep, { field: name, index, row }: Removed): Edited | undefined {
  const field = step.fields.find((one) => one.name === name && one.kind === 'rows')
  if (!field || !Object.hasOwn(typed, name)) return undefined
  const rows = [...(typed[name] as TypedRow[])]
  const blank = blankRow(field)
  const cells = Object.keys(blank).map((cell) => [cell, (Object.hasOwn(row, cell) && row[cell]) || blank[cell]])
  rows.splice(Math.min(Math.max(0, index), rows.length), 0, Object.fromEntries(cells))
  return { typed: { ...typed, [name]: rows }, field: name }
}

type WeekWish = { verb: string; rest: string[] }

function editWeek(typed: TypedWeek, { verb, rest: [place = '', index = '-1'] }: WeekWish): TypedWeek | undefined {
  if (verb !== 'add' && verb !== 'remove') return undefined
  if (place === 'closedOn') {
    const closedOn = verb === 'add' ? [...typed.closedOn, ''] : typed.closedOn.filter((_, at) => at !== Number(index))
    return { ...typed, closedOn }
  }
  if (!Object.hasOwn(typed.week, place)) return undefined
  const day = typed.week[place as Weekday]
  const ranges =
    verb === 'add' ? [...day.ranges, { from: '', to: '' }] : day.ranges.filter((_, at) => at !== Number(index))
  return { ...typed, week: { ...typed.week, [place]: { isOpen: day.isOpen || verb === 'add', ranges } } }
}
