import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { emptyAsNull, line } from '../../platform/fields.js'
import type { Changes } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { visibleClients } from './visible-clients.js'

/** Why a client goes live without a passed test call. */
export const goLiveReason = emptyAsNull(line(300).min(3, 'Please say in a few words why')).optional()

const MOST_NAMES = 8

type Named = { id: string; businessName: string }

/**
 * Lets clients go live that have a passed test call; the others only for a reason.
 * @throws invalid on `reason`, naming those that need one
 */
export async function assertMayGoLive(tx: Ctx, clients: readonly Named[], reason: string | null): Promise<void> {
  if (reason !== null || clients.length === 0) return
  const ready = await withPassedTestCall(
    tx,
    clients.map(({ id }) => id),
  )
  const lacking = clients.filter(({ id }) => !ready.has(id)).map(({ businessName }) => businessName)
  if (lacking.length > 0) throw invalid('reason', lackInWords(lacking))
}

/** Those of these clients whose test call counts: of an assistant that is in use, in the version that is live. */
async function withPassedTestCall(tx: Ctx, clientIds: string[]): Promise<Set<string>> {
  const rows = await tx.db.$queryRaw<{ clientId: string }[]>`
    select distinct t.client_id::text as "clientId" from test_calls t
    join assistants a on a.client_id = t.client_id and a.id = t.assistant_id
    where t.client_id = any (${clientIds}::uuid[]) and t.passed and a.archived_at is null
      and t.version_number = a.published_version`
  return new Set(rows.map(({ clientId }) => clientId))
}

/** As the audit log keeps it. */
export const reasonGiven = (reason: string | null): Changes => (reason === null ? {} : { reason: [null, reason] })

function lackInWords(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ')
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''
  if (names.length === 1)
    return `${shown} has no passed test call of what is published now. Make one, or say why it goes live without.`
  return `No passed test call of what is published now: ${shown}${more}. Make them, or say why they go live without.`
}

/** Whether a client may go live by itself, and its last test call: for its page in the back office. @throws not_found, forbidden */
export async function goingLive(ctx: Ctx, input: { clientId: string }) {
  assertMay(ctx, 'clients.read')
  const clientId = z.uuid().parse(input.clientId)
  return inTransaction(ctx, async (tx) => {
    const where = { AND: [visibleClients(tx.actor), { id: clientId }] }
    if ((await tx.db.client.count({ where })) === 0) throw notFound('Client')
    const last = await tx.db.testCall.findFirst({
      where: { clientId },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      select: { state: true, passed: true, createdAt: true, assistant: { select: { id: true, name: true } } },
    })
    return { hasPassed: (await withPassedTestCall(tx, [clientId])).has(clientId), lastTestCall: last }
  })
}
