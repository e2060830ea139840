import React from 'react'
import { FORWARDING_STATE } from '../words.js'
import { moment } from './format.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { Card, Tag } from './ui.js'
import { Facts, Other } from './Value.js'

type Try = { at: string; status: number | null; durationMs: number; error: string | null }
type Details = { tries: Try[]; answer: string | null; messageId: string }

/** One event on its way to a client's URL: every try, and what was answered. */
export function ForwardingPage(props: PageProps) {
  return (
    <RecordFrame
      {...props}
      tags={({ params }) => <Tag word={FORWARDING_STATE[String(params['state'])]} />}
      lead={({ params, populated }) => (
        <>
          {moment(params['createdAt'])} · {populated['clientId'] && <Other {...populated['clientId']} />}
        </>
      )}
    >
      {(record) => {
        const { tries = [], answer, messageId } = (record.details ?? {}) as Partial<Details>
        return (
          <div className="two-one">
            <div className="stack">
              <Tries tries={tries} />
              {answer && (
                <Card title="What it answered last">
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
                  <pre className="code" tabIndex={0}>
                    {answer}
                  </pre>
                </Card>
              )}
            </div>
            <Card title="Facts">
              <Facts columns={props.resource.facts} record={record} />
              {messageId && (
                <p className="help">
                  Sent as <code>{messageId}</code>
                </p>
              )}
            </Card>
          </div>
        )
      }}
    </RecordFrame>
  )
}

function Tries({ tries }: { tries: Try[] }) {
  if (tries.length === 0) {
    return (
      <Card title="Tries">
        <p className="muted">Not tried yet.</p>
      </Card>
    )
  }
  return (
    <section className="card table-card" aria-labelledby="tries-title">
      <header>
        <h2 id="tries-title">Tries</h2>
      </header>
      <table className="list plain-list">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Answer</th>
            <th scope="col">Took</th>
          </tr>
        </thead>
        <tbody>
          {tries.map(({ at, status, durationMs, error }) => (
            <tr key={at}>
              <td data-label="When">{moment(at)}</td>
              <td data-label="Answer">
                {error === null ? <Tag word={{ label: `Accepted with ${status}`, tone: 'good' }} /> : error}
              </td>
              <td data-label="Took" className="num">
                {durationMs.toLocaleString('en')} ms
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
