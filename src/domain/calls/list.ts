import type { Prisma } from '@prisma/client'
import { DateTime } from 'luxon'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { beyond, neighbours, readCursor } from '../../platform/cursor.js'
import { visibleClients } from '../clients/index.js'
import { type ListCallsInput, listCallsInput } from './list-calls-input.js'
import { assertMayRead, newestFirst, presentRow, rowColumns, visibleCalls } from './row.js'
import { matches } from './search.js'
import type { CallPage } from './types.js'

const PAGE_SIZE = 25
const oldestFirst = [{ startedAt: 'asc' }, { id: 'asc' }] satisfies Prisma.CallOrderByWithRelationInput[]

type Filters = ReturnType<typeof listCallsInput.parse>

/**
 * A page of 25 calls, newest first, that match every filter given.
 * @throws invalid when a filter or the cursor cannot be read
 */
export async function listCalls(ctx: Ctx, input: ListCallsInput = {}): Promise<CallPage> {
  assertMayRead(ctx)
  const filters = listCallsInput.parse(input)
  const cursor = filters.cursor ? readCursor(filters.cursor) : undefined
  const isBackwards = cursor?.towards === 'newer'
  return inTransaction(ctx, async (tx) => {
    const found = await tx.db.call.findMany({
      where: { AND: [visibleCalls(tx.actor), await narrowed(tx, filters), cursor ? beyond('startedAt', cursor) : {}] },
      orderBy: isBackwards ? oldestFirst : newestFirst,
      take: PAGE_SIZE + 1,
      select: rowColumns,
    })
    const calls = found.slice(0, PAGE_SIZE).map((row) => presentRow(tx, row))
    if (isBackwards) calls.reverse()
    return { calls, ...neighbours(calls, cursor, found.length > PAGE_SIZE, (call) => call.startedAt) }
  })
}

/** The outcomes in the client's own words of the last 90 days, most frequent first, to choose from in a filter. */
export async function reportedOutcomes(ctx: Ctx): Promise<string[]> {
  assertMayRead(ctx)
  return inTransaction(ctx, async (tx) => {
    const since = new Date(tx.now.getTime() - 90 * 86_400_000)
    const groups = await tx.db.call.groupBy({
      by: ['reportedOutcome'],
      where: { AND: [visibleCalls(tx.actor), { startedAt: { gte: since }, reportedOutcome: { not: null } }] },
      _count: { _all: true },
      orderBy: { _count: { reportedOutcome: 'desc' } },
      take: 30,
    })
    return groups.flatMap(({ reportedOutcome }) => reportedOutcome ?? [])
  })
}

async function narrowed(tx: Ctx, filters: Filters): Promise<Prisma.CallWhereInput> {
  const clientId = walledClient(tx.actor) ?? filters.clientId
  const { from, to, direction, outcome, reportedOutcome, text } = filters
  // A client reads its own word instead of ours wherever it sent one.
  const isTheirs = walledClient(tx.actor) !== undefined
  const timeZone = from || to ? await zoneOf(tx, clientId) : 'UTC'
  return {
    ...(filters.clientId && { clientId: filters.clientId }),
    ...(direction && { direction }),
    ...(outcome && { outcome }),
    ...(reportedOutcome ? { reportedOutcome } : outcome && isTheirs && { reportedOutcome: null }),
    startedAt: {
      ...(from && { gte: startOf(from, timeZone) }),
      ...(to && { lt: startOf(to, timeZone, 1) }),
    },
    ...(text && { AND: [matches(tx, text, clientId)] }),
  }
}

async function zoneOf(tx: Ctx, clientId: string | undefined): Promise<string> {
  if (!clientId) return 'UTC'
  const where = { AND: [visibleClients(tx.actor), { id: clientId }] }
  const client = await tx.db.client.findFirst({ where, select: { timeZone: true } })
  return client?.timeZone ?? 'UTC'
}

const startOf = (day: string, zone: string, daysLater = 0) =>
  DateTime.fromISO(day, { zone }).plus({ days: daysLater }).startOf('day').toJSDate()
