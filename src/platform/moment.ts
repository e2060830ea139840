import { DateTime } from 'luxon'
import { z } from 'zod'

const NO_MOMENT = 'Please write a day such as 2026-03-04, or a moment such as 2026-03-04T14:00:00Z'

/** A calendar day, or an instant with its offset. What no database holds is none. */
export const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], NO_MOMENT)
  .refine((text) => /^(19[7-9]\d|2\d{3})-/.test(text), NO_MOMENT)

const isDay = (text: string) => text.length === 10

/** When a period begins that begins with it: a day in its zone, an instant when it is. */
export const startOf = (text: string, zone: string): DateTime => DateTime.fromISO(text, { zone })

/** When a period ends that ends with it, itself excluded: a day is part of it, an instant is not. */
export const endOf = (text: string, zone: string): DateTime =>
  isDay(text) ? startOf(text, zone).plus({ days: 1 }).startOf('day') : startOf(text, zone)
