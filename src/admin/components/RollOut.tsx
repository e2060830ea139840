import React, { useState } from 'react'
import { Link } from 'react-router-dom'
import type { RecordView, RollOutView, Said, TemplateDetails } from '../ui-types.js'
import { DiffLines } from './Diff.js'
import { ask, recordPath, showHref } from './state.js'
import { Card, Tag } from './ui.js'

type Props = { record: RecordView; details: TemplateDetails; reload(): Promise<void> }

/** What was ticked: of each assistant that takes part the changes it gets. */
type Chosen = Record<string, string[]>

const takenOf = ({ changes }: RollOutView) => changes.filter(({ state }) => state === 'taken').map(({ key }) => key)

/** Takes the template's changes over into chosen assistants, one after the other, and says how each went. */
export function RollOut({ record, details: { assistants, revision }, reload }: Props) {
  const waiting = assistants.filter(({ changes }) => changes.length > 0)
  const [chosen, setChosen] = useState<Chosen>({})
  const [isPublishing, setPublishing] = useState(true)
  const [results, setResults] = useState<Record<string, Said>>({})
  const [isBusy, setBusy] = useState(false)
  const picked = waiting.filter(({ id }) => chosen[id] && !results[id])
  const may = record.recordActions.includes('rollOut')

  const run = async () => {
    setBusy(true)
    for (const { id, revision: expectedRevision } of picked) {
      const choice = JSON.stringify({ assistantId: id, expectedRevision, fields: chosen[id] })
      const said = await ask(recordPath('AssistantTemplate', record.id, 'rollOut'), {
        choice,
        templateRevision: revision,
        publish: isPublishing,
      })
        .then((answer) => answer.said)
        .catch((error: Error) => ({ message: error.message, kind: 'bad' as const }))
      setResults((all) => ({ ...all, [id]: said ?? { message: 'Done', kind: 'good' } }))
    }
    setBusy(false)
  }
  const lookAgain = async () => {
    await reload()
    setChosen({})
    setResults({})
  }
  const done = Object.keys(results).length
  return (
    <Card title="Roll out">
      <p className="section-text">{inWords(assistants.length, waiting.length)}</p>
      <ul className="roll-out">
        {waiting.map((one) => (
          <One
            key={one.id}
            {...{ one, may }}
            keys={chosen[one.id]}
            result={results[one.id]}
            isPublishing={isPublishing}
            onChange={(keys) =>
              setChosen(({ [one.id]: _before, ...rest }) => (keys ? { ...rest, [one.id]: keys } : rest))
            }
          />
        ))}
      </ul>
      {may && waiting.length > 0 && (
        <div className="form-end">
          <label className="choice">
            <input type="checkbox" checked={isPublishing} onChange={(event) => setPublishing(event.target.checked)} />{' '}
            Publish those that are live
          </label>
          <button
            type="button"
            className="btn primary"
            disabled={isBusy || picked.length === 0}
            onClick={() => void run()}
          >
            {isBusy ? `${done} of ${done + picked.length} done …` : `Roll out to ${picked.length}`}
          </button>
          {done > 0 && !isBusy ? (
            <button type="button" className="btn" onClick={() => void lookAgain()}>
              Look again
            </button>
          ) : (
            <button
              type="button"
              className="btn"
              disabled={isBusy}
              onClick={() => setChosen(Object.fromEntries(waiting.map((one) => [one.id, takenOf(one)])))}
            >
              Choose all
            </button>
          )}
        </div>
      )}
    </Card>
  )
}

function inWords(all: number, waiting: number): string {
  if (all === 0) return 'No assistant was made from it yet.'
  const made = all === 1 ? 'One assistant was made from it.' : `${all} assistants were made from it.`
  if (waiting === 0) return `${made} Nothing is new for ${all === 1 ? 'it' : 'them'}.`
  return `${made} For ${waiting === all ? (all === 1 ? 'it' : 'all of them') : waiting} there is something new: choose who gets it.`
}

type OneProps = {
  one: RollOutView
  may: boolean
  /** Undefined while it takes no part. */
  keys: string[] | undefined
  result: Said | undefined
  isPublishing: boolean
  onChange(keys: string[] | undefined): void
}

function One({ one, may, keys, result, isPublishing, onChange }: OneProps) {
  const { id, name, businessName, changes, isPublished, hasUnpublishedChanges } = one
  const toggle = (key: string, isOn: boolean) =>
    onChange(isOn ? [...(keys ?? []), key] : keys?.filter((other) => other !== key))
  return (
    <li>
      <div className="choice">
        <label>
          <input
            type="checkbox"
            disabled={!may || Boolean(result)}
            checked={keys !== undefined}
            onChange={(event) => onChange(event.target.checked ? takenOf(one) : undefined)}
          />{' '}
          <b>{businessName}</b>
        </label>{' '}
        <Link className="link" to={showHref('Assistant', id)}>
          {name}
        </Link>{' '}
        {!isPublished && <Tag word={{ label: 'Draft', tone: 'info' }} />}
      </div>
      <div role="status">{result && <p className={`note ${result.kind}`}>{result.message}</p>}</div>
      {!result && keys && isPublishing && isPublished && hasUnpublishedChanges && (
        <p className="small muted">It has other changes that are not published yet: they would go live with this.</p>
      )}
      {!result &&
        changes.map(({ key, label, state, lines }) => (
          <div key={key} className="diff-of">
            <label className="choice">
              <input
                type="checkbox"
                disabled={!keys}
                checked={keys?.includes(key) ?? false}
                onChange={(event) => toggle(key, event.target.checked)}
              />{' '}
              {label} {state === 'kept' && <Tag word={{ label: 'Differs there', tone: 'warn' }} />}
            </label>
            <DiffLines lines={lines} />
          </div>
        ))}
    </li>
  )
}
