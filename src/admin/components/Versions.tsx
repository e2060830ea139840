import React, { useState } from 'react'
import type { VersionView } from '../ui-types.js'
import type { Part } from './AssistantPage.js'
import { Diff } from './Diff.js'
import { moment } from './format.js'
import { ask, recordPath } from './state.js'
import { Card, Tag, useSay } from './ui.js'

const SHOWN = 10

/** What was published, newest first; each can be looked at and brought back. */
export function Versions({ record, details: { versions }, choose }: Part) {
  const [isAll, setAll] = useState(false)
  const [open, setOpen] = useState<VersionView>()
  const say = useSay()
  const look = async (number: number) => {
    if (open?.number === number) return setOpen(undefined)
    try {
      const { said } = await ask(recordPath('Assistant', record.id, 'readVersion'), { number })
      if (said?.version) setOpen(said.version)
      else if (said) say(said)
    } catch (error) {
      say({ message: (error as Error).message, kind: 'bad' })
    }
  }
  return (
    <Card title="Versions">
      <ol className="history">
        {versions.slice(0, isAll ? versions.length : SHOWN).map(({ number, note, authorName, isLive, ...version }) => (
          <li key={number}>
            <div>
              <b>Version {number}</b> {isLive && <Tag word={{ label: 'Live', tone: 'good' }} />}
              <span className="muted"> by {authorName}</span>
            </div>
            {note && <div className="small">{note}</div>}
            <div className="small muted">{moment(version.createdAt)}</div>
            <div className="doing">
              <button
                type="button"
                className="plain"
                aria-expanded={open?.number === number}
                aria-label={`What is new in version ${number}`}
                onClick={() => void look(number)}
              >
                What is new
              </button>
              {!isLive && record.recordActions.includes('restoreVersion') && (
                <button
                  type="button"
                  className="plain"
                  aria-label={`Bring back version ${number}`}
                  onClick={() => choose('restoreVersion', { number })}
                >
                  Bring back
                </button>
              )}
            </div>
            {open?.number === number && <Shown version={open} />}
          </li>
        ))}
      </ol>
      {versions.length > SHOWN && !isAll && (
        <button type="button" className="plain" onClick={() => setAll(true)}>
          Show all {versions.length}
        </button>
      )}
    </Card>
  )
}

const Shown = ({ version: { number, diff, firstMessage, prompt } }: { version: VersionView }) => (
  <div className="shown">
    {number > 1 ? <Diff diff={diff} none="Nothing at Vapi is different from the version before." /> : null}
    <details>
      <summary>The whole prompt</summary>
      <p>“{firstMessage}”</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <pre className="code" tabIndex={0}>
        {prompt}
      </pre>
    </details>
  </div>
)
