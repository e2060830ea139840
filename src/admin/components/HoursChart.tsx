import React from 'react'
import { niceTop } from './charts.js'
import { hourOf } from './format.js'

export type Hour = { from: string; received: number; applied: number }

const WIDTH = 640
const HEIGHT = 160
const LEFT = 40
const BOTTOM = 24
const TOP = 10
const EVERY = 6

/** What came in each hour as bars; the numbers are also a table for those who do not see it. */
export function HoursChart({ hours }: { hours: Hour[] }) {
  const most = Math.max(0, ...hours.map(({ received }) => received))
  const top = niceTop(Math.max(4, most))
  const slot = (WIDTH - LEFT) / Math.max(1, hours.length)
  const y = (count: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - count / top)
  const total = hours.reduce((sum, { received }) => sum + received, 0)
  return (
    <figure className="chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${total} events in ${hours.length} hours, at most ${most} an hour`}
      >
        {[0, top / 2, top].map((line) => (
          <g key={line}>
            <line className="grid" x1={LEFT} x2={WIDTH} y1={y(line)} y2={y(line)} />
            <text className="axis" x={LEFT - 8} y={y(line) + 4} textAnchor="end">
              {line.toLocaleString('en')}
            </text>
          </g>
        ))}
        {hours.map(({ from, received }, index) => {
          const x = LEFT + index * slot + slot * 0.15
          return (
            <g key={from}>
              <title>{`From ${hourOf(from)}: ${received} events`}</title>
              <rect className="hit" x={LEFT + index * slot} y={TOP} width={slot} height={HEIGHT - TOP - BOTTOM} />
              <rect
                className="bar-answered"
                x={x}
                y={y(received)}
                width={slot * 0.7}
                height={y(0) - y(received)}
                rx={2}
              />
              {index % EVERY === 0 && (
                <text className="axis" x={LEFT + index * slot} y={HEIGHT - 6}>
                  {hourOf(from)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <div className="visually-hidden">
        <table>
          <caption>Events received per hour</caption>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">Received</th>
            </tr>
          </thead>
          <tbody>
            {hours.map(({ from, received }) => (
              <tr key={from}>
                <th scope="row">{hourOf(from)}</th>
                <td>{received}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
