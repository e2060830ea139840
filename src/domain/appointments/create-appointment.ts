import { z } from 'zod'
import { type Ctx, inTransaction, isProgram } from '../../platform/context.js'
import { conflict, invalid } from '../../platform/errors.js'
import { emailAddress, emptyAsNull, optionalLine, optionalText, writtenNumber } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { numberOfClient } from '../clients/index.js'
import { keepLead, whoOf } from '../leads/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { bookingPlanOf, type ClientOfTeam, clientOfTeam } from '../team/index.js'
import { APPOINTMENT_KINDS, findAppointment } from './appointment-row.js'
import { MINUTE_MS, minutesOf } from './free-times.js'
import { forgetOldHolds, lockTimes } from './held-times.js'
import { keepAppointment } from './new-appointment.js'
import { noteBooking, titleOf } from './news.js'
import { refuseStranger } from './refuse-stranger.js'
import { someoneFree } from './someone-free.js'
import { tellProgramsOfNew } from './tell-programs.js'

/** Of a whole day, so that none reaches over a calendar. */
export const minutesField = z.coerce
  .number('Please write minutes, such as 30')
  .int('Please write whole minutes')
  .min(5, 'At least 5 minutes')
  .max(720, 'At most 720 minutes')

export const createAppointmentInput = z.object({
  /** A client's own people need not say it. */
  clientId: z.string().optional(),
  kind: z.enum(APPOINTMENT_KINDS, 'Please choose what it is'),
  startsAt: z.date('Please write when it begins'),
  /** Left out: as the booking plan says for this kind. */
  minutes: minutesField.optional(),
  /** Left out: whoever is free. */
  teamMemberId: z.string().optional(),
  leadId: z.uuid('Please choose from the list').optional(),
  propertyId: z.uuid('Please choose from the list').optional(),
  unitId: z.uuid('Please choose from the list').optional(),
  place: optionalLine(200).optional(),
  attendeeName: optionalLine(120).optional(),
  /** Without a country code it is one of the client's country. */
  attendeeNumber: emptyAsNull(writtenNumber).optional(),
  attendeeEmail: emptyAsNull(emailAddress).optional(),
  note: optionalText(2_000).optional(),
})

type Wanted = z.infer<typeof createAppointmentInput>

/**
 * Makes an appointment that a person agreed on; it is confirmed. Hours and notice are theirs to know, but nobody is in
 * two places: an overlap is refused and says what is in the way.
 * @throws conflict, invalid, not_found, forbidden
 */
export async function createAppointment(
  ctx: Ctx,
  input: z.input<typeof createAppointmentInput>,
): Promise<{ id: string }> {
  assertMayChangeOf(ctx, 'appointments.write')
  const wanted = createAppointmentInput.parse(input)
  if (wanted.startsAt <= ctx.now) throw invalid('startsAt', 'This time has passed')
  return inTransaction(ctx, async (tx) => {
    const client = await clientOfTeam(tx, wanted.clientId)
    await refuseStranger(tx, { ...wanted, clientId: client.id })
    await lockTimes(tx, client.id)
    await forgetOldHolds(tx, client.id)
    const time = await timeOf(tx, client, wanted)
    const who = await peopleOf(tx, client, wanted)
    const { id: clientId, timeZone } = client
    const made = {
      clientId,
      timeZone,
      kind: wanted.kind,
      status: 'CONFIRMED',
      source: isProgram(tx.actor) ? 'API' : 'PERSON',
      decidedBy: whoOf(tx),
    } as const
    const where = { propertyId: wanted.propertyId, unitId: wanted.unitId, place: wanted.place ?? undefined }
    const note = wanted.note ?? undefined
    const id = await keepAppointment(tx, { ...made, ...time, ...who, ...where, note })
    if (!id) throw conflict('Somebody else took that time just now. Choose another time or another person.')
    const row = await findAppointment(tx, id)
    await noteBooking(tx, row)
    await tellProgramsOfNew(tx, row)
    const subject = { kind: 'appointment', id, name: titleOf(row) }
    await audit(tx, {
      action: 'appointments.create',
      subject,
      clientId: client.id,
      changes: { startsAt: [null, row.startsAt] },
    })
    return { id }
  })
}

async function timeOf(tx: Ctx, { id: clientId, timeZone }: ClientOfTeam, { kind, startsAt, ...wanted }: Wanted) {
  const minutes = wanted.minutes ?? minutesOf(await bookingPlanOf(tx, clientId), kind)
  const span = { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS) }
  return { ...span, teamMemberId: await someoneFree(tx, { clientId, timeZone, ...span }, wanted.teamMemberId) }
}

/** Somebody with a number is a lead, and its history has the appointment. */
async function peopleOf(tx: Ctx, { id: clientId }: ClientOfTeam, wanted: Wanted) {
  const written = { clientId, field: 'attendeeNumber', written: wanted.attendeeNumber as string | null | undefined }
  const [name, number, email] = [wanted.attendeeName, await numberOfClient(tx, written), wanted.attendeeEmail].map(
    (value) => (value as string | null | undefined) ?? undefined,
  )
  const known = { clientId, number, name, email, source: isProgram(tx.actor) ? 'API' : 'MANUAL', at: tx.now } as const
  const leadId = wanted.leadId ?? (await keepLead(tx, known))?.id
  return { leadId, attendeeName: name, attendeeNumber: number, attendeeEmail: email }
}
