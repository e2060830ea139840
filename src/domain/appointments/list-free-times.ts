import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { assertMayReadOf } from '../staff/index.js'
import { clientOfTeam } from '../team/index.js'
import { APPOINTMENT_KINDS } from './appointment-row.js'
import { type FreeTime, freeTimes } from './free-times.js'

const listInput = z.object({
  kind: z.enum(APPOINTMENT_KINDS),
  from: z.date(),
  to: z.date(),
  teamMemberId: z.uuid().optional(),
  limit: z.number().int().min(1).max(300).default(60),
  /** Its own time is free for this appointment. */
  exceptId: z.uuid().optional(),
  clientId: z.string().optional(),
})

/** The free times of a client, to choose from when a person makes or moves an appointment. @throws not_found, forbidden */
export async function listFreeTimes(ctx: Ctx, input: z.input<typeof listInput>): Promise<FreeTime[]> {
  assertMayReadOf(ctx, 'appointments.read')
  const { clientId, ...wanted } = listInput.parse(input)
  return inTransaction(ctx, async (tx) => freeTimes(tx, { ...wanted, clientId: (await clientOfTeam(tx, clientId)).id }))
}
