export { addFoundAppointment, type FoundAppointment } from './add-found-appointment.js'
export {
  APPOINTMENT_KINDS,
  APPOINTMENT_STATUSES,
  type AppointmentKind,
  type AppointmentRow,
  type ShownStatus,
} from './appointment-row.js'
export { appointmentsOfWeek } from './appointments-of-week.js'
export { bookAppointment } from './book-appointment.js'
export type { Booking } from './booking.js'
export { calendarFile } from './calendar-file.js'
export { cancelAppointment, cancelAppointmentInput } from './cancel-appointment.js'
export { confirmAppointment } from './confirm-appointment.js'
export { createAppointment, createAppointmentInput } from './create-appointment.js'
export { type FreeTime, freeTimes } from './free-times.js'
export { getAppointment } from './get-appointment.js'
export { HELD_MINUTES, holdTimes, lockTimes, releaseHolds } from './held-times.js'
export {
  type AppointmentPage,
  countPendingAppointments,
  listAppointments,
  listAppointmentsInput,
} from './list-appointments.js'
export { listFreeTimes } from './list-free-times.js'
export { markAppointment } from './mark-appointment.js'
export { moveAppointment, moveAppointmentInput } from './move-appointment.js'
export { mayBeOnePerson } from './one-person.js'
export { holidayOn, type Refused, refusedTime, type WhyNot, whyNot } from './refuse-time.js'
export { updateAppointment, updateAppointmentInput } from './update-appointment.js'
