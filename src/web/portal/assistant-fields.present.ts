import { WEEKDAYS } from '../../domain/hours/index.js'
import type { VoiceList } from '../../domain/voices/index.js'
import { type DraftFacts, type Field, isAsked } from '../../domain/wizard/index.js'
import { type Typed, type TypedRow, type TypedWeek, typedFact } from './assistant-answers.js'
import { blankRow, type TypedStep } from './assistant-edits.js'
import { stampOf } from './assistant-save.js'
import { presentVoiceChoice } from './assistant-voices.present.js'
import { zoneGroups } from './assistant-zones.js'

export type FieldsAround = {
  facts: DraftFacts
  /** What was typed and could not be kept, by field. */
  typed?: TypedStep
  wrong: Readonly<Record<string, string>>
  /** Of lists that were typed in: what they are a change of. */
  stamps: Readonly<Record<string, string>>
  /** Lists that somebody else changed meanwhile. */
  stale: readonly string[]
  voices: VoiceList
}

/** A question as the template draws it: the parts of its kind beside what all have. */
export function presentField(field: Field, around: FieldsAround) {
  const { facts, typed, wrong } = around
  const value = typed?.[field.name] ?? typedFact(field, (facts as Record<string, unknown>)[field.name])
  const { name, label, help, example, changes, isRequired } = field
  return {
    ...{ name, label, help, changes, isRequired },
    example: example ?? '',
    kind: kindOf(field),
    isHidden: !isAsked(field, facts),
    when: field.when && JSON.stringify(field.when),
    wrong: wrong[name],
    stamp: around.stamps[name] ?? stampOf(field, facts),
    isStale: around.stale.includes(name),
    describedBy: [`${name}-wrong`, ...(help ? [`${name}-help`] : []), `${name}-changes`].join(' '),
    value: typeof value === 'string' ? value : '',
    isOn: value === true,
    mode: field.kind === 'phone' ? 'tel' : field.kind === 'number' ? 'decimal' : 'text',
    options: presentOptions(field, value),
    zones: field.kind === 'zone' ? zoneGroups(String(value)) : [],
    rows: field.kind === 'rows' ? presentRows(field, value as TypedRow[], wrong) : undefined,
    week: field.kind === 'week' ? presentWeek(name, value as TypedWeek) : undefined,
    voice:
      field.kind === 'voice' ? presentVoiceChoice(around.voices, { field, value: String(value), facts }) : undefined,
  }
}

/** More choices than fit below each other are a list to open. */
const MOST_BESIDE = 6

const kindOf = ({ kind, choices = [] }: Field) => (kind === 'choice' && choices.length > MOST_BESIDE ? 'select' : kind)

const presentOptions = ({ choices = [] }: Field, typed: Typed) =>
  choices.map(({ value, label, about }) => ({
    ...{ value, label, about },
    isChosen: Array.isArray(typed) ? (typed as string[]).includes(value) : typed === value,
  }))

function presentRows(field: Field, rows: readonly TypedRow[], wrong: FieldsAround['wrong']) {
  const one = field.row ?? 'row'
  return {
    one,
    add: `Add ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`,
    columns: field.columns?.length ?? 0,
    list: rows.map((row, index) =>
      presentRow(field, row, { index: String(index), isLast: index === rows.length - 1, wrong }),
    ),
    /** What the script adds; it writes the number of the row where this says #. */
    blank: presentRow(field, blankRow(field), { index: '#', isLast: true, wrong: {} }),
  }
}

type Place = { index: string; isLast: boolean; wrong: FieldsAround['wrong'] }

function presentRow(
  { name: field, columns = [], row: one = 'row' }: Field,
  row: TypedRow,
  { index, isLast, wrong }: Place,
) {
  return {
    index,
    isLast,
    isFirst: index === '0',
    title: `${one} ${index === '#' ? '#' : Number(index) + 1}`,
    cells: columns.map((column) => ({
      id: `${field}-${index}-${column.name}`,
      name: `${field}.${index}.${column.name}`,
      column: column.name,
      label: column.label,
      isOptional: !column.isRequired,
      kind: column.kind,
      example: column.example ?? '',
      mode: column.kind === 'phone' ? 'tel' : column.kind === 'number' ? 'numeric' : 'text',
      value: row[column.name] ?? '',
      options: (column.choices ?? []).map((choice) => ({ ...choice, isChosen: choice.value === row[column.name] })),
      wrong: wrong[`${field}.${index}.${column.name}`],
    })),
  }
}

const DAYS = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
/** Stands ready for a day that is opened. */
const USUAL = { from: '09:00', to: '17:00' }

function presentWeek(name: string, { isAlways, week, closedOn }: TypedWeek) {
  return {
    isAlways,
    days: WEEKDAYS.map((day) => ({
      day,
      label: DAYS[day],
      name: `${name}.week.${day}`,
      isOpen: week[day].isOpen,
      ranges: (week[day].ranges.length > 0 ? week[day].ranges : [USUAL]).map((range, index) => ({
        ...range,
        name: `${name}.week.${day}.ranges.${index}`,
        path: `${name}.${day}.${index}`,
        index,
      })),
      add: `add:${name}.${day}`,
    })),
    closedOn: closedOn.map((on, index) => ({
      on,
      name: `${name}.closedOn.${index}`,
      path: `${name}.closedOn.${index}`,
    })),
    closedName: `${name}.closedOn`,
    addClosed: `add:${name}.closedOn`,
  }
}
