import { z } from 'zod'
import {
  cancelAppointment,
  confirmAppointment,
  getAppointment,
  markAppointment,
  moveAppointment,
} from '../../domain/appointments/index.js'
import { asRefusal } from '../../platform/errors.js'
import { momentOf } from '../clock.js'
import { withRenamedFields } from '../renamed-fields.js'
import { oneOf, type Row, type VerbAction, verbAction } from '../spec.js'
import { minutesField, startsField, takerField } from './appointment-form.js'

const isToCome = ({ status }: Row) => status === 'PENDING' || status === 'CONFIRMED'
const isPending = ({ status }: Row) => status === 'PENDING'

const confirm = verbAction({
  name: 'confirm',
  kind: 'record',
  label: 'Confirm',
  explain: 'It takes place. The client sees it as confirmed.',
  fields: [{ ...takerField, hint: 'Empty: the one who has it, or whoever is free' }],
  submit: 'Confirm',
  isPrefilled: true,
  isOffered: isPending,
  input: z.object({ teamMemberId: z.string().nullish() }),
  run: async (ctx, ids, { teamMemberId }) => {
    await confirmAppointment(ctx, { id: oneOf(ids), ...(teamMemberId && { teamMemberId }) })
    return { message: 'Confirmed', kind: 'good' }
  },
})

const move = verbAction({
  name: 'move',
  kind: 'record',
  label: 'Move',
  explain: 'To another time, to another person, or both. Times are those of the zone it was agreed in.',
  fields: [startsField, minutesField, takerField],
  submit: 'Move',
  isPrefilled: true,
  isOffered: isToCome,
  input: z.object({
    starts: z.string('Please choose a day and a time'),
    minutes: z.number().nullish(),
    teamMemberId: z.string().nullish(),
  }),
  run: async (ctx, ids, { starts, minutes, teamMemberId }) => {
    const id = oneOf(ids)
    const { timeZone } = await getAppointment(ctx, { id })
    const startsAt = momentOf('starts', starts, timeZone)
    const wanted = { id, startsAt, ...(minutes && { minutes }), ...(teamMemberId && { teamMemberId }) }
    await withRenamedFields({ startsAt: 'starts' }, () => moveAppointment(ctx, wanted))
    return { message: 'Moved', kind: 'good' }
  },
})

const cancel = verbAction({
  name: 'cancel',
  kind: 'record',
  label: 'Cancel',
  explain: 'Its time is free again. Nobody is called by this: tell the person it was made with.',
  fields: [{ name: 'reason', label: 'Why', kind: 'long' }],
  submit: 'Cancel the appointment',
  isDanger: true,
  isOffered: isToCome,
  input: z.object({ reason: z.string().nullish() }),
  run: async (ctx, ids, { reason }) => {
    await cancelAppointment(ctx, { id: oneOf(ids), reason: reason ?? null })
    return { message: 'Cancelled', kind: 'good' }
  },
})

const confirmAll = verbAction({
  name: 'confirmAll',
  kind: 'bulk',
  label: 'Confirm',
  explain: 'Each by the one who has it, or by whoever is free. What cannot be confirmed is left as it is.',
  submit: 'Confirm',
  isOffered: isPending,
  input: z.object({}),
  run: async (ctx, ids) => {
    let confirmed = 0
    const refused: string[] = []
    for (const id of ids) {
      const reason = await confirmAppointment(ctx, { id }).then(() => undefined, refusalOf)
      if (reason === undefined) confirmed += 1
      else refused.push(reason)
    }
    const left = refused.length > 0 ? `; ${refused.length} not: ${[...new Set(refused)].join(' ')}` : ''
    return { message: `${confirmed} confirmed${left}`, kind: confirmed > 0 ? 'good' : 'bad' }
  },
})

function refusalOf(thrown: unknown): string {
  const refusal = asRefusal(thrown)
  if (!refusal) throw thrown
  return refusal.message
}

function mark(name: string, label: string, status: 'DONE' | 'NO_SHOW'): VerbAction {
  return verbAction({
    name,
    kind: 'record',
    label,
    submit: label,
    isOffered: (row) => row['hasBegun'] === true && row['status'] !== 'CANCELLED' && row['status'] !== status,
    input: z.object({}),
    run: async (ctx, ids) => {
      await markAppointment(ctx, { id: oneOf(ids), status })
      return { message: status === 'DONE' ? 'It took place' : 'Nobody came', kind: 'good' }
    },
  })
}

/** In the order of the menu. */
export const appointmentActions: readonly VerbAction[] = [
  confirm,
  move,
  mark('markDone', 'It took place', 'DONE'),
  mark('markNoShow', 'Nobody came', 'NO_SHOW'),
  cancel,
  confirmAll,
]
