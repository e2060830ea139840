import { z } from 'zod'
import { type BookingPlanRow, getBookingPlan, updateBookingPlan } from '../../domain/team/index.js'
import { given } from '../../platform/fields.js'
import { cameled, snaked } from './names.js'
import { whichClient } from './own-client.js'
import { type Route, route } from './route.js'
import { clientId, id } from './shapes.js'

const TAG = 'Team'
const PATH = '/booking-plan'

const whole = (min: number, max: number) =>
  z
    .number('Please write a number')
    .int('Please write a whole number')
    .min(min, `At least ${min}`)
    .max(max, `At most ${max}`)

const fields = {
  viewing_minutes: whole(5, 480),
  tour_minutes: whole(5, 480),
  meeting_minutes: whole(5, 480),
  step_minutes: whole(5, 240).meta({
    description: 'Times are offered at these steps: 30 is on the hour and half past',
  }),
  minimum_notice_minutes: whole(0, 20_160),
  days_ahead: whole(1, 180),
  book_directly: z.boolean().meta({ description: 'What is booked in a call is confirmed at once' }),
}

const plan = z
  .object({ id: id.meta({ description: 'That of its client' }), client_id: id, ...fields })
  .meta({ id: 'BookingPlan' })

const present = (row: BookingPlanRow) => ({ id: row.clientId, ...snaked(row) })

const getRoute = route({
  method: 'get',
  path: PATH,
  name: 'getBookingPlan',
  tag: TAG,
  summary: 'How a client’s times are offered and booked',
  scope: 'appointments:read',
  query: { client_id: clientId },
  answer: plan,
  run: async ({ ctx, query }) => present(await getBookingPlan(ctx, whichClient(ctx, query.client_id))),
})

export const bookingPlanRoutes: readonly Route[] = [
  getRoute,
  route({
    method: 'patch',
    path: PATH,
    name: 'updateBookingPlan',
    tag: TAG,
    summary: 'Change how times are offered from now on',
    description: 'Only what is sent changes, and appointments that are made stay. Answered with the whole plan.',
    scope: 'appointments:write',
    body: z.strictObject({ ...fields, client_id: clientId.unwrap() }).partial(),
    answer: plan,
    of: getRoute,
    run: async ({ ctx, body }) => {
      const { client_id, ...changes } = body
      const of = whichClient(ctx, client_id)
      await updateBookingPlan(ctx, { ...of, ...given(cameled(changes)) })
      return present(await getBookingPlan(ctx, of))
    },
  }),
]
