import React, { useCallback, useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { bytes, duration } from './format.js'
import { type Hour, HoursChart } from './HoursChart.js'
import { type ClientsPage, IntakeTable } from './IntakeTable.js'
import { ReplayProgress } from './ReplayProgress.js'
import { ask, listHref } from './state.js'
import { Card, Empty, Loading } from './ui.js'

type Stretch = { received: number; applied: number; repeated: number; bytes: number }
type Figures = {
  hour: Stretch
  day: Stretch
  hours: Hour[]
  now: {
    waiting: number
    oldestWaitingSeconds: number
    dead: number
    setAside: { unreadable: number; signature: number; tooLarge: number }
    unassigned: number
  }
}

const EVERY_MS = 30_000

/** How intake fares: what came in, what waits and what is in error, for all clients and for each. */
export function IntakePage() {
  const [params, setParams] = useSearchParams()
  const [figures, setFigures] = useState<Figures>()
  const [clients, setClients] = useState<ClientsPage>()
  const [problem, setProblem] = useState<string>()
  const query = params.toString()
  const load = useCallback(async () => {
    try {
      const answer = await ask(`pages/Intake?${query}`)
      setFigures(answer['figures'] as Figures)
      setClients(answer['clients'] as ClientsPage)
      setProblem(undefined)
    } catch (error) {
      setProblem((error as Error).message)
    }
  }, [query])
  useEffect(() => {
    void load()
    const timer = setInterval(() => void load(), EVERY_MS)
    return () => clearInterval(timer)
  }, [load])
  if (!figures || !clients) return problem ? <Empty title="The figures cannot be shown" text={problem} /> : <Loading />
  return (
    <>
      <div className="head">
        <div>
          <h1>Intake</h1>
          <p className="muted">What Vapi tells us, and what becomes of it. Looks again every half minute.</p>
        </div>
      </div>
      {problem && <p className="note bad">{problem}</p>}
      <ReplayProgress turn={0} />
      <Now now={figures.now} />
      <div className="two-one">
        <Card title="Received per hour" aside={<span className="small muted">last 24 hours</span>}>
          <HoursChart hours={figures.hours} />
        </Card>
        <Card title="What came in">
          <Stretches hour={figures.hour} day={figures.day} />
        </Card>
      </div>
      <IntakeTable page={clients} params={params} onChange={setParams} />
    </>
  )
}

function Now({ now }: { now: Figures['now'] }) {
  const { unreadable, signature, tooLarge } = now.setAside
  const aside = unreadable + signature + tooLarge
  const causes = [
    ...(signature > 0 ? [`${signature.toLocaleString('en')} wrong signature`] : []),
    ...(unreadable > 0 ? [`${unreadable.toLocaleString('en')} not readable`] : []),
    ...(tooLarge > 0 ? [`${tooLarge.toLocaleString('en')} too large`] : []),
  ]
  const oldest = Math.round(now.oldestWaitingSeconds)
  return (
    <div className="tiles">
      <Tile
        label="Waiting"
        value={now.waiting}
        href={listHref('WebhookEvent', { state: 'READY' })}
        note={now.waiting > 0 ? `the oldest for ${oldest < 60 ? `${oldest} s` : duration(oldest)}` : 'all applied'}
        isBad={oldest > 60}
      />
      <Tile
        label="Failed"
        value={now.dead}
        href={listHref('WebhookEvent', { state: 'DEAD' })}
        note={now.dead > 0 ? 'after three tries' : 'none'}
        isBad={now.dead > 0}
      />
      <Tile
        label="Set aside"
        value={aside}
        href={listHref('WebhookEvent', { state: 'QUARANTINED' })}
        note={causes.join(', ') || 'none'}
        isBad={aside > 0}
      />
      <Tile
        label="Of no client"
        value={now.unassigned}
        href={listHref('UnassignedEvent')}
        note={now.unassigned > 0 ? 'to be assigned' : 'none'}
        isBad={now.unassigned > 0}
      />
    </div>
  )
}

type TileProps = { label: string; value: number; note: string; href: string; isBad: boolean }

const Tile = ({ label, value, note, href, isBad }: TileProps) => (
  <Link className="card tile" to={href}>
    <div className="small muted">{label}</div>
    <div className={`v num ${isBad ? 'down' : ''}`}>{value.toLocaleString('en')}</div>
    <div className="d muted">{note}</div>
  </Link>
)

/** An hour and a day side by side. */
const Stretches = ({ hour, day }: { hour: Stretch; day: Stretch }) => {
  const rows: [string, (of: Stretch) => string][] = [
    ['Received', ({ received }) => received.toLocaleString('en')],
    ['Applied', ({ applied }) => applied.toLocaleString('en')],
    ['Repeated', ({ repeated }) => repeated.toLocaleString('en')],
    ['Size', (of) => bytes(of.bytes)],
  ]
  return (
    <table className="side-by-side">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Figure</span>
          </th>
          <th scope="col">Last hour</th>
          <th scope="col">24 hours</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, text]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="num">{text(hour)}</td>
            <td className="num">{text(day)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
