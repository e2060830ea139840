import React, { useState } from 'react'
import type { RecordView, Said } from '../ui-types.js'
import { EVENT_STANDING } from '../words.js'
import { runAction } from './ActionDialog.js'
import { moment, plainText } from './format.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { Card, Copy, Tag, useSay } from './ui.js'
import { Facts, Other } from './Value.js'

/** One delivery of Vapi: when, what became of it, and on request its body. */
export function EventPage(props: PageProps) {
  return (
    <RecordFrame
      {...props}
      tags={({ params }) => (
        <>
          <Tag word={EVENT_STANDING[String(params['standing'])]} />
          {params['isTest'] === true && <Tag word={{ label: 'Test', tone: 'info' }} />}
        </>
      )}
      lead={({ params, populated }) => (
        <>
          {moment(params['receivedAt'])} · {populated['clientId'] && <Other {...populated['clientId']} />}
        </>
      )}
    >
      {(record) => (
        <div className="two-one">
          <div className="stack">
            <WhyAside record={record} />
            <Body {...props} record={record} />
          </div>
          <div className="stack">
            <Card title="Facts">
              <Facts columns={props.resource.facts} record={record} />
            </Card>
            <Headers text={record.params['headers']} />
          </div>
        </div>
      )}
    </RecordFrame>
  )
}

/** What staff can do about an event that was set aside. */
const ADVICE: Record<string, string> = {
  DEAD: 'It failed three times. Once the cause is mended, apply it again.',
  SIGNATURE:
    'Compare the secret here with the one in Vapi. Once they are the same, apply it again: it is checked anew.',
  UNREADABLE: 'Vapi was told so, and will not send it again. Reconciliation fetches what it said about a call.',
  TOO_LARGE: 'There is nothing here to apply. Reconciliation fetches the call from Vapi, also when you ask it to.',
}

function WhyAside({ record: { params } }: { record: RecordView }) {
  const advice = ADVICE[String(params['standing'])]
  if (!advice) return null
  return (
    <p className="note bad">
      {params['lastError'] ? `${sentence(String(params['lastError']))} ` : ''}
      {advice}
    </p>
  )
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)

/** The body is opened only when asked for, because that is written to the audit log. */
export function Body({ resource, record }: PageProps & { record: RecordView }) {
  const [{ text, note }, setRead] = useState<Pick<Said, 'text' | 'note'>>({})
  const say = useSay()
  const action = resource.actions.find(({ name }) => name === 'readBody')
  const read = async () => {
    if (!action) return
    try {
      const { said } = await runAction({ resource: resource.id, action, ids: [record.id] }, {})
      if (said) say(said)
      setRead(said ?? {})
    } catch (error) {
      say({ message: (error as Error).message, kind: 'bad' })
    }
  }
  return (
    <Card title="Body" aside={text !== undefined && <Copy value={text} />}>
      {note && <p className="note info">{note}</p>}
      {text !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
        <pre className="code" tabIndex={0}>
          {text}
        </pre>
      )}
      {text === undefined && action && (
        <div className="next-step">
          <p>{action.explain}</p>
          <button type="button" className="btn" onClick={() => void read()}>
            {action.label}
          </button>
        </div>
      )}
      {!action && <p className="muted">Your role may not read bodies of events.</p>}
    </Card>
  )
}

export function Headers({ text }: { text: unknown }) {
  const headers = (typeof text === 'string' ? JSON.parse(text) : {}) as Record<string, unknown>
  const names = Object.keys(headers).sort()
  if (names.length === 0) return null
  return (
    <Card title="Headers">
      <dl className="facts">
        {names.map((name) => (
          <React.Fragment key={name}>
            <dt>{name}</dt>
            <dd>{plainText(headers[name])}</dd>
          </React.Fragment>
        ))}
      </dl>
    </Card>
  )
}
