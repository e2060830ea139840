import { z } from 'zod'
import { getBookingPlan, updateBookingPlan } from '../../domain/team/index.js'
import type { Ctx } from '../../platform/context.js'
import { oneOf, verbAction } from '../spec.js'
import type { BookingView, Field } from '../ui-types.js'

/** What the card "Booking times" of a client shows. */
export async function bookingDetails(ctx: Ctx, clientId: string): Promise<BookingView> {
  const { clientId: _clientId, ...plan } = await getBookingPlan(ctx, { clientId })
  return plan
}

const minutes = (name: string, label: string, hint?: string): Field => ({
  name,
  label,
  kind: 'number',
  isRequired: true,
  ...(hint && { hint }),
})

const whole = z.number('Please write a number')

/** Offered by that card, which knows what stands there now. */
export const updateBooking = verbAction({
  name: 'updateBooking',
  kind: 'record',
  label: 'Change booking times',
  explain: 'Callers are offered times like this from the next call on. Appointments that are made stay.',
  submit: 'Save',
  isInline: true,
  fields: [
    minutes('viewingMinutes', 'Minutes of a viewing'),
    minutes('tourMinutes', 'Minutes of a tour'),
    minutes('meetingMinutes', 'Minutes of a meeting'),
    minutes('stepMinutes', 'Minutes between the times offered', '30 is on the hour and half past'),
    minutes('minimumNoticeMinutes', 'Minutes of notice', 'Nothing earlier than this from now is offered'),
    minutes('daysAhead', 'Days ahead'),
    {
      name: 'bookDirectly',
      label: 'Confirm at once',
      kind: 'yes-no',
      hint: 'What callers book takes place; without it a person confirms each',
    },
    {
      name: 'bookOnHolidays',
      label: 'Book on public holidays',
      kind: 'yes-no',
      hint: 'Without it callers are offered nothing on a public holiday of the client’s country',
    },
  ],
  input: z.object({
    viewingMinutes: whole,
    tourMinutes: whole,
    meetingMinutes: whole,
    stepMinutes: whole,
    minimumNoticeMinutes: whole,
    daysAhead: whole,
    bookDirectly: z.boolean(),
    bookOnHolidays: z.boolean(),
  }),
  run: async (ctx, ids, plan) => {
    await updateBookingPlan(ctx, { clientId: oneOf(ids), ...plan })
    return { message: 'Saved. The next caller is offered times like this.', kind: 'good' }
  },
})
