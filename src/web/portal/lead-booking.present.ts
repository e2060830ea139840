import type { AppointmentRow } from '../../domain/appointments/index.js'
import { APPOINTMENTS, presentAppointment } from './appointments.present.js'
import type { Clock } from './times.present.js'

type Around = { clock: Clock; mayBook: boolean }

/** What was agreed with a lead, and where another appointment is entered. */
export const presentLeadBooking = (
  { id }: { id: string },
  rows: readonly AppointmentRow[],
  { clock, mayBook }: Around,
) => ({
  newHref: mayBook ? `${APPOINTMENTS}/new?leadId=${id}` : undefined,
  lines: rows.map((row) => {
    const { href, begins, what, where, withWhom, status } = presentAppointment(row, clock)
    const detail = [what, where, withWhom && `with ${withWhom}`].filter(Boolean).join(' · ')
    return { href, begins, detail, status }
  }),
})
