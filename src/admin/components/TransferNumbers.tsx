import React, { useRef } from 'react'
import { Icon } from './ui.js'
import { problemUnder } from './WeekEditor.js'

type Numbered = { name: string; number: string; mode?: 'BLIND' | 'WARM' }
type Props = { numbers: readonly Numbered[]; errors: Record<string, string>; onChange(numbers: Numbered[]): void }

const MOST = 10

/** People and their numbers, in the order in which they are tried. */
export function TransferNumbers({ numbers, errors, onChange }: Props) {
  const add = useRef<HTMLButtonElement>(null)
  const change = (index: number, part: Partial<Numbered>) =>
    onChange(numbers.map((one, at) => (at === index ? { ...one, ...part } : one)))
  const move = (index: number) => {
    const [one] = numbers.slice(index, index + 1)
    const others = numbers.filter((_, at) => at !== index)
    if (one) onChange([...others.slice(0, index - 1), one, ...others.slice(index - 1)])
  }
  const remove = (index: number) => {
    onChange(numbers.filter((_, at) => at !== index))
    add.current?.focus()
  }
  const whole = errors['plan.transferNumbers']
  return (
    <>
      <ol className="numbers">
        {numbers.map((one, index) => {
          const who = one.name || `number ${index + 1}`
          const problem = problemUnder(errors, `plan.transferNumbers.${index}`)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: its place is what a row is known by while it is typed
            <li key={index}>
              <input
                aria-label={`Name of number ${index + 1}`}
                placeholder="Who"
                required
                value={one.name}
                aria-invalid={problem ? true : undefined}
                onChange={(event) => change(index, { name: event.target.value })}
              />
              <input
                type="tel"
                aria-label={`Number of ${who}`}
                placeholder="+1 415 555 2671"
                required
                value={one.number}
                aria-invalid={problem ? true : undefined}
                onChange={(event) => change(index, { number: event.target.value })}
              />
              <select
                aria-label={`How calls are handed on to ${who}`}
                value={one.mode ?? 'BLIND'}
                onChange={(event) => change(index, { mode: event.target.value === 'WARM' ? 'WARM' : 'BLIND' })}
              >
                <option value="BLIND">At once</option>
                <option value="WARM">After telling them what it is about</option>
              </select>
              <span className="row-buttons">
                <button
                  type="button"
                  className="more"
                  aria-label={`Try ${who} earlier`}
                  disabled={index === 0}
                  onClick={() => move(index)}
                >
                  <Icon name="up" />
                </button>
                <button type="button" className="more" aria-label={`Remove ${who}`} onClick={() => remove(index)}>
                  <Icon name="close" />
                </button>
              </span>
              {problem && <p className="wrong">{problem}</p>}
            </li>
          )
        })}
      </ol>
      {whole && <p className="wrong">{whole}</p>}
      <button
        ref={add}
        type="button"
        className="btn"
        disabled={numbers.length >= MOST}
        onClick={() => onChange([...numbers, { name: '', number: '' }])}
      >
        Add a number
      </button>
    </>
  )
}
