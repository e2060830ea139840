import React from 'react'
import { Link } from 'react-router-dom'
import { EVENT_SOURCE, EVENT_STANDING } from '../words.js'
import { moment } from './format.js'
import { showHref } from './state.js'
import { Card, Tag } from './ui.js'

type News = {
  id: string
  kind: string
  words: string | null
  standing: string
  source: string
  deliveries: number
  lastError: string | null
  receivedAt: string
  sentAt: string | null
}

/** What Vapi told us of a call, in order, each with what became of it and a way to the event. */
export function CallTimeline({ timeline }: { timeline: { events: News[]; isCut: boolean } | undefined }) {
  if (!timeline) return null
  const { events, isCut } = timeline
  if (events.length === 0) {
    return (
      <Card title="What Vapi told us">
        <p className="muted">No event of this call is kept.</p>
      </Card>
    )
  }
  return (
    <section className="card table-card" aria-labelledby="timeline-title">
      <header>
        <h2 id="timeline-title">What Vapi told us</h2>
        {isCut && <span className="small muted">The latest {events.length}</span>}
      </header>
      <table className="list plain-list">
        <thead>
          <tr>
            <th scope="col">Received</th>
            <th scope="col">Event</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <td data-label="Received">
                <time dateTime={event.receivedAt} title={event.sentAt ? `Sent ${moment(event.sentAt)}` : undefined}>
                  {moment(event.receivedAt)}
                </time>
              </td>
              <td data-label="Event">
                <Link to={showHref('WebhookEvent', event.id)}>{event.kind}</Link>
                {event.deliveries > 1 && <span className="small muted"> · sent {event.deliveries} times</span>}
                {event.source !== 'VAPI' && (
                  <>
                    {' '}
                    <Tag word={EVENT_SOURCE[event.source]} />
                  </>
                )}
                <div className="small muted">{event.lastError ?? event.words}</div>
              </td>
              <td data-label="State">
                <Tag word={EVENT_STANDING[event.standing]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
