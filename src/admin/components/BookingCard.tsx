import React from 'react'
import type { BookingView } from '../ui-types.js'
import { Card } from './ui.js'

type Props = { plan: BookingView; mayChange: boolean; onChange(): void }

/** How a client's times are offered to callers. */
export function BookingCard({ plan, mayChange, onChange }: Props) {
  const rows = [
    ['Viewing', inHours(plan.viewingMinutes)],
    ['Tour', inHours(plan.tourMinutes)],
    ['Meeting', inHours(plan.meetingMinutes)],
    ['Offered every', `${plan.stepMinutes} minutes`],
    ['Notice', inHours(plan.minimumNoticeMinutes)],
    ['Ahead', `${plan.daysAhead} days`],
    ['What callers book', plan.bookDirectly ? 'is confirmed at once' : 'waits for a person'],
    ['On public holidays', plan.bookOnHolidays ? 'booked like other days' : 'nothing is booked'],
  ]
  return (
    <Card
      title="Booking times"
      aside={
        mayChange && (
          <button type="button" className="plain" onClick={onChange}>
            Change
          </button>
        )
      }
    >
      <dl className="facts">
        {rows.map(([label, value]) => (
          <React.Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </React.Fragment>
        ))}
      </dl>
    </Card>
  )
}

const inHours = (minutes: number): string =>
  minutes % 60 === 0 && minutes > 0 ? `${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'}` : `${minutes} minutes`
