import React from 'react'
import { Link } from 'react-router-dom'
import { ago } from './format.js'
import { listHref, resourceNamed, showHref } from './state.js'
import { Card } from './ui.js'

export type OpenAlert = { id: string; title: string; text: string; openedAt: string }

/** What is wrong now, above all else; nothing when all is well. */
export function OpenAlerts({ alerts }: { alerts: OpenAlert[] }) {
  if (alerts.length === 0 || !resourceNamed('Alert')?.may.includes('list')) return null
  return (
    <div className="open-alerts">
      <Card
        title={alerts.length === 1 ? '1 open alert' : `${alerts.length} open alerts`}
        id="open-alerts"
        aside={
          <Link className="link small" to={listHref('Alert')}>
            All alerts
          </Link>
        }
      >
        <ul className="rows">
          {alerts.map(({ id, title, text, openedAt }) => (
            <li key={id}>
              <div>
                <Link className="link" to={showHref('Alert', id)}>
                  {title}
                </Link>
                <div className="small muted">{text}</div>
              </div>
              <span className="small muted">{ago(openedAt)}</span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
