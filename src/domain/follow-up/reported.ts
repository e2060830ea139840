import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { emailAddress } from '../../platform/fields.js'
import { openReported } from '../calls/index.js'
import type { EndedCall } from './ended-call.js'

const said = z.string().trim().min(1).max(200).optional().catch(undefined)
const callerShape = z.object({ name: said, email: emailAddress.optional().catch(undefined) }).catch({})

/** Who the other person is, as an assistant's report has it (domain/wizard/outputs.ts). */
export function reportedCaller(tx: Ctx, call: EndedCall): { name?: string | undefined; email?: string | undefined } {
  return callerShape.parse(openReported(tx, call)['caller'])
}

const appointmentShape = z.object({
  requested: z.literal(true),
  date: z.iso.date(),
  time: z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/),
  service: said,
})

export type ReportedAppointment = z.infer<typeof appointmentShape>

/** The appointment that a report names, with its day and time; undefined when one of them is missing. */
export function reportedAppointment(tx: Ctx, call: EndedCall): ReportedAppointment | undefined {
  return appointmentShape.safeParse(openReported(tx, call)['appointment']).data
}
