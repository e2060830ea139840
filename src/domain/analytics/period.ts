import { DateTime } from 'luxon'
import { z } from 'zod'
import { type Ctx, walledClient } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { endOf, moment, startOf } from '../../platform/moment.js'
import { visibleClients } from '../clients/index.js'
import { getSettings } from '../settings/index.js'

const DAYS_UNLESS_SAID = 30
/** Of all clients at once: longer ones would be read for minutes. */
const MOST_DAYS_OF_ALL = 400

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

/** @throws invalid when it ends before it begins or is too long for all clients at once; not_found for a client that is not theirs to see */
export async function readPeriod(tx: Ctx, input: PeriodInput): Promise<Period> {
  const { from, to, clientId: asked } = periodInput.parse(input)
  const clientId = asked ?? walledClient(tx.actor)
  const timeZone = clientId ? await zoneOf(tx, clientId) : (await getSettings(tx)).agencyTimeZone
  const end = to ? endOf(to, timeZone) : DateTime.fromJSDate(tx.now, { zone: timeZone })
  const start = from
    ? startOf(from, timeZone)
    : end.minus({ milliseconds: 1, days: DAYS_UNLESS_SAID - 1 }).startOf('day')
  if (start >= end) throw invalid('to', 'The period ends before it begins')
  if (!clientId && end.diff(start, 'days').days > MOST_DAYS_OF_ALL + 1)
    throw invalid('from', `Please ask for at most ${MOST_DAYS_OF_ALL} days of all clients, or for one client`)
  return { clientId, timeZone, from: start.toJSDate(), to: end.toJSDate() }
}

async function zoneOf(tx: Ctx, id: string): Promise<string> {
  const where = { AND: [visibleClients(tx.actor), { id }] }
  const client = await tx.db.client.findFirst({ where, select: { timeZone: true } })
  if (!client) throw notFound('Client')
  return client.timeZone
}
