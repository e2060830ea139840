import type { Prisma } from '@prisma/client'
import { DateTime } from 'luxon'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { beyond, neighbours, readCursor } from '../../platform/cursor.js'
import { visibleClients } from '../clients/index.js'
import { LED_TO } from './call-outcomes.js'
import { THEIR_WORD } from './choices.js'
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

async function narrowed(tx: Ctx, filters: Filters): Promise<Prisma.CallWhereInput> {
  const clientId = walledClient(tx.actor) ?? filters.clientId
  const { from, to, direction, intent, propertyId, text } = filters
  const timeZone = from || to ? await zoneOf(tx, clientId) : 'UTC'
  return {
    ...(filters.clientId && { clientId: filters.clientId }),
    ...(direction && { direction }),
    ...(intent && { intent }),
    ...(propertyId && { propertyId }),
    startedAt: {
      ...(from && { gte: startOf(from, timeZone) }),
      ...(to && { lt: startOf(to, timeZone, 1) }),
    },
    AND: [...outcomeIs(tx, filters), ...(text ? [matches(tx, text, clientId)] : [])],
  }
}

/** A client reads its own word instead of ours wherever it sent one, unless ours says more. */
function outcomeIs(tx: Ctx, { outcome, reportedOutcome }: Filters): Prisma.CallWhereInput[] {
  const isTheirs = walledClient(tx.actor) !== undefined
  if (outcome && reportedOutcome) return [{ outcome, reportedOutcome }]
  if (reportedOutcome) return [{ reportedOutcome }, ...(isTheirs ? [THEIR_WORD] : [])]
  if (!outcome) return []
  const isOurs = LED_TO.some((ours) => ours === outcome)
  if (!isTheirs || isOurs) return [{ outcome }]
  return [{ outcome, OR: [{ reportedOutcome: null }, { correctedOutcome: { not: null } }] }]
}

async function zoneOf(tx: Ctx, clientId: string | undefined): Promise<string> {
  if (!clientId) return 'UTC'
  const where = { AND: [visibleClients(tx.actor), { id: clientId }] }
  const client = await tx.db.client.findFirst({ where, select: { timeZone: true } })
  return client?.timeZone ?? 'UTC'
}

const startOf = (day: string, zone: string, daysLater = 0) =>
  DateTime.fromISO(day, { zone }).plus({ days: daysLater }).startOf('day').toJSDate()
