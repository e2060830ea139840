import { DateTime } from 'luxon'
import { z } from 'zod'
import { type Ctx, walledClient } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'
import { getSettings } from '../settings/index.js'

const DAYS_UNLESS_SAID = 30
const NO_MOMENT = 'Please write a day such as 2026-03-04, or a moment such as 2026-03-04T14:00:00Z'

/** A calendar day, or an instant with its offset. What no database holds is none. */
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], NO_MOMENT)
  .refine((text) => /^(19[7-9]\d|2\d{3})-/.test(text), NO_MOMENT)

export const periodInput = z.object({
  /** A day begins in the client's zone, or where that is nobody's in the agency's. Left out: thirty days before the end. */
  from: moment.optional(),
  /** A day is part of the period, an instant is not. Left out: now. */
  to: moment.optional(),
  /** For staff, whose figures are of all clients without it; others see their own. */
  clientId: z.uuid().optional(),
})

export type PeriodInput = z.input<typeof periodInput>

/** Whose figures, and from when (included) to when (excluded). */
export type Period = { clientId: string | undefined; from: Date; to: Date; timeZone: string }

/** @throws invalid when it ends before it begins, not_found for a client that is not theirs to see */
export async function readPeriod(tx: Ctx, input: PeriodInput): Promise<Period> {
  const { from, to, clientId: asked } = periodInput.parse(input)
  const clientId = asked ?? walledClient(tx.actor)
  const timeZone = clientId ? await zoneOf(tx, clientId) : (await getSettings(tx)).agencyTimeZone
  const end = to ? endOf(to, timeZone) : DateTime.fromJSDate(tx.now, { zone: timeZone })
  const start = from
    ? startOf(from, timeZone)
    : end.minus({ milliseconds: 1, days: DAYS_UNLESS_SAID - 1 }).startOf('day')
  if (start >= end) throw invalid('to', 'The period ends before it begins')
  return { clientId, timeZone, from: start.toJSDate(), to: end.toJSDate() }
}

async function zoneOf(tx: Ctx, id: string): Promise<string> {
  const where = { AND: [visibleClients(tx.actor), { id }] }
  const client = await tx.db.client.findFirst({ where, select: { timeZone: true } })
  if (!client) throw notFound('Client')
  return client.timeZone
}

const isDay = (text: string) => text.length === 10
const startOf = (text: string, zone: string) => DateTime.fromISO(text, { zone })
const endOf = (text: string, zone: string) =>
  isDay(text) ? startOf(text, zone).plus({ days: 1 }).startOf('day') : startOf(text, zone)
