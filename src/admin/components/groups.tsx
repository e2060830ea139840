import React, { useRef } from 'react'
import type { Choice, Field } from '../ui-types.js'
import { Icon } from './ui.js'
import { ClosedDays, type Hours, OFFICE_HOURS, WeekEditor } from './WeekEditor.js'

// Fields of several inputs. Their value is JSON in a text, so that a form has one text for each of its fields.

type Props = { field: Field; value: string; onChange(value: string): void }

export const GROUPS: Partial<Record<Field['kind'], (props: Props) => React.JSX.Element>> = {
  choices: Choices,
  rows: Rows,
  week: Week,
}

function readJson<T>(value: string, usual: T): T {
  return value === '' ? usual : (JSON.parse(value) as T)
}

function Choices({ field, value, onChange }: Props) {
  const chosen = readJson<string[]>(value, [])
  const toggle = (one: string, isOn: boolean) =>
    onChange(JSON.stringify(isOn ? [...chosen, one] : chosen.filter((other) => other !== one)))
  return (
    <>
      {field.choices?.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(choice.value)}
            onChange={(event) => toggle(choice.value, event.target.checked)}
          />{' '}
          {choice.label}
        </label>
      ))}
    </>
  )
}

const UNSAID = { value: '', label: 'Not said' }
const ALWAYS = { value: 'null', label: 'Always' }

function Week({ field, value, onChange }: Props) {
  const hours = readJson<Hours | null>(value, null)
  const set = (next: Hours) => onChange(JSON.stringify(next))
  const choices: Choice[] = [
    ...(field.choices ?? [UNSAID, ALWAYS]),
    { value: hours ? value : JSON.stringify(OFFICE_HOURS), label: 'At these times' },
  ]
  return (
    <>
      {choices.map((choice) => (
        <label key={choice.label} className="choice">
          <input
            type="radio"
            name={field.name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />{' '}
          {choice.label}
        </label>
      ))}
      {hours && <WeekEditor hours={hours} errors={{}} onChange={set} />}
      {hours && <ClosedDays hours={hours} problem={undefined} onChange={set} />}
    </>
  )
}

type Row = Record<string, string | number | null>
type Listed = { rows: Row[]; pasted: string }

function Rows({ field, value, onChange }: Props) {
  const { rows, pasted } = readJson<Listed>(value, { rows: [], pasted: '' })
  const add = useRef<HTMLButtonElement>(null)
  const { columns = [], row: one = 'row' } = field
  const set = (next: Partial<Listed>) => onChange(JSON.stringify({ rows, pasted, ...next }))
  const remove = (index: number) => {
    set({ rows: rows.filter((_, at) => at !== index) })
    add.current?.focus()
  }
  return (
    <>
      <p className="help">{columns.map(({ label }) => label).join(' · ')}</p>
      <ol className="fact-rows">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is what a row is known by while it is typed
          <li key={index}>
            {columns.map(({ name, label, isLong, type, choices, isRequired }) => {
              const common = {
                'aria-label': `${label} of ${one} ${index + 1}`,
                placeholder: label,
                required: isRequired,
                value: String(row[name] ?? ''),
                onChange: (event: { target: { value: string } }) =>
                  set({
                    rows: rows.map((other, at) => (at === index ? { ...row, [name]: event.target.value } : other)),
                  }),
              }
              if (isLong) return <textarea key={name} rows={3} {...common} />
              if (!choices) return <input key={name} type={type} {...common} />
              return (
                <select key={name} {...common}>
                  {[{ value: '', label }, ...choices].map((choice) => (
                    <option key={choice.value} value={choice.value}>
                      {choice.label}
                    </option>
                  ))}
                </select>
              )
            })}
            <button
              type="button"
              className="more"
              aria-label={`Remove ${one} ${index + 1}`}
              onClick={() => remove(index)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <button ref={add} type="button" className="btn" onClick={() => set({ rows: [...rows, {}] })}>
        Add a {one}
      </button>
      {!field.isTyped && (
        <details className="for-vapi" open={pasted !== ''}>
          <summary>Paste many</summary>
          <p className="help">
            A line for each, as from a spreadsheet or a CSV file: {columns.map(({ label }) => label).join(', ')}. They
            are added when you save.
          </p>
          <textarea
            aria-label={`${field.label}, pasted`}
            rows={4}
            value={pasted}
            onChange={(event) => set({ pasted: event.target.value })}
          />
        </details>
      )}
    </>
  )
}
