import type { Ctx } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { sendMail } from '../notifications/index.js'
import { MAX_ATTEMPTS } from './retry-schedule.js'

const DEAD_AFTER_HOURS = 24
const DEAD_AFTER_TRIES = 10

type Owner = { urlId: string; clientId: string }

/**
 * Pauses a URL that nothing has reached for 24 hours, ten tries at least. What waits for it goes on waiting, and the
 * client is told by mail.
 */
export async function pauseIfDead(tx: Ctx, { urlId, clientId }: Owner): Promise<void> {
  const paused = await tx.db.$executeRaw`
    update forwarding_urls u set state = 'PAUSED', updated_at = now()
    where id = ${urlId}::uuid and state = 'ACTIVE'
      and failing_since <= now() - make_interval(hours => ${DEAD_AFTER_HOURS}::int)
      and ${DEAD_AFTER_TRIES} <= (
        select count(*) from (
          select 1 from forwardings f, jsonb_array_elements(f.tries) t
          where f.client_id = u.client_id and f.url_id = u.id and f.state <> 'DELIVERED'
            and (t->>'at')::timestamptz >= u.failing_since - interval '1 second'
          limit ${DEAD_AFTER_TRIES}) tried)`
  if (paused === 0) return
  await stop(tx, { urlId, clientId, action: 'forwarding.pause-url' })
  await tell(tx, { urlId, clientId }, (host) => ({
    subject: `Your webhooks to ${host} are paused`,
    why: `Nothing that we sent to ${host} has been accepted for ${DEAD_AFTER_HOURS} hours, so we stopped trying. Nothing is lost: what came in keeps waiting, and new events are kept for it for seven days.`,
  }))
}

/** Switches off a URL that answered 410: the receiver itself says that nothing should be sent there again. */
export async function switchOffGone(tx: Ctx, { urlId, clientId }: Owner): Promise<void> {
  const switchedOff = await tx.db.$executeRaw`
    update forwarding_urls set state = 'OFF', updated_at = now() where id = ${urlId}::uuid and state = 'ACTIVE'`
  if (switchedOff === 0) return
  await stop(tx, { urlId, clientId, action: 'forwarding.switch-off-gone-url' })
  await tell(tx, { urlId, clientId }, (host) => ({
    subject: `Your webhooks to ${host} are switched off`,
    why: `${host} answered with "410 Gone", which means that nothing should be sent there any more, so we switched this URL off.`,
  }))
}

async function stop(tx: Ctx, { urlId, clientId, action }: Owner & { action: string }): Promise<void> {
  await holdWaiting(tx, urlId)
  const url = await tx.db.forwardingUrl.findUniqueOrThrow({ where: { id: urlId }, select: { url: true } })
  const subject = { kind: 'forwarding_url', id: urlId, name: hostOf(url.url) }
  await audit(tx, { action, subject, clientId })
  tx.log.warn('a URL of a client takes no events any more and is not tried again', { urlId, clientId, action })
}

type Words = { subject: string; why: string }

async function tell(tx: Ctx, { urlId, clientId }: Owner, words: (host: string) => Words): Promise<void> {
  const [url, client] = await Promise.all([
    tx.db.forwardingUrl.findUniqueOrThrow({ where: { id: urlId }, select: { url: true } }),
    tx.db.client.findUniqueOrThrow({ where: { id: clientId }, select: { name: true, email: true } }),
  ])
  const { subject, why } = words(hostOf(url.url))
  const where = `${tx.config.publicUrl}/settings/webhooks/${urlId}`
  const text = `Hello ${client.name},\n\n${why}\n\nOnce it is mended, you can switch it on again here:\n${where}\n\nEach event is tried ${MAX_ATTEMPTS} times over a day and more before it counts as failed, and can be sent again by hand at any time.\n`
  await sendMail(tx, { to: client.email, subject, text })
}

/** What waits for a URL that is stopped keeps waiting, without a time. */
export async function holdWaiting(tx: Ctx, urlId: string): Promise<void> {
  await tx.db.forwarding.updateMany({
    where: { urlId, state: 'WAITING', nextAt: { not: null } },
    data: { nextAt: null },
  })
}

/** How a URL is called in a sentence; the path may hold a key. */
export const hostOf = (url: string): string => new URL(url).host
