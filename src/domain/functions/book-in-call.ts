import type { Ctx } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import {
  type AppointmentKind,
  type AppointmentRow,
  bookAppointment,
  lockTimes,
  refusedTime,
} from '../appointments/index.js'
import { addressLine, type PropertyRow, type UnitRow } from '../properties/index.js'
import { resolveWhen, sayMoment } from '../spoken/index.js'
import type { CallInHand, Said } from './in-call-function.js'
import { keepCaller } from './keep-caller.js'
import { INCOMPLETE, numberToCall } from './number-to-call.js'
import { offerInstead, offerTimes } from './offer-times.js'
import { spokenEmail } from './spoken-email.js'

export type WantedInCall = {
  kind: AppointmentKind
  /** As the caller said it. */
  when: string
  callerName: string
  callbackNumber?: string | undefined
  /** As the caller said it. */
  email?: string | undefined
  note?: string | undefined
  property?: PropertyRow | undefined
  unit?: UnitRow | undefined
  teamMemberId?: string | undefined
  service?: string | undefined
  minutes?: number | undefined
}

/** Books what a caller wants, and reads it back; or says what to ask them, or which times they can have instead. */
export async function bookInCall(tx: Ctx, wanted: WantedInCall, call: CallInHand): Promise<Said> {
  const said = await booked(tx, wanted, call)
  return wanted.property ? { ...said, propertyId: wanted.property.id } : said
}

async function booked(tx: Ctx, wanted: WantedInCall, call: CallInHand): Promise<Said> {
  const number = numberToCall(wanted.callbackNumber, call)
  if (number === 'incomplete') return { say: INCOMPLETE }
  const { email, missed } = spokenEmail(wanted.email, call)
  if (!number && missed) return { say: `${missed} Without it a phone number is needed.` }
  if (!number && !email) return { say: 'Ask the caller for a phone number to reach them. Then try again.' }
  const { kind, teamMemberId, minutes } = wanted
  const { language, client } = call
  const when = resolveWhen(wanted.when, { language, timeZone: client.timeZone, now: tx.now })
  if (when.kind === 'unclear') return { say: when.ask }
  if (when.kind === 'day') return { say: await offerTimes(tx, { kind, teamMemberId, minutes, day: when }, call) }
  try {
    const row = await book(tx, { ...wanted, email, number, startsAt: when.at }, call)
    return { say: [readBack(tx, row, call), missed].filter(Boolean).join(' '), isDone: true }
  } catch (thrown) {
    const refused = refusedTime(thrown)
    if (!refused) throw thrown
    return { say: await offerInstead(tx, { kind, teamMemberId, minutes, refused }, call) }
  }
}

type Sure = WantedInCall & { number: string | undefined; startsAt: Date }

async function book(tx: Ctx, { number, startsAt, kind, ...wanted }: Sure, call: CallInHand): Promise<AppointmentRow> {
  const { clientId, vapiCallId } = call
  const { callerName, email, note, property, unit, teamMemberId, service, minutes } = wanted
  // Before the lead, as everywhere: two who wait for each other would both be lost.
  await lockTimes(tx, clientId)
  const leadId = await keepCaller(tx, call, { name: callerName, number, email })
  return bookAppointment(tx, {
    ...{ clientId, kind, startsAt, source: 'FUNCTION', vapiCallId: vapiCallId || undefined, teamMemberId, note },
    ...{ attendeeName: callerName, attendeeNumber: number, attendeeEmail: email },
    ...{ leadId, service, minutes },
    propertyId: property?.id,
    unitId: unit?.id,
    place: property && [addressLine(property), unit?.name].filter(Boolean).join(', '),
  })
}

const WORDS = { VIEWING: 'The viewing', TOUR: 'The tour', MEETING: 'The appointment' } as const

function readBack(tx: Ctx, row: AppointmentRow, call: CallInHand): string {
  const { startsAt, attendeeName, attendeeNumber, attendeeEmail, property, unit } = row
  const where = property ? ` of ${[unit?.name, property.address].filter(Boolean).join(', ')}` : ''
  const reach = attendeeNumber ? displayNumber(attendeeNumber) : attendeeEmail
  const when = sayMoment(startsAt, { timeZone: call.client.timeZone, now: tx.now })
  const state =
    row.status === 'CONFIRMED' ? 'is booked' : `is noted, pending until ${call.client.businessName} confirms it,`
  const what = row.service ? `The appointment for “${row.service}”` : WORDS[row.kind]
  return `${what}${where} ${state} for ${when}, for ${attendeeName}${reach ? ` at ${reach}` : ''}. Read this back to the caller and ask whether it is right.`
}
