import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'

export type WebhookHealth = {
  lastEventAt: Date | null
  events24h: number
  lastError: { at: Date; text: string } | null
}

const DAY_MS = 86_400_000

/** How a client's webhook is doing: the last event, how many in 24 hours, and the last one in error. */
export function webhookHealth(ctx: Ctx, input: { clientId: string }): Promise<WebhookHealth> {
  assertMay(ctx, 'clients.read')
  const clientId = z.uuid().parse(input.clientId)
  return inTransaction(ctx, async ({ db, now }) => {
    const since = new Date(now.getTime() - DAY_MS)
    const last = await db.webhookEvent.findFirst({
      where: { clientId },
      orderBy: { receivedAt: 'desc' },
      select: { receivedAt: true },
    })
    const events24h = await db.webhookEvent.count({ where: { clientId, receivedAt: { gt: since } } })
    const trouble = await db.webhookEvent.findFirst({
      where: { clientId, state: { in: ['DEAD', 'QUARANTINED'] } },
      orderBy: { receivedAt: 'desc' },
      select: { receivedAt: true, lastError: true },
    })
    return {
      lastEventAt: last?.receivedAt ?? null,
      events24h,
      lastError: trouble && { at: trouble.receivedAt, text: trouble.lastError ?? 'It could not be applied' },
    }
  })
}
