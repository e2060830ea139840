import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { asRefusal, conflict, notFound } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { LEASE_SECONDS } from './claim-due.js'
import { assertMayChange, lockUrl, visibleForwardings } from './may.js'
import { hostOf } from './stop-url.js'
import { tellTheSenders } from './tell.js'

/** In one go, so that one press of a button does not flood a receiver or the worker. */
const MOST_AT_ONCE = 1_000

/**
 * Sends one event again under the same webhook-id, with all its tries before it; one that waits for its next try is sent
 * now. Nothing happens to one that is being sent at this moment.
 * @throws conflict while the URL is paused or off; not_found, forbidden
 */
export async function resendForwarding(ctx: Ctx, input: { id: string }): Promise<void> {
  assertMayChange(ctx)
  const id = z.uuid().parse(input.id)
  await inTransaction(ctx, async (tx) => {
    const where = { AND: [visibleForwardings(tx.actor), { id }] }
    const forwarding = await tx.db.forwarding.findFirst({ where, select: { urlId: true, type: true } })
    if (!forwarding) throw notFound('This delivery')
    const url = await openUrl(tx, forwarding.urlId)
    await tx.db.$executeRaw`
      update forwardings set next_at = now(), state = 'WAITING', attempts = case when state = 'WAITING' then attempts else 0 end
      where id = ${id}::uuid
        and (state <> 'WAITING' or next_at is null or next_at > now() + make_interval(secs => ${LEASE_SECONDS}::float8))`
    const subject = { kind: 'forwarding', id, name: forwarding.type }
    await audit(tx, { action: 'forwarding.resend', subject, clientId: url.clientId })
    await tellTheSenders(tx)
  })
}

const resendManyInput = z.object({ ids: z.array(z.uuid()).min(1).max(100) })

/** The same for up to a hundred. Those whose URL takes nothing now are left alone. @throws forbidden */
export async function resendForwardings(
  ctx: Ctx,
  input: z.input<typeof resendManyInput>,
): Promise<{ queued: number; refused: number }> {
  assertMayChange(ctx)
  const { ids } = resendManyInput.parse(input)
  let refused = 0
  for (const id of ids) {
    await resendForwarding(ctx, { id }).catch((error: unknown) => {
      if (!['conflict', 'not_found'].includes(asRefusal(error)?.code ?? '')) throw error
      refused++
    })
  }
  return { queued: ids.length - refused, refused }
}

const resendFailedInput = z.object({ urlId: z.uuid(), since: z.date().optional() })

/**
 * Sends again what failed for good on its way to a URL, the oldest first and at most 1,000 at once; with `since` only
 * what came in from then on.
 * @returns how many are on their way, and how many are left for another go
 * @throws conflict while the URL is paused or off; not_found, forbidden
 */
export async function resendFailedForwardings(
  ctx: Ctx,
  input: z.input<typeof resendFailedInput>,
): Promise<{ queued: number; left: number }> {
  assertMayChange(ctx)
  const { urlId, since } = resendFailedInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const url = await openUrl(tx, urlId)
    const failed = {
      clientId: url.clientId,
      urlId,
      state: 'FAILED',
      ...(since && { createdAt: { gte: since } }),
    } as const
    const chosen = await tx.db.forwarding.findMany({
      where: failed,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: MOST_AT_ONCE,
      select: { id: true },
    })
    if (chosen.length === 0) return { queued: 0, left: 0 }
    const { count: queued } = await tx.db.forwarding.updateMany({
      where: { ...failed, id: { in: chosen.map(({ id }) => id) } },
      data: { state: 'WAITING', attempts: 0, nextAt: tx.now },
    })
    const left = await tx.db.forwarding.count({ where: failed })
    const subject = { kind: 'forwarding_url', id: urlId, name: hostOf(url.url) }
    const changes = { events: [null, queued] } as const
    await audit(tx, { action: 'forwarding.resend-failed', subject, clientId: url.clientId, changes })
    await tellTheSenders(tx)
    return { queued, left }
  })
}

async function openUrl(tx: Ctx, urlId: string) {
  const url = await lockUrl(tx, urlId)
  if (url.state !== 'ACTIVE') throw conflict('This URL takes no events now. Switch it on first.')
  return url
}
