import { DateTime } from 'luxon'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'
import { lastDays } from './days.js'
import { outcomesOf, type Span, totalsOf } from './queries.js'
import { assertMayRead, newestFirst, presentRow, rowColumns, visibleCalls } from './row.js'
import type { Overview, Period, Totals } from './types.js'

const DAYS_DRAWN = 14
const LATEST = 5
const PERIODS = [1, 7, 30] as const
/** A call whose end was never reported is not shown as going on for ever. */
const LONGEST_CALL_MS = 12 * 3_600_000

/**
 * What happened lately, for a client's home page; every day is one of the client's own zone.
 * Staff name the client.
 * @throws not_found when the client is not theirs to see
 */
export async function overview(ctx: Ctx, input: { now?: Date; clientId?: string } = {}): Promise<Overview> {
  assertMayRead(ctx)
  const now = input.now ?? ctx.now
  const clientId = walledClient(ctx.actor) ?? input.clientId
  if (!clientId) throw invalid('clientId', 'Please choose a client')
  return inTransaction(ctx, async (tx) => {
    const where = { AND: [visibleClients(tx.actor), { id: clientId }] }
    const client = await tx.db.client.findFirst({ where, select: { timeZone: true } })
    if (!client) throw notFound('Client')
    const { timeZone } = client
    const local = DateTime.fromJSDate(now, { zone: timeZone })
    const spans = PERIODS.flatMap((days) => [spanOf(local, days), spanOf(local.minus({ days }), days)])
    const totals = await totalsOf(tx.db, clientId, spans)
    return {
      timeZone,
      today: periodAt(totals, 0),
      sevenDays: periodAt(totals, 1),
      thirtyDays: periodAt(totals, 2),
      outcomes: await outcomesOf(tx.db, clientId, spanOf(local, 30)),
      days: await lastDays(tx, { clientId, days: DAYS_DRAWN, timeZone, now }),
      latest: await latestCalls(tx, clientId),
      inProgress: await countInProgress(tx, clientId, now),
    }
  })
}

/** The calendar days that end with this moment's, up to this moment. */
const spanOf = (moment: DateTime, days: number): Span => ({
  from: moment
    .startOf('day')
    .minus({ days: days - 1 })
    .toJSDate(),
  to: moment.plus({ milliseconds: 1 }).toJSDate(),
})

const NONE: Totals = { calls: 0, answered: 0, talkSeconds: 0 }
const periodAt = (totals: Totals[], index: number): Period => ({
  current: totals[index * 2] ?? NONE,
  before: totals[index * 2 + 1] ?? NONE,
})

async function latestCalls(tx: Ctx, clientId: string) {
  const where = { AND: [visibleCalls(tx.actor), { clientId }] }
  const calls = await tx.db.call.findMany({ where, orderBy: newestFirst, take: LATEST, select: rowColumns })
  return calls.map((call) => presentRow(tx, call))
}

const countInProgress = (tx: Ctx, clientId: string, now: Date) =>
  tx.db.call.count({
    where: {
      AND: [visibleCalls(tx.actor), { clientId }],
      status: { in: ['RINGING', 'IN_PROGRESS', 'FORWARDING'] },
      startedAt: { gte: new Date(now.getTime() - LONGEST_CALL_MS) },
    },
  })
