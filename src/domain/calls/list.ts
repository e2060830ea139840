import type { CallOutcome, Prisma } from '@prisma/client'
import { valuesOf } from '../../platform/any-of.js'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { visibleClients } from '../clients/index.js'
import { readSpan } from '../periods/index.js'
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
    startedAt: await startedIn(tx, filters),
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
  if (!isTheirs) return [{ outcome }]
  const isOurs = (one: CallOutcome) => LED_TO.some((ours) => ours === one)
  const [ours, theirs] = [valuesOf(outcome).filter(isOurs), valuesOf(outcome).filter((one) => !isOurs(one))]
  const unsaid = [{ reportedOutcome: null }, { correctedOutcome: { not: null } }]
  return [{ OR: [{ outcome: { in: ours } }, { outcome: { in: theirs }, OR: unsaid }] }]
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
async function startedIn(tx: Ctx, { from, to, clientId }: Filters): Promise<Prisma.DateTimeFilter> {
  const { from: gte, to: lt } = await readSpan(tx, { from, to, clientId })
  return { ...(gte && { gte }), ...(lt && { lt }) }
}
