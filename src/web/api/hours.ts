import { z } from 'zod'
import { type BusinessHours, WEEKDAYS } from '../../domain/hours/index.js'

export const range = z.object({ from: z.string(), to: z.string() }).meta({
  description: 'The clock on the wall; a `to` that is not after `from` is on the next day',
  examples: [{ from: '09:00', to: '17:00' }],
})

export const weekOf = <T extends z.ZodType>(day: T) =>
  z.strictObject(Object.fromEntries(WEEKDAYS.map((name) => [name, day])) as Record<(typeof WEEKDAYS)[number], T>)

/** Business hours in a request, under our own names; whether times make sense is for the verb to say. */
export const hoursIn = z
  .strictObject({
    week: weekOf(z.array(z.strictObject(range.shape)).optional()).meta({ description: 'A day left out is closed' }),
    closed_on: z.array(z.string()).default([]).meta({ description: 'Days such as 2026-12-25' }),
  })
  .transform(({ week, closed_on }) => ({ week, closedOn: closed_on }))
  .meta({ id: 'BusinessHoursIn' })

/** Business hours in an answer. */
export const hoursShape = z
  .object({ week: weekOf(z.array(range)), closed_on: z.array(z.string()) })
  .meta({ id: 'BusinessHours', description: 'On the clock of the client’s time zone; a day without times is closed' })

/** Every day is there, a closed one without times. */
export const hoursOut = (hours: BusinessHours | null): z.input<typeof hoursShape> | null =>
  hours && {
    week: weekOut(hours.week),
    closed_on: hours.closedOn,
  }

/** Every day of the week is there. */
export const weekOut = (week: BusinessHours['week']) =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, week[day] ?? []])) as z.input<typeof hoursShape>['week']
