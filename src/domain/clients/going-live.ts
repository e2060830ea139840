import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { emptyAsNull, line } from '../../platform/fields.js'
import type { Changes } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { visibleClients } from './visible-clients.js'

/** Why a client goes live without a passed test call. */
export const goLiveReason = emptyAsNull(line(300).min(3, 'Please say in a few words why')).optional()

/** A test call counts as long as its assistant is in use. */
const PASSED = { passed: true, assistant: { archivedAt: null } }
const MOST_NAMES = 8

type Named = { id: string; businessName: string }

/**
 * Lets clients go live that have a passed test call; the others only for a reason.
 * @throws invalid on `reason`, naming those that need one
 */
export async function assertMayGoLive(tx: Ctx, clients: readonly Named[], reason: string | null): Promise<void> {
  if (reason !== null || clients.length === 0) return
  const passed = await tx.db.testCall.findMany({
    where: { ...PASSED, clientId: { in: clients.map(({ id }) => id) } },
    distinct: ['clientId'],
    select: { clientId: true },
  })
  const ready = new Set(passed.map(({ clientId }) => clientId))
  const lacking = clients.filter(({ id }) => !ready.has(id)).map(({ businessName }) => businessName)
  if (lacking.length > 0) throw invalid('reason', lackInWords(lacking))
}

/** As the audit log keeps it. */
export const reasonGiven = (reason: string | null): Changes => (reason === null ? {} : { reason: [null, reason] })

function lackInWords(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ')
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''
  if (names.length === 1) return `${shown} has no passed test call. Make one, or say why it goes live without.`
  return `No passed test call yet: ${shown}${more}. Make them, or say why they go live without.`
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
    return { hasPassed: (await tx.db.testCall.count({ where: { clientId, ...PASSED } })) > 0, lastTestCall: last }
  })
}
