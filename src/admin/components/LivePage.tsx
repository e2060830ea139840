import React from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { CALL_STATUS, DIRECTION } from '../words.js'
import { ClientPicker } from './ClientPicker.js'
import { speakerName } from './Conversation.js'
import { duration, phone, timeOfDay } from './format.js'
import { showHref } from './state.js'
import { Empty, Loading, Tag } from './ui.js'
import { type LiveCall, type LiveState, useLive } from './use-live.js'

const SIDES = { ASSISTANT: 'agent', CALLER: 'caller', UNKNOWN: 'unknown' }

/** The calls of all clients that are going on, as they go on. */
export function LivePage() {
  const [params, setParams] = useSearchParams()
  const clientId = params.get('clientId') ?? ''
  const { calls, total, state, said, now } = useLive(clientId)
  const going = calls.filter(({ isOver }) => !isOver).length
  return (
    <>
      <div className="head">
        <div>
          <h1 id="live">Calls in progress</h1>
          <p className="muted">
            {going < total ? `The newest ${going} of ${total.toLocaleString('en')} are shown` : countOf(total)}
          </p>
        </div>
        <Line state={state} />
      </div>
      <div className="list-filters">
        <ClientPicker label="Client" value={clientId} onChoose={(id) => setParams(id ? { clientId: id } : {})} />
      </div>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {state === 'loading' && <Loading />}
      {calls.length > 0 && (
        <ul className="live-calls" aria-labelledby="live">
          {calls.map((call) => (
            <OneCall key={call.id} call={call} now={now} />
          ))}
        </ul>
      )}
      {state !== 'loading' && calls.length === 0 && (
        <div className="card">
          <Empty
            title="No calls right now"
            text={`As soon as somebody rings ${clientId ? 'this client' : 'a client'}, the call shows up here: who it is, what is being said, and for how long.`}
          />
        </div>
      )}
    </>
  )
}

const countOf = (total: number) => (total === 1 ? '1 call' : `${total.toLocaleString('en')} calls`)

const Line = ({ state }: { state: LiveState }) => (
  <div className="live-state" role="status">
    {state === 'on' && <span className="live">Updates by itself</span>}
    {state === 'lost' && <span className="live lost">Connection lost, trying again</span>}
    {state === 'over' && (
      <span className="live lost">
        You are signed out.{' '}
        <a className="link" href="/admin/sign-in?next=%2Fadmin%2Fpages%2FLive">
          Sign in
        </a>
      </span>
    )}
  </div>
)

function OneCall({ call, now }: { call: LiveCall; now: number }) {
  const since = call.answeredAt ?? call.startedAt
  const caller = call.callerName ?? (phone(call.callerNumber) || UNKNOWN[call.direction] || 'Unknown caller')
  const number = call.callerName ? phone(call.callerNumber) : ''
  return (
    <li className={`card live-call ${call.isOver ? 'over' : ''}`}>
      <div className="live-top">
        <h2>
          <Link className="link" to={showHref('Call', call.id)}>
            {caller}
          </Link>
        </h2>
        <span className="live-now">
          {call.isOver ? <span className="tag t-none">Ended</span> : <Tag word={CALL_STATUS[call.status]} />}
          {!call.isOver && (
            <span className="num live-time" role="timer" aria-label="Length so far">
              {duration(Math.max(0, Math.floor((now - Date.parse(since)) / 1000)))}
            </span>
          )}
        </span>
      </div>
      <p className="small muted">
        {[call.businessName, number, wayOf(call), `since\u00a0${timeOfDay(call.startedAt)}`]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="live-words">
        {call.words ? (
          <p className={`say ${SIDES[call.words.speaker]} ${call.words.isFinal ? '' : 'partial'}`}>
            <b className="small">{speakerName(call.words.speaker, 'Caller')}</b>{' '}
            <span className="live-said">
              <span>{call.words.text}</span>
            </span>
          </p>
        ) : (
          <p className="muted">{hintOf(call)}</p>
        )}
      </div>
      <p className="live-foot small">
        {call.isOver ? (
          <Link className="link" to={showHref('Call', call.id)}>
            Open the call
          </Link>
        ) : (
          call.speaking && call.status === 'IN_PROGRESS' && <Speaking who={call.speaking} />
        )}
      </p>
    </li>
  )
}

const Speaking = ({ who }: { who: 'ASSISTANT' | 'CALLER' }) => (
  <span className="speaking">
    <span className="bars3" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
    {who === 'ASSISTANT' ? 'The assistant speaks' : 'The caller speaks'}
  </span>
)

const UNKNOWN: Record<string, string> = { WEB: 'Visitor of the website', OUTBOUND: 'Unknown person' }

/** Inbound on Main line */
function wayOf({ direction, lineLabel, lineNumber }: LiveCall): string {
  const line = lineLabel ?? phone(lineNumber)
  const way = DIRECTION[direction]?.label ?? ''
  return line && direction !== 'WEB' ? `${way} ${direction === 'OUTBOUND' ? 'from' : 'on'} ${line}` : way
}

function hintOf({ status, forwardedTo, isOver }: LiveCall): string {
  if (isOver) return ''
  if (status === 'FORWARDING') return forwardedTo ? `Being passed on to ${phone(forwardedTo)}` : 'Being passed on'
  return status === 'RINGING' ? 'Nobody has picked up yet.' : 'Nothing said yet.'
}
