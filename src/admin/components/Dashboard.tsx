import React, { useEffect, useState } from 'react'
import { Link } from 'react-router-dom'
import { type Day, DaysChart, Shares } from './charts.js'
import { ago } from './format.js'
import { type OpenAlert, OpenAlerts } from './OpenAlerts.js'
import { ask, listHref, resourceNamed, showHref } from './state.js'
import { Card, Empty, Loading } from './ui.js'

type Silent = { id: string; businessName: string; lastEventAt: string | null }
type Status = { value: string; label: string; clients: number }
type Facts = { statuses: Status[]; days: Day[]; silent: Silent[]; eventsInError: number; alerts: OpenAlert[] }

/** The morning's look: clients on their way to live, calls per day, who is silent, what failed. */
export function Dashboard() {
  const [facts, setFacts] = useState<Facts>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    ask('dashboard')
      .then((answer) => setFacts(answer as unknown as Facts))
      .catch((error: Error) => setProblem(error.message))
  }, [])
  if (problem) return <Empty title="The dashboard cannot be shown" text={problem} />
  if (!facts) return <Loading />
  const clients = facts.statuses.reduce((sum, status) => sum + status.clients, 0)
  return (
    <>
      <div className="head">
        <h1>Dashboard</h1>
        {resourceNamed('Client')?.may.includes('new') && (
          <Link className="btn primary" to="/admin/resources/Client/actions/new">
            New client
          </Link>
        )}
      </div>
      <OpenAlerts alerts={facts.alerts} />
      <Tiles facts={facts} clients={clients} />
      <div className="two-one">
        <Card title="Calls per day" aside={<span className="small muted">last 30 days, all clients</span>}>
          <DaysChart days={facts.days} />
        </Card>
        <Card title="Clients by setup status">
          <Shares
            rows={facts.statuses.map(({ value, label, clients: count }) => ({
              label,
              count,
              href: listHref('Client', { setupStatus: value, isActive: 'true' }),
            }))}
          />
        </Card>
      </div>
      <SilentClients silent={facts.silent} />
    </>
  )
}

function Tiles({ facts, clients }: { facts: Facts; clients: number }) {
  const today = facts.days.at(-1)?.calls ?? 0
  const week = facts.days.slice(-7).reduce((sum, { calls }) => sum + calls, 0)
  const mayReadEvents = resourceNamed('WebhookEvent')?.may.includes('list')
  const live = facts.statuses.find(({ value }) => value === 'LIVE')?.clients ?? 0
  return (
    <div className="tiles">
      <Tile
        label="Live clients"
        value={live}
        href={listHref('Client', { setupStatus: 'LIVE', isActive: 'true' })}
        note={`of ${clients} active`}
      />
      <Tile label="Calls today" value={today} href={listHref('Call')} note={`${week.toLocaleString('en')} in 7 days`} />
      <Tile
        label="Silent clients"
        value={facts.silent.length}
        note="live, no event for 3 days"
        isBad={facts.silent.length > 0}
      />
      <Tile
        label="Events in error"
        value={facts.eventsInError}
        {...(mayReadEvents && { href: listHref('WebhookEvent', { trouble: 'yes' }) })}
        note={facts.eventsInError > 0 ? 'Please look at them' : 'All applied'}
        isBad={facts.eventsInError > 0}
      />
    </div>
  )
}

type TileProps = { label: string; value: number; note: string; href?: string; isBad?: boolean }

function Tile({ label, value, note, href, isBad = false }: TileProps) {
  const inner = (
    <>
      <div className="small muted">{label}</div>
      <div className={`v num ${isBad ? 'down' : ''}`}>{value.toLocaleString('en')}</div>
      <div className="d muted">{note}</div>
    </>
  )
  return href ? (
    <Link className="card tile" to={href}>
      {inner}
    </Link>
  ) : (
    <div className="card tile">{inner}</div>
  )
}

const SilentClients = ({ silent }: { silent: Silent[] }) => (
  <Card title="Clients that have gone silent">
    {silent.length === 0 ? (
      <p className="muted">None. No live client has been silent for 3 days.</p>
    ) : (
      <ul className="rows">
        {silent.map((client) => (
          <li key={client.id}>
            <Link className="link" to={showHref('Client', client.id)}>
              {client.businessName}
            </Link>
            <span className="muted">
              {client.lastEventAt ? `last event ${ago(client.lastEventAt)}` : 'no event ever'}
            </span>
          </li>
        ))}
      </ul>
    )}
  </Card>
)
