import { type BusinessHours, type OpenRange, WEEKDAYS } from '../hours/index.js'
import type { Phrases } from './phrases.js'
import { type FactRow, factRow } from './quoting.js'

/** A row for each day of the week, and one for the days that are closed. */
export function hoursRows(say: Phrases, { week, closedOn }: BusinessHours): (FactRow | undefined)[] {
  const days = WEEKDAYS.map((day, index) =>
    factRow(say, say.weekdays[index] ?? day, rangesInWords(say, week[day] ?? [])),
  )
  return [...days, factRow(say, say.labels.closedOn, closedOn.join(', '))]
}

/** Whether a day has a break. */
export const hasBreaks = ({ week }: BusinessHours): boolean => WEEKDAYS.some((day) => (week[day] ?? []).length > 1)

function rangesInWords(say: Phrases, ranges: readonly OpenRange[]): string {
  if (ranges.length === 0) return say.labels.closed
  const words = ranges.map(({ from, to }) =>
    from === '00:00' && to === '24:00'
      ? say.labels.allDay
      : say.range(say.time(from), say.time(to), to !== '24:00' && to <= from),
  )
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(` ${say.and} `)
}
