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

const oldestFirst = [{ startedAt: 'asc' }, { id: 'asc' }] satisfies Prisma.CallOrderByWithRelationInput[]

type Filters = ReturnType<typeof listCallsInput.parse>

/**
 * A page of calls, 25 unless more are asked for, newest first, that match every filter given.
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
      take: filters.limit + 1,
      select: rowColumns,
    })
    const calls = found.slice(0, filters.limit).map((row) => presentRow(tx, row))
    if (isBackwards) calls.reverse()
    return { calls, ...neighbours(calls, cursor, found.length > filters.limit, (call) => call.startedAt) }
  })
}

async function narrowed(tx: Ctx, filters: Filters): Promise<Prisma.CallWhereInput> {
  const clientId = walledClient(tx.actor) ?? filters.clientId
  const { from, to, direction, status, intent, propertyId, leadId, text } = filters
  const timeZone = from || to ? await zoneOf(tx, clientId) : 'UTC'
  return {
    ...(filters.clientId && { clientId: filters.clientId }),
    ...(direction && { direction }),
    ...(status && { status }),
    ...(leadId && { leadId }),
    ...(intent && { intent }),
    ...(propertyId && { propertyId }),
    startedAt: {
      ...(from && { gte: startOf(from, timeZone) }),
      ...(to && { lt: startOf(to, timeZone, 1) }),
    },
    AND: [
      ...outcomeIs(tx, filters),
      ...(await assistantIs(tx, filters)),
      ...(text ? [matches(tx, text, clientId)] : []),
    ],
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

/** Calls know their assistant by its name at Vapi. */
async function assistantIs(tx: Ctx, { assistantId: id }: Filters): Promise<Prisma.CallWhereInput[]> {
  if (!id) return []
  const where = { AND: [{ client: visibleClients(tx.actor) }, { id }] }
  const found = await tx.db.assistant.findFirst({ where, select: { clientId: true, vapiAssistantId: true } })
  return found?.vapiAssistantId
    ? [{ clientId: found.clientId, vapiAssistantId: found.vapiAssistantId }]
    : [{ id: { in: [] } }]
}

async function zoneOf(tx: Ctx, clientId: string | undefined): Promise<string> {
  if (!clientId) return 'UTC'
  const where = { AND: [visibleClients(tx.actor), { id: clientId }] }
  const client = await tx.db.client.findFirst({ where, select: { timeZone: true } })
  return client?.timeZone ?? 'UTC'
}

const startOf = (day: string, zone: string, daysLater = 0) =>
  DateTime.fromISO(day, { zone }).plus({ days: daysLater }).startOf('day').toJSDate()
