import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'
import { assertMay } from '../staff/index.js'
import { messageTypeOf } from './effects.js'

/** One event of a call, for staff. */
export type CallNews = {
  id: string
  type: string
  /** What becomes of the type, in words; null for one that nobody has heard of. */
  words: string | null
  state: 'READY' | 'DONE' | 'DEAD' | 'QUARANTINED'
  cause: 'UNREADABLE' | 'SIGNATURE' | 'TOO_LARGE' | null
  source: 'VAPI' | 'RECONCILIATION'
  deliveries: number
  lastError: string | null
  sentAt: Date | null
  receivedAt: Date
}

const MOST = 200
const HOUR_MS = 3_600_000

/**
 * What Vapi told us of a call, in the order it was sent; of very many the latest 200. Looked for around the call, its last
 * change and its deletion, not in years of events: a call's id is no key of theirs.
 * @throws not_found, forbidden
 */
export async function callTimeline(
  ctx: Ctx,
  input: { callId: string },
): Promise<{ events: CallNews[]; isCut: boolean }> {
  assertMay(ctx, 'events.read')
  if (!z.uuid().safeParse(input.callId).success) throw notFound('Call')
  return inTransaction(ctx, async (tx) => {
    const call = await tx.db.call.findFirst({
      where: { id: input.callId, client: visibleClients(tx.actor) },
      select: {
        clientId: true,
        vapiCallId: true,
        startedAt: true,
        endedAt: true,
        updatedAt: true,
        deletedAtVapiAt: true,
      },
    })
    if (!call) throw notFound('Call')
    const { clientId, vapiCallId: callKey } = call
    const found = await tx.db.webhookEvent.findMany({
      where: { clientId, callKey, OR: stretchesOf(call).map(([gte, lte]) => ({ receivedAt: { gte, lte } })) },
      orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
      take: MOST + 1,
      select: columns,
    })
    const events = found.slice(0, MOST).map((event) => ({ ...event, words: messageTypeOf(event.type)?.words ?? null }))
    return { events: events.sort((one, other) => at(one) - at(other)), isCut: found.length > MOST }
  })
}

const columns = {
  id: true,
  type: true,
  state: true,
  cause: true,
  source: true,
  deliveries: true,
  lastError: true,
  sentAt: true,
  receivedAt: true,
} as const

const at = ({ sentAt, receivedAt }: Pick<CallNews, 'sentAt' | 'receivedAt'>) => (sentAt ?? receivedAt).getTime()

type Moments = { startedAt: Date; endedAt: Date | null; updatedAt: Date; deletedAtVapiAt: Date | null }

function stretchesOf({ startedAt, endedAt, updatedAt, deletedAtVapiAt }: Moments): [Date, Date][] {
  const around = (from: Date, to: Date): [Date, Date] => [
    new Date(from.getTime() - HOUR_MS),
    new Date(to.getTime() + HOUR_MS),
  ]
  const during = around(startedAt, endedAt ?? new Date(startedAt.getTime() + 3 * HOUR_MS))
  return [during, around(updatedAt, updatedAt), ...(deletedAtVapiAt ? [around(deletedAtVapiAt, deletedAtVapiAt)] : [])]
}
