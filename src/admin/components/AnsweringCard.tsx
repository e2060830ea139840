import React, { useState } from 'react'
import type { AnsweringView, Said } from '../ui-types.js'
import { AnsweringForm } from './AnsweringForm.js'
import { calendarDay, phone } from './format.js'
import type { Answer } from './state.js'
import { Card, Copy, Tag } from './ui.js'
import { DAYS, timeInWords } from './WeekEditor.js'

type Props = {
  answering: AnsweringView
  mayChange: boolean
  save(values: Record<string, unknown>): Promise<Answer>
  onDone(): Promise<void>
}

/** Who answers this client's callers, and when: what holds, the form to change it, and the tools for Vapi. */
export function AnsweringCard({ answering, mayChange, save, onDone }: Props) {
  const [isOpen, setOpen] = useState(false)
  const done = async (_said: Said | undefined) => {
    setOpen(false)
    await onDone()
  }
  return (
    <Card title="Answering" aside={<Tag word={openWord(answering)} />}>
      {isOpen ? (
        <AnsweringForm {...{ answering, save, done }} onCancel={() => setOpen(false)} />
      ) : (
        <>
          <Summary answering={answering} />
          {mayChange && (
            <div className="form-end">
              <button type="button" className="btn" onClick={() => setOpen(true)}>
                Change
              </button>
            </div>
          )}
          <Tools {...answering} />
        </>
      )}
    </Card>
  )
}

function openWord({ isOpen, changes, plan }: AnsweringView) {
  if (!plan.hours) return { label: 'Always open', tone: 'good' as const }
  if (isOpen) return { label: `Open now${changes ? `, until ${until(changes)}` : ''}`, tone: 'good' as const }
  return { label: `Closed${changes ? ` until ${until(changes)}` : ''}`, tone: 'warn' as const }
}

/** "today at 5:00 PM" reads as "5:00 PM" after "until". */
const until = (words: string) => words.replace(/^today at /, '').replace(/^on /, '')

function Summary({ answering: { plan, timeZone, offered, updatedAt } }: { answering: AnsweringView }) {
  const functions = offered.filter(({ name }) => plan.functions.includes(name))
  return (
    <>
      {updatedAt === null && <p className="muted">Nobody changed this yet; it is how every client begins.</p>}
      <dl className="facts answering">
        <dt>Business hours</dt>
        <dd>
          {plan.hours ? <Hours hours={plan.hours} /> : 'Always open'}
          {plan.hours && <div className="small muted">In {timeZone.replaceAll('_', ' ')}</div>}
        </dd>
        {plan.hours && (
          <>
            <dt>Outside these</dt>
            <dd>{afterHours(plan)}</dd>
          </>
        )}
        <dt>Answers with</dt>
        <dd>{plan.transientAssistant ? 'An assistant written down here' : 'The assistant saved in Vapi'}</dd>
        <dt>May use</dt>
        <dd>{functions.map(({ label }) => label).join(', ') || 'No in-call functions'}</dd>
        <dt>Transfers to</dt>
        <dd>
          {plan.transferNumbers.length === 0 && <span className="muted">Nobody</span>}
          {plan.transferNumbers.length > 0 && (
            <ol className="plain-rows">
              {plan.transferNumbers.map(({ name, number, mode }) => (
                <li key={number}>
                  {name}, <span className="num">{phone(number)}</span>
                  {mode === 'WARM' && ', told first what it is about'}
                </li>
              ))}
            </ol>
          )}
        </dd>
      </dl>
    </>
  )
}

type Plan = AnsweringView['plan']

function afterHours({ afterHours: way, forwardTo, afterHoursMessage }: Plan): string {
  if (way === 'FORWARD') return `Calls go on to ${phone(forwardTo)}`
  if (way === 'MESSAGE') return `Callers hear: “${afterHoursMessage ?? 'We are closed at the moment …'}”`
  return 'The assistant answers as usual'
}

function Hours({ hours }: { hours: NonNullable<Plan['hours']> }) {
  const lines = groupedDays(hours)
  return (
    <ul className="plain-rows">
      {lines.map(({ days, times }) => (
        <li key={days}>
          {days}: <span className="num">{times}</span>
        </li>
      ))}
      {hours.closedOn.length > 0 && (
        <li>Closed on {hours.closedOn.map((on) => `${calendarDay(on)} ${on.slice(0, 4)}`).join(', ')}</li>
      )}
    </ul>
  )
}

/** Neighbouring days with the same times stand in one line. */
function groupedDays({ week }: NonNullable<Plan['hours']>): { days: string; times: string }[] {
  const groups: { first: string; last: string; times: string }[] = []
  for (const { key, short } of DAYS) {
    const ranges = week[key] ?? []
    const times = ranges.map(({ from, to }) => `${timeInWords(from)} – ${timeInWords(to)}`).join(', ') || 'closed'
    const previous = groups.at(-1)
    if (previous?.times === times) previous.last = short
    else groups.push({ first: short, last: short, times })
  }
  return groups.map(({ first, last, times }) => ({ days: first === last ? first : `${first} – ${last}`, times }))
}

const Tools = ({ tools, hasUrl, plan }: AnsweringView) =>
  plan.functions.length > 0 ? (
    <details className="for-vapi">
      <summary>Tools for this assistant</summary>
      <p className="help">
        Put these under “model.tools” of the assistant in Vapi, so that it can use what is ticked above.
        {!hasUrl && ' They are answered by the Server URL of the assistant or its number.'}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <pre className="code tools" tabIndex={0}>
        {tools}
      </pre>
      <Copy value={tools} />
    </details>
  ) : null
