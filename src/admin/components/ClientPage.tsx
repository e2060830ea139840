import React, { useState } from 'react'
import { Link } from 'react-router-dom'
import type { AnsweringView, BookingView, RecordView } from '../ui-types.js'
import { PORTAL_ACCESS, SETUP_STATUS } from '../words.js'
import { AnsweringCard } from './AnsweringCard.js'
import { BookingCard } from './BookingCard.js'
import { ago, moment, phone, plainKey, plainText } from './format.js'
import { InlineChoice } from './InlineChoice.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { type Signing, SigningCard } from './SigningCard.js'
import { ask, listHref, recordPath, resourceNamed } from './state.js'
import { Card, Copy, Secret, Tag } from './ui.js'
import { Facts } from './Value.js'
import { type Health, WebhookHealth } from './WebhookHealth.js'

type Entry = {
  id: string
  at: string
  what: string
  actorName: string
  changes: Record<string, [unknown, unknown]> | null
}

/** A client: where its onboarding stands, the URL for Vapi, how its webhook fares, who did what. */
export function ClientPage(props: PageProps) {
  const { resource, id } = props
  return (
    <RecordFrame
      {...props}
      tags={({ params }) => (
        <>
          <Tag word={SETUP_STATUS[String(params['setupStatus'])]} />
          {params['isActive'] === false && <Tag word={{ label: 'Not active', tone: 'bad' }} />}
        </>
      )}
      lead={({ params }) => `${params['name']} · ${params['email']}`}
    >
      {(record, reload, choose) => (
        <div className="two-one">
          <div className="stack">
            <Onboarding {...{ props, record, reload, choose }} />
            {'health' in (record.details ?? {}) && (
              <WebhookHealth
                resource={resource}
                record={record}
                health={record.details?.['health'] as Health | undefined}
                reload={reload}
              />
            )}
            {record.details?.['signing'] !== undefined && (
              <SigningCard
                signing={record.details['signing'] as Signing}
                mayChange={record.recordActions.includes('updateSigning')}
                save={(values) => ask(recordPath('Client', id, 'updateSigning'), values)}
                rotate={(values) => ask(recordPath('Client', id, 'rotateSigningSecret'), values)}
                onDone={reload}
              />
            )}
            {record.details?.['answering'] !== undefined && (
              <AnsweringCard
                answering={record.details['answering'] as AnsweringView}
                mayChange={record.recordActions.includes('updateAnswering')}
                save={(values) => ask(recordPath('Client', id, 'updateAnswering'), values)}
                onDone={reload}
              />
            )}
            <History id={id} entries={record.details?.['history'] as Entry[] | undefined} />
          </div>
          <div className="stack">
            <Card title="Look further">
              <ul className="links">
                <Further resource="Assistant" id={id} text="Assistants" />
                <Further resource="Call" id={id} text="Calls of this client" />
                <Further resource="WebhookEvent" id={id} text="Webhook events" />
                <Further resource="Lead" id={id} text="Leads" />
                <Further resource="Appointment" id={id} text="Appointments" />
                <Further resource="Task" id={id} text="Tasks" />
                <Further resource="Offer" id={id} text="Offers" />
                <Further resource="CallerMessage" id={id} text="Messages of callers" />
                <Further resource="Property" id={id} text="Properties" />
                <Further resource="TeamMember" id={id} text="Team" />
                <Further resource="Suppression" id={id} text="Numbers not to call" />
                <Further resource="PhoneNumber" id={id} text="Phone numbers" />
                <Further resource="ApiKey" id={id} text="API keys" />
              </ul>
            </Card>
            {record.details?.['booking'] !== undefined && (
              <BookingCard
                plan={record.details['booking'] as BookingView}
                mayChange={record.recordActions.includes('updateBooking')}
                onChange={() => choose('updateBooking', record.details?.['booking'] as BookingView)}
              />
            )}
            <Card title="Profile">
              <Facts columns={resource.facts} record={record} />
            </Card>
            <Card title="Admin notes">
              {record.params['adminNotes'] ? (
                <p className="prose">{String(record.params['adminNotes'])}</p>
              ) : (
                <p className="muted">None. The client never sees them.</p>
              )}
            </Card>
          </div>
        </div>
      )}
    </RecordFrame>
  )
}

type Part = { props: PageProps; record: RecordView; reload(): Promise<void>; choose(action: string): void }

function Onboarding({ props, record, reload, choose }: Part) {
  const { resource } = props
  const { params, details } = record
  const steps = Object.keys(SETUP_STATUS)
  const at = steps.indexOf(String(params['setupStatus']))
  const column = resource.columns.find(({ name }) => name === 'setupStatus')
  const setStatus = resource.actions.find(({ name }) => name === 'setStatus')
  const url = details?.['webhookUrl']
  return (
    <Card
      title="Going live"
      aside={
        column && setStatus && record.recordActions.includes('setStatus') ? (
          <InlineChoice resource={resource.id} column={column} record={record} action={setStatus} reload={reload} />
        ) : undefined
      }
    >
      <div className="steps" role="img" aria-label={`Step ${at + 1} of ${steps.length}`}>
        {steps.map((step, index) => (
          <i key={step} className={index <= at ? 'on' : ''} />
        ))}
      </div>
      {typeof url === 'string' && (
        <Secret
          label="Webhook URL for Vapi"
          value={url}
          hint="Paste it into Vapi as the Server URL of the assistant."
        />
      )}
      {record.recordActions.includes('generateToken') && (
        <div className="next-step">
          <p>This client has no webhook URL yet, so Vapi cannot report its calls.</p>
          <button type="button" className="btn primary" onClick={() => choose('generateToken')}>
            Generate Vapi webhook token
          </button>
        </div>
      )}
      <dl className="facts">
        <dt>Test call</dt>
        <dd>
          <TestCall going={details?.['goingLive'] as GoingLive | undefined} />
        </dd>
        <dt>Vapi assistant ID</dt>
        <dd>
          {params['vapiAssistantId'] ? (
            <CopyLine value={String(params['vapiAssistantId'])} />
          ) : (
            <span className="muted">Not noted</span>
          )}
        </dd>
        <dt>Vapi phone number</dt>
        <dd className="num">{phone(params['vapiPhoneNumber']) || <span className="muted">Not noted</span>}</dd>
        <dt>Portal</dt>
        <dd>
          <Tag word={PORTAL_ACCESS[String(params['portalAccess'])]} />
        </dd>
      </dl>
    </Card>
  )
}

type GoingLive = {
  hasPassed: boolean
  lastTestCall: { state: string; passed: boolean | null; createdAt: string; assistant: { name: string } } | null
}

/** The last test call, and whether the client may go live by what was tested. */
function TestCall({ going }: { going: GoingLive | undefined }) {
  const last = going?.lastTestCall
  const when = last && ` · ${ago(last.createdAt)}, ${last.assistant.name}`
  const outcome =
    last &&
    (last.passed === null && last.state !== 'FAILED' ? TEST_CALL.open : TEST_CALL[last.passed ? 'passed' : 'failed'])
  return (
    <>
      {outcome ? <Tag word={outcome} /> : <span className="muted">None yet</span>}
      {when && <span className="small muted">{when}</span>}
      <div className="small muted">
        {going?.hasPassed ? 'It may go live.' : 'To go live it needs a passed one, or a reason.'}
      </div>
    </>
  )
}

const TEST_CALL = {
  open: { label: 'Not over yet', tone: 'info' },
  passed: { label: 'Passed', tone: 'good' },
  failed: { label: 'Not passed', tone: 'bad' },
} as const

const CopyLine = ({ value }: { value: string }) => (
  <span className="copy-inline">
    <code>{value}</code> <Copy value={value} />
  </span>
)

const SHOWN = 5

/** What was done to and by this client, newest first. */
function History({ id, entries }: { id: string; entries: Entry[] | undefined }) {
  const [isAll, setAll] = useState(false)
  if (!entries) return null
  return (
    <Card title="History" aside={resourceNamed('AuditEntry')?.may.includes('list') && <AllOf id={id} />}>
      {entries.length === 0 && <p className="muted">Nothing yet.</p>}
      <ol className="history">
        {entries.slice(0, isAll ? entries.length : SHOWN).map((entry) => (
          <li key={entry.id}>
            <div>
              <b>{entry.what}</b>
              <span className="muted"> by {entry.actorName}</span>
            </div>
            {Object.entries(entry.changes ?? {}).map(([field, [, after]]) => (
              <div key={field} className="small muted">
                {plainKey(field)}: {readable(after)}
              </div>
            ))}
            <time className="small muted" dateTime={entry.at} title={moment(entry.at)}>
              {ago(entry.at)}
            </time>
          </li>
        ))}
      </ol>
      {entries.length > SHOWN && !isAll && (
        <button type="button" className="plain" onClick={() => setAll(true)}>
          Show more
        </button>
      )}
    </Card>
  )
}

const AllOf = ({ id }: { id: string }) => (
  <Link className="link small" to={listHref('AuditEntry', { clientId: id })}>
    All
  </Link>
)

const Further = ({ resource, id, text }: { resource: string; id: string; text: string }) =>
  resourceNamed(resource)?.may.includes('list') ? (
    <li>
      <Link className="link" to={listHref(resource, { clientId: id })}>
        {text}
      </Link>
    </li>
  ) : null

/** Values of changes are those of the database; the words for them are known. */
export const readable = (value: unknown): string =>
  SETUP_STATUS[String(value)]?.label ?? PORTAL_ACCESS[String(value)]?.label ?? plainText(value)
