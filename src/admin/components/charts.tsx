import React from 'react'
import { Link } from 'react-router-dom'
import { calendarDay } from './format.js'

export type Day = { on: string; calls: number; answered: number }

const WIDTH = 640
const HEIGHT = 180
const LEFT = 34
const BOTTOM = 24
const TOP = 12

/** Calls of each day as bars, answered ones filled; the numbers are also a table for those who do not see it. */
export function DaysChart({ days }: { days: Day[] }) {
  const most = Math.max(4, ...days.map(({ calls }) => calls))
  const top = niceTop(most)
  const slot = (WIDTH - LEFT) / Math.max(1, days.length)
  const y = (calls: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - calls / top)
  const total = days.reduce((sum, { calls }) => sum + calls, 0)
  return (
    <figure className="chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${total} calls in ${days.length} days, at most ${Math.max(0, ...days.map(({ calls }) => calls))} a day`}
      >
        {[0, top / 2, top].map((line) => (
          <g key={line}>
            <line className="grid" x1={LEFT} x2={WIDTH} y1={y(line)} y2={y(line)} />
            <text className="axis" x={LEFT - 8} y={y(line) + 4} textAnchor="end">
              {line}
            </text>
          </g>
        ))}
        {days.map(({ on, calls, answered }, index) => {
          const x = LEFT + index * slot + slot * 0.15
          return (
            <g key={on}>
              <title>{`${calendarDay(on, 'long')}: ${calls} calls, ${answered} answered`}</title>
              <rect className="hit" x={LEFT + index * slot} y={TOP} width={slot} height={HEIGHT - TOP - BOTTOM} />
              <rect className="bar-all" x={x} y={y(calls)} width={slot * 0.7} height={y(0) - y(calls)} rx={2} />
              <rect
                className="bar-answered"
                x={x}
                y={y(answered)}
                width={slot * 0.7}
                height={y(0) - y(answered)}
                rx={2}
              />
              {index % 7 === (days.length - 1) % 7 && (
                <text className="axis" x={Math.min(x + slot * 0.35, WIDTH - 22)} y={HEIGHT - 6} textAnchor="middle">
                  {calendarDay(on)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <figcaption className="legend small muted">
        <span>
          <i className="dot answered" /> answered
        </span>
        <span>
          <i className="dot all" /> not answered
        </span>
      </figcaption>
      {/* Around the table: a table takes no height, and would make the page longer than what is seen of it. */}
      <div className="visually-hidden">
        <table>
          <caption>Calls per day</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Calls</th>
              <th scope="col">Answered</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ on, calls, answered }) => (
              <tr key={on}>
                <th scope="row">{calendarDay(on, 'long')}</th>
                <td>{calls}</td>
                <td>{answered}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

/** An even number at or above, so that the middle line is a whole number too. */
export function niceTop(most: number): number {
  const step = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 4, 6, 8, 10].map((times) => times * step).find((top) => top >= most && top % 2 === 0) ?? 10 * step
}

/** Numbers beside their bars, each leading to what it counts. */
export function Shares({ rows }: { rows: { label: string; count: number; href: string }[] }) {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <ul className="shares">
      {rows.map(({ label, count, href }) => (
        <li key={label}>
          <Link to={href}>
            <span>{label}</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect className="track" width="100" height="8" />
              <rect className="bar-answered" width={(100 * count) / most} height="8" />
            </svg>
            <b className="num">{count}</b>
          </Link>
        </li>
      ))}
    </ul>
  )
}
