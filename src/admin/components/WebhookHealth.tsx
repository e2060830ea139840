import React, { useState } from 'react'
import { Link } from 'react-router-dom'
import type { RecordView, ResourceView } from '../ui-types.js'
import { runAction } from './ActionDialog.js'
import { ago, moment } from './format.js'
import { listHref } from './state.js'
import { Card, useSay } from './ui.js'

export type Health = { lastEventAt: string | null; events24h: number; lastError: { at: string; text: string } | null }

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
        </div>
        <div>
          <div className="small muted">Events in 24 hours</div>
          <div className="v num">{health?.events24h ?? 0}</div>
        </div>
        <div>
          <div className="small muted">Last error</div>
          <div className="v">{health?.lastError ? ago(health.lastError.at) : 'None'}</div>
        </div>
      </div>
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
