import type { AppointmentKind } from './appointment-row.js'

/** Inside a sentence. */
export const KIND_WORDS: Readonly<Record<AppointmentKind, string>> = {
  VIEWING: 'viewing',
  TOUR: 'tour',
  MEETING: 'meeting',
}
