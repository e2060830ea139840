import React, { useState } from 'react'
import { Link } from 'react-router-dom'
import type { RecordView, ResourceView } from '../ui-types.js'
import { runAction } from './ActionDialog.js'
import { ago, bytes, moment } from './format.js'
import { listHref } from './state.js'
import { Card, useSay } from './ui.js'

export type Health = {
  lastEventAt: string | null
  silentSince: string | null
  receivedInHour: number
  receivedInDay: number
  appliedInDay: number
  repeatedInDay: number
  bytesInDay: number
  waiting: number
  oldestWaitingSeconds: number
  dead: number
  unreadable: number
  wrongSignature: number
  tooLarge: number
  lastError: { at: string; text: string } | null
}

type Props = { resource: ResourceView; record: RecordView; health: Health | undefined; reload(): Promise<void> }

/** How this client's webhook fares, and a button that tries it. */
export function WebhookHealth({ resource, record, health, reload }: Props) {
  const [isSending, setSending] = useState(false)
  const say = useSay()
  const action = resource.actions.find(({ name }) => name === 'sendTestEvent')
  const test = async () => {
    if (!action) return
    setSending(true)
    try {
      const { said } = await runAction({ resource: resource.id, action, ids: [record.id] }, {})
      if (said) say(said)
      await reload()
    } catch (error) {
      say({ message: (error as Error).message, kind: 'bad' })
    }
    setSending(false)
  }
  const button = action && record.recordActions.includes(action.name) && (
    <button type="button" className="btn" disabled={isSending} onClick={() => void test()}>
      {isSending ? 'Sending …' : action.label}
    </button>
  )
  return (
    <Card title="Webhook health" aside={button}>
      <div className="tiles three">
        <div>
          <div className="small muted">Last event</div>
          <div className="v" title={health?.lastEventAt ? moment(health.lastEventAt) : undefined}>
            {health?.lastEventAt ? ago(health.lastEventAt) : 'None yet'}
          </div>
          {health?.silentSince && <div className="small down">Live, and silent for days</div>}
        </div>
        <div>
          <div className="small muted">Events in 24 hours</div>
          <div className="v num">{(health?.receivedInDay ?? 0).toLocaleString('en')}</div>
          <div className="small muted">{(health?.receivedInHour ?? 0).toLocaleString('en')} in the last hour</div>
        </div>
        <div>
          <div className="small muted">Last error</div>
          <div className="v">{health?.lastError ? ago(health.lastError.at) : 'None'}</div>
        </div>
      </div>
      {health && <Standing id={record.id} health={health} />}
      {health?.lastError && (
        <p className="note bad">
          {health.lastError.text}{' '}
          <Link className="link" to={listHref('WebhookEvent', { clientId: record.id, trouble: 'yes' })}>
            Show events in error
          </Link>
        </p>
      )}
    </Card>
  )
}

/** What else there is to say; noughts are left out, because they say that all is well. */
function Standing({ id, health }: { id: string; health: Health }) {
  const { waiting, oldestWaitingSeconds, dead, unreadable, wrongSignature, tooLarge } = health
  const oldest = Math.round(oldestWaitingSeconds)
  const found: [label: string, count: number, filters: Record<string, string>][] = [
    [`Waiting${oldest > 0 ? `, the oldest for ${oldest} s` : ''}`, waiting, { state: 'READY' }],
    ['Failed', dead, { state: 'DEAD' }],
    ['Set aside: wrong signature', wrongSignature, { cause: 'SIGNATURE' }],
    ['Set aside: not readable', unreadable, { cause: 'UNREADABLE' }],
    ['Set aside: too large', tooLarge, { cause: 'TOO_LARGE' }],
  ]
  return (
    <dl className="facts health-facts">
      <dt>Applied in 24 hours</dt>
      <dd className="num">
        {health.appliedInDay.toLocaleString('en')} ({bytes(health.bytesInDay)})
      </dd>
      {health.repeatedInDay > 0 && (
        <>
          <dt>Repeated deliveries</dt>
          <dd className="num">{health.repeatedInDay.toLocaleString('en')}</dd>
        </>
      )}
      {found
        .filter(([, count]) => count > 0)
        .map(([label, count, filters]) => (
          <React.Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              <Link className="link num" to={listHref('WebhookEvent', { clientId: id, ...filters })}>
                {count.toLocaleString('en')}
              </Link>
            </dd>
          </React.Fragment>
        ))}
    </dl>
  )
}
