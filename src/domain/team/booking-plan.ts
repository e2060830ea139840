import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { given } from '../../platform/fields.js'
import { audit, changesOf } from '../audit/index.js'
import { assertMayChangeOf, assertMayReadOf } from '../staff/index.js'
import { clientOfTeam } from './client-of-team.js'

/** How a client's times are offered and booked. */
export type BookingPlanRow = {
  clientId: string
  viewingMinutes: number
  tourMinutes: number
  meetingMinutes: number
  /** Times are offered at these steps: 30 is on the hour and half past. */
  stepMinutes: number
  minimumNoticeMinutes: number
  daysAhead: number
  /** What is booked in a call is confirmed at once. */
  bookDirectly: boolean
  /** Public holidays of the client's country are days like others. */
  bookOnHolidays: boolean
}

/** What holds until somebody says otherwise. */
const NO_PLAN: Omit<BookingPlanRow, 'clientId'> = {
  viewingMinutes: 30,
  tourMinutes: 30,
  meetingMinutes: 30,
  stepMinutes: 30,
  minimumNoticeMinutes: 120,
  daysAhead: 30,
  bookDirectly: false,
  bookOnHolidays: false,
}

const columns = {
  viewingMinutes: true,
  tourMinutes: true,
  meetingMinutes: true,
  stepMinutes: true,
  minimumNoticeMinutes: true,
  daysAhead: true,
  bookDirectly: true,
  bookOnHolidays: true,
} as const

const whole = (min: number, max: number) =>
  z.coerce
    .number('Please write a number')
    .int('Please write a whole number')
    .min(min, `At least ${min}`)
    .max(max, `At most ${max}`)

export const updateBookingPlanInput = z
  .object({
    viewingMinutes: whole(5, 480),
    tourMinutes: whole(5, 480),
    meetingMinutes: whole(5, 480),
    stepMinutes: whole(5, 240),
    minimumNoticeMinutes: whole(0, 20_160),
    daysAhead: whole(1, 180),
    bookDirectly: z.boolean(),
    bookOnHolidays: z.boolean(),
  })
  .partial()
  .extend({ clientId: z.string().optional() })

/** How a client's times are offered; staff name the client. @throws not_found, forbidden */
export async function getBookingPlan(ctx: Ctx, input: { clientId?: string } = {}): Promise<BookingPlanRow> {
  assertMayReadOf(ctx, 'team.read')
  return inTransaction(ctx, async (tx) => bookingPlanOf(tx, (await clientOfTeam(tx, input.clientId)).id))
}

/** The same for verbs that know the client. */
export async function bookingPlanOf(tx: Ctx, clientId: string): Promise<BookingPlanRow> {
  const stored = await tx.db.bookingPlan.findUnique({ where: { clientId }, select: columns })
  return { clientId, ...(stored ?? NO_PLAN) }
}

/**
 * Changes how times are offered from now on; what is not given stays, and so do appointments that are made.
 * @throws invalid, not_found, forbidden
 */
export async function updateBookingPlan(ctx: Ctx, input: z.input<typeof updateBookingPlanInput>): Promise<void> {
  assertMayChangeOf(ctx, 'team.write')
  const { clientId: asked, ...fields } = updateBookingPlanInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const { id: clientId, businessName } = await clientOfTeam(tx, asked)
    const before = await bookingPlanOf(tx, clientId)
    const changes = changesOf<BookingPlanRow>(before, given(fields) as Partial<BookingPlanRow>)
    if (Object.keys(changes).length === 0) return
    const times = { createdAt: tx.now, updatedAt: tx.now }
    await tx.db.bookingPlan.createMany({ data: { id: randomUUID(), clientId, ...times }, skipDuplicates: true })
    await tx.db.bookingPlan.updateMany({ where: { clientId }, data: { ...given(fields), updatedAt: tx.now } })
    const subject = { kind: 'client', id: clientId, name: businessName }
    await audit(tx, { action: 'team.update-booking', subject, clientId, changes })
  })
}
