import React, { useState } from 'react'
import { Link } from 'react-router-dom'
import type { RecordView, Said } from '../ui-types.js'
import { FORWARDING_STANDING, FORWARDING_STATE } from '../words.js'
import { runAction } from './ActionDialog.js'
import { moment } from './format.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { listHref, showHref } from './state.js'
import { Card, Tag } from './ui.js'
import { Facts, Other } from './Value.js'

type Line = { id: string; kind: string; state: string; createdAt: string; lastError: string | null }
type Details = { lastDay: { delivered: number; waiting: number; failed: number }; latest: Line[] }

/** A URL of a client: how it is doing, the last events, and a test whose answer is shown. */
export function ForwardingUrlPage(props: PageProps) {
  return (
    <RecordFrame
      {...props}
      tags={({ params }) => <Tag word={FORWARDING_STANDING[String(params['standing'])]} />}
      lead={({ populated }) => populated['clientId'] && <Other {...populated['clientId']} />}
    >
      {(record) => {
        const { lastDay, latest = [] } = (record.details ?? {}) as Partial<Details>
        return (
          <div className="two-one">
            <div className="stack">
              <Latest lines={latest} urlId={record.id} />
            </div>
            <div className="stack">
              <Card title="Facts">
                <Facts columns={props.resource.facts} record={record} />
                {lastDay && <p className="help">{dayInWords(lastDay)}</p>}
              </Card>
              <Test {...props} record={record} />
            </div>
          </div>
        )
      }}
    </RecordFrame>
  )
}

const dayInWords = ({ delivered, waiting, failed }: Details['lastDay']) =>
  `Of the last 24 hours: ${delivered.toLocaleString('en')} delivered, ${waiting.toLocaleString('en')} waiting, ${failed.toLocaleString('en')} failed.`

function Latest({ lines, urlId }: { lines: Line[]; urlId: string }) {
  if (lines.length === 0) {
    return (
      <Card title="Last events">
        <p className="muted">Nothing has been sent there yet.</p>
      </Card>
    )
  }
  return (
    <section className="card table-card" aria-labelledby="latest-title">
      <header>
        <h2 id="latest-title">Last events</h2>
        <Link className="link small" to={listHref('Forwarding', { urlId })}>
          All of them
        </Link>
      </header>
      <table className="list plain-list">
        <thead>
          <tr>
            <th scope="col">Came in</th>
            <th scope="col">Kind</th>
            <th scope="col">State</th>
            <th scope="col">Error</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, kind, state, createdAt, lastError }) => (
            <tr key={id}>
              <td data-label="Came in">{moment(createdAt)}</td>
              <td data-label="Kind">
                <Link className="link" to={showHref('Forwarding', id)}>
                  {kind}
                </Link>
              </td>
              <td data-label="State">
                <Tag word={FORWARDING_STATE[state]} />
              </td>
              <td data-label="Error">{lastError ?? <span className="muted">—</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Its answer stays on the page, because one has to read it. */
function Test({ resource, record }: PageProps & { record: RecordView }) {
  const [said, setSaid] = useState<Said>()
  const [isSending, setSending] = useState(false)
  const action = resource.actions.find(({ name }) => name === 'sendTest')
  if (!action) return null
  const send = async () => {
    setSending(true)
    const answer = await runAction({ resource: resource.id, action, ids: [record.id] }, {}).catch((error: Error) => ({
      said: { message: error.message, kind: 'bad' as const },
    }))
    setSaid(answer.said)
    setSending(false)
  }
  return (
    <Card title="Test">
      <div className="next-step">
        <p>{action.explain}</p>
        <button type="button" className="btn" disabled={isSending} onClick={() => void send()}>
          {isSending ? 'One moment …' : action.label}
        </button>
      </div>
      <div className="test-answer" role="status">
        {said && <p className={`note ${said.kind}`}>{said.message}</p>}
        {said?.text && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
          <pre className="code" tabIndex={0}>
            {said.text}
          </pre>
        )}
      </div>
    </Card>
  )
}
