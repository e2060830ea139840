import type { Prisma } from '@prisma/client'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { endOf, startOf } from '../../platform/moment.js'
import { visibleClients } from '../clients/index.js'
import { LED_TO } from './call-outcomes.js'
import { THEIR_WORD } from './choices.js'
import { type ListCallsInput, listCallsInput } from './list-calls-input.js'
import { assertMayRead, presentRow, rowColumns, visibleCalls } from './row.js'
import { matches } from './search.js'
import type { CallPage } from './types.js'

type Filters = ReturnType<typeof listCallsInput.parse>

/**
 * A page of calls, 25 unless more are asked for, newest first, that match every filter given.
 * @throws invalid when a filter or the cursor cannot be read
 */
export async function listCalls(ctx: Ctx, input: ListCallsInput = {}): Promise<CallPage> {
  assertMayRead(ctx)
  const filters = listCallsInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const asked = [visibleCalls(tx.actor), await narrowed(tx, filters)]
    const page = await keysetPage(latestFirst('startedAt'), filters, ({ beyond, ...slice }) =>
      tx.db.call.findMany({ where: { AND: [...asked, ...beyond] }, ...slice, select: rowColumns }),
    )
    return { calls: page.rows.map((row) => presentRow(tx, row)), ...page.links }
  })
}

async function narrowed(tx: Ctx, filters: Filters): Promise<Prisma.CallWhereInput> {
  const clientId = walledClient(tx.actor) ?? filters.clientId
  const { direction, status, intent, propertyId, leadId, text, number } = filters
  return {
    ...(filters.clientId && { clientId: filters.clientId }),
    ...(direction && { direction }),
    ...(status && { status }),
    ...(leadId && { leadId }),
    ...(intent && { intent }),
    ...(propertyId && { propertyId }),
    startedAt: await spanOf(tx, filters, clientId),
    AND: [
      ...outcomeIs(tx, filters),
      ...(await assistantIs(tx, filters)),
      ...(number ? [{ OR: [{ fromNumber: number }, { toNumber: number }] }] : []),
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

/** @throws invalid when it ends before it begins */
async function spanOf(tx: Ctx, { from, to }: Filters, clientId: string | undefined): Promise<Prisma.DateTimeFilter> {
  const timeZone = from || to ? await zoneOf(tx, clientId) : 'UTC'
  const gte = from && startOf(from, timeZone).toJSDate()
  const lt = to && endOf(to, timeZone).toJSDate()
  if (gte && lt && gte >= lt) throw invalid('to', 'The period ends before it begins')
  return { ...(gte && { gte }), ...(lt && { lt }) }
}

async function zoneOf(tx: Ctx, clientId: string | undefined): Promise<string> {
  if (!clientId) return 'UTC'
  const where = { AND: [visibleClients(tx.actor), { id: clientId }] }
  const client = await tx.db.client.findFirst({ where, select: { timeZone: true } })
  return client?.timeZone ?? 'UTC'
}
