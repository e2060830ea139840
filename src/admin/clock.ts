import { DateTime } from 'luxon'
import { z } from 'zod'
import { getAnsweringPlan } from '../domain/answering/index.js'
import type { Ctx } from '../platform/context.js'
import { invalid } from '../platform/errors.js'

/** 2026-03-05T14:00 on the clocks of a zone, as a field has it. */
export function clockTyped(at: unknown, timeZone: unknown): string | null {
  return at instanceof Date ? inZone(at, timeZone).toFormat("yyyy-MM-dd'T'HH:mm") : null
}

/** Thu 5 Mar 2026, 2:00 PM (New York) */
export function clockInWords(at: unknown, timeZone: unknown): string | null {
  if (!(at instanceof Date)) return null
  const city = String(timeZone).split('/').at(-1)?.replaceAll('_', ' ')
  return `${inZone(at, timeZone).setLocale('en').toFormat('ccc d LLL yyyy, h:mm a')} (${city})`
}

/** The moment when clocks of a zone show what was typed; where they show it twice, the first time. @throws invalid when they never do */
export function momentOf(field: string, typed: string, timeZone: string): Date {
  const moment = DateTime.fromISO(typed, { zone: timeZone })
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed) || !moment.isValid)
    throw invalid(field, 'Please choose a day and a time')
  if (moment.toFormat("yyyy-MM-dd'T'HH:mm") !== typed)
    throw invalid(field, 'Clocks are put forward then, so that there is no such time')
  return moment.toJSDate()
}

const inZone = (at: Date, timeZone: unknown) => DateTime.fromJSDate(at, { zone: String(timeZone) })

/** The zone of a client's clocks. @throws invalid when none was chosen, not_found */
export async function timeZoneOf(ctx: Ctx, clientId: unknown): Promise<string> {
  const chosen = z.uuid().safeParse(clientId)
  if (!chosen.success) throw invalid('clientId', 'Please choose a client')
  const { timeZone } = await getAnsweringPlan(ctx, { clientId: chosen.data })
  return timeZone
}
