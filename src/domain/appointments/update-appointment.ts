import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { given } from '../../platform/fields.js'
import { changesOf } from '../audit/index.js'
import { numberOfClient } from '../clients/index.js'
import { type AppointmentRow, notePlace } from './appointment-row.js'
import { changeAppointment } from './change-appointment.js'
import { createAppointmentInput } from './create-appointment.js'
import { tellOfChange } from './news.js'
import { refuseStranger } from './refuse-stranger.js'

const { place, attendeeName, attendeeNumber, attendeeEmail, note } = createAppointmentInput.shape
const reference = z.uuid('Please choose from the list').nullable().optional()

export const updateAppointmentInput = z.strictObject({
  id: z.string(),
  ...{ place, attendeeName, attendeeNumber, attendeeEmail, note },
  leadId: reference,
  propertyId: reference,
  unitId: reference,
})

/** What preprocessing hides. */
type Text = string | null | undefined
type Fields = Record<'place' | 'attendeeName' | 'attendeeNumber' | 'attendeeEmail' | 'note', Text> &
  Record<'leadId' | 'propertyId' | 'unitId', string | null | undefined>

/**
 * Changes what is said about an appointment, all but its time, its person and its status; what is not named stays, and null
 * takes away. A unit goes with its property.
 * @throws conflict when it was called off, or for a unit of another property; invalid, not_found, forbidden
 */
export async function updateAppointment(ctx: Ctx, input: z.input<typeof updateAppointmentInput>): Promise<void> {
  const { id, ...rest } = updateAppointmentInput.parse(input)
  const fields = rest as Fields
  await changeAppointment(ctx, { id, action: 'update' }, async (tx, row) => {
    const { clientId } = row
    if (row.status === 'CANCELLED') throw conflict('It was called off.')
    const wanted = await columnsOf(tx, row, fields)
    await refuseStranger(tx, { clientId, ...idsOf(wanted) })
    const changes = changesOf<object>(flat(row), wanted)
    const isNoteNew = fields.note !== undefined && fields.note !== row.note
    if (Object.keys(changes).length === 0 && !isNoteNew) return undefined
    const noteSealed = fields.note ? tx.vault.seal(notePlace(clientId, id), fields.note) : null
    const data = { ...wanted, ...(isNoteNew && { noteSealed }), sequence: { increment: 1 }, updatedAt: tx.now }
    await tx.db.appointment.updateMany({ where: { clientId, id }, data: data as never })
    await tellOfChange(tx, row, 'Details changed')
    return { ...changes, ...(isNoteNew && { note: ['…', '… (changed)'] as const }) }
  })
}

async function columnsOf(tx: Ctx, row: AppointmentRow, { note: _sealed, ...plain }: Fields) {
  const { clientId } = row
  const written = { clientId, field: 'attendeeNumber', written: plain.attendeeNumber }
  const isOtherProperty = plain.propertyId !== undefined && plain.propertyId !== (row.property?.id ?? null)
  return given({
    ...plain,
    attendeeNumber: await numberOfClient(tx, written),
    unitId: plain.unitId === undefined && isOtherProperty ? null : plain.unitId,
    // A unit that is named alone is in the property there is.
    propertyId: plain.unitId && plain.propertyId === undefined ? (row.property?.id ?? undefined) : plain.propertyId,
  })
}

const flat = ({ lead, property, unit, ...row }: AppointmentRow) => ({
  ...row,
  ...{ leadId: lead?.id ?? null, propertyId: property?.id ?? null, unitId: unit?.id ?? null },
})

const idsOf = ({ leadId, propertyId, unitId }: Partial<Fields>) => ({
  leadId: leadId ?? undefined,
  propertyId: propertyId ?? undefined,
  unitId: unitId ?? undefined,
})
