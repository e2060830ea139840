import React, { useRef, useState } from 'react'
import type { AnsweringView } from '../ui-types.js'
import { calendarDay } from './format.js'
import { Icon } from './ui.js'

export type Hours = NonNullable<AnsweringView['plan']['hours']>
type Range = { from: string; to: string }

export const DAYS = [
  { key: 'mon', name: 'Monday', short: 'Mon' },
  { key: 'tue', name: 'Tuesday', short: 'Tue' },
  { key: 'wed', name: 'Wednesday', short: 'Wed' },
  { key: 'thu', name: 'Thursday', short: 'Thu' },
  { key: 'fri', name: 'Friday', short: 'Fri' },
  { key: 'sat', name: 'Saturday', short: 'Sat' },
  { key: 'sun', name: 'Sunday', short: 'Sun' },
] as const
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

export const OFFICE_HOURS: Hours = {
  week: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: '09:00', to: '17:00' }]])),
  closedOn: [],
}

/** 9:00 AM; the end of a day is midnight. */
export function timeInWords(time: string): string {
  if (time === '24:00') return 'midnight'
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
}

type Props = { hours: Hours; errors: Record<string, string>; onChange(hours: Hours): void }

/** Seven days, each with as many opening times as it needs. */
export function WeekEditor({ hours, errors, onChange }: Props) {
  const set = (day: string, ranges: Range[]) => onChange({ ...hours, week: { ...hours.week, [day]: ranges } })
  const copy = () => {
    const monday = hours.week.mon ?? []
    const same = Object.fromEntries(WEEKDAYS.map((day) => [day, monday.map((range) => ({ ...range }))]))
    onChange({ ...hours, week: { ...hours.week, ...same } })
  }
  return (
    <div className="week">
      {DAYS.map(({ key, name }) => (
        <Day
          key={key}
          name={name}
          ranges={hours.week[key] ?? []}
          problem={problemUnder(errors, `plan.hours.week.${key}`)}
          onChange={(ranges) => set(key, ranges)}
        />
      ))}
      <button type="button" className="plain" onClick={copy}>
        Copy Monday to all weekdays
      </button>
    </div>
  )
}

/** The first problem of a part of the plan. */
export const problemUnder = (errors: Record<string, string>, path: string): string | undefined =>
  Object.entries(errors).find(([name]) => name === path || name.startsWith(`${path}.`))?.[1]

type DayProps = { name: string; ranges: readonly Range[]; problem: string | undefined; onChange(ranges: Range[]): void }

function Day({ name, ranges, problem, onChange }: DayProps) {
  const add = useRef<HTMLButtonElement>(null)
  const change = (index: number, part: Partial<Range>) =>
    onChange(ranges.map((range, at) => (at === index ? { ...range, ...part } : range)))
  const remove = (index: number) => {
    onChange(ranges.filter((_, at) => at !== index))
    // What had the focus is gone.
    add.current?.focus()
  }
  return (
    <fieldset className="day">
      <legend>{name}</legend>
      <div className="ranges">
        {ranges.length === 0 && <span className="muted">Closed</span>}
        {ranges.map(({ from, to }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time has no name but its place
          <div key={index} className="range">
            <input
              type="time"
              required
              aria-label={`${name} opens`}
              value={from}
              aria-invalid={problem ? true : undefined}
              onChange={(event) => change(index, { from: event.target.value })}
            />
            <span aria-hidden="true">–</span>
            <input
              type="time"
              required
              aria-label={`${name} closes`}
              // Browsers know no 24:00; until midnight is until 00:00 there.
              value={to === '24:00' ? '00:00' : to}
              aria-invalid={problem ? true : undefined}
              onChange={(event) => change(index, { to: event.target.value === '00:00' ? '24:00' : event.target.value })}
            />
            <button
              type="button"
              className="more"
              aria-label={`Remove this time of ${name}`}
              onClick={() => remove(index)}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
        {problem && <p className="wrong">{problem}</p>}
      </div>
      <button
        ref={add}
        type="button"
        className="plain"
        aria-label={`Add a time to ${name}`}
        disabled={ranges.length >= 6}
        onClick={() => onChange([...ranges, nextRange(ranges.at(-1))])}
      >
        Add
      </button>
    </fieldset>
  )
}

/** After the last one, or the usual day. */
function nextRange(last: Range | undefined): Range {
  if (!last) return { from: '09:00', to: '17:00' }
  const hour = Math.min(Number(last.to.slice(0, 2)) + 1, 22)
  const two = (value: number) => String(value).padStart(2, '0')
  return { from: `${two(hour)}:00`, to: `${two(Math.min(hour + 2, 23))}:00` }
}

type ClosedProps = { hours: Hours; problem: string | undefined; onChange(hours: Hours): void }

/** Days on which nobody is there, whatever day of the week they are. */
export function ClosedDays({ hours, problem, onChange }: ClosedProps) {
  const [day, setDay] = useState('')
  const set = (closedOn: string[]) => onChange({ ...hours, closedOn })
  const add = () => {
    if (day) set([...new Set([...hours.closedOn, day])].sort())
    setDay('')
  }
  return (
    <div className="closed-days">
      <label htmlFor="closed-day">Closed days</label>
      <div className="copyline">
        <input id="closed-day" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        <button type="button" className="btn" onClick={add} disabled={!day}>
          Add day
        </button>
      </div>
      {problem && <p className="wrong">{problem}</p>}
      <ul className="chips">
        {hours.closedOn.map((on) => (
          <li key={on}>
            {calendarDay(on)} {on.slice(0, 4)}
            <button
              type="button"
              className="more"
              aria-label={`Open on ${on} after all`}
              onClick={() => set(hours.closedOn.filter((other) => other !== on))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
