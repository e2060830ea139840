import type { Ctx } from '../../platform/context.js'
import { ALL, counted, type Trouble } from './trouble.js'
import { pausedUrls, setupFindings, troublesOfReconciliation } from './troubles-around.js'

const OLDEST_SECONDS = 60
const DEAD_DAYS = 7
const SILENT_MINUTES = 15
const LIVE_HOURS = 12
const FAILURES = 5
const FAILURES_MINUTES = 10

/** Everything that is wrong at this moment, always in the same order, so that two checks do not wait for each other. */
export async function findTroubles(ctx: Ctx): Promise<Trouble[]> {
  const found = [
    await oldestWaiting(ctx),
    await deadLetters(ctx),
    await unassigned(ctx),
    await silentClients(ctx),
    await signatureFailures(ctx),
    await troublesOfReconciliation(ctx),
    await pausedUrls(ctx),
    await setupFindings(ctx),
  ]
  return found.flat().sort((a, b) => (a.kind + a.subject < b.kind + b.subject ? -1 : 1))
}

const before = ({ now }: Ctx, seconds: number) => new Date(now.getTime() - seconds * 1_000)

/** What is tried again later or was replayed just now has waited since then. */
async function oldestWaiting(ctx: Ctx): Promise<Trouble[]> {
  const [row] = await ctx.db.$queryRaw<{ waiting: number; seconds: number | null }[]>`
    select count(*)::int as waiting, extract(epoch from ${ctx.now}::timestamptz - min(next_at))::float8 as seconds
    from webhook_events where state = 'READY'`
  if (!row || row.seconds === null || row.seconds <= OLDEST_SECONDS) return []
  const text = `The oldest one has waited ${inWords(row.seconds)}; ${counted(row.waiting, 'event')} in all.`
  return [{ kind: 'inbound.oldest', subject: ALL, title: 'Webhook events are waiting to be applied', text }]
}

function inWords(seconds: number): string {
  if (seconds < 120) return counted(Math.floor(seconds), 'second')
  if (seconds < 7_200) return counted(Math.floor(seconds / 60), 'minute')
  return counted(Math.floor(seconds / 3_600), 'hour')
}

type OfClient = { id: string; name: string; events: number }

/** Those that failed this week; older ones nobody could or would mend. */
async function deadLetters(ctx: Ctx): Promise<Trouble[]> {
  const rows = await ctx.db.$queryRaw<OfClient[]>`
    select c.id::text, c.business_name as name, count(*)::int as events
    from webhook_events e join clients c on c.id = e.client_id
    where e.state = 'DEAD' and e.next_at > ${before(ctx, DEAD_DAYS * 86_400)} group by c.id`
  return rows.map(({ id, name, events }) => ({
    kind: 'inbound.dead',
    subject: id,
    title: `${name}: webhook events could not be applied`,
    text: `${counted(events, 'event')} failed three times and ${events === 1 ? 'is' : 'are'} set aside.`,
  }))
}

async function unassigned(ctx: Ctx): Promise<Trouble[]> {
  const events = await ctx.db.unassignedEvent.count({ take: 10_000 })
  if (events === 0) return []
  const text = `${counted(events, 'event')} came to the organisation’s URL and ${events === 1 ? 'belongs' : 'belong'} to no client.`
  return [{ kind: 'inbound.unassigned', subject: ALL, title: 'Webhook events belong to no client', text }]
}

/** A call is going on, as far as we know, and yet Vapi says nothing. */
async function silentClients(ctx: Ctx): Promise<Trouble[]> {
  const rows = await ctx.db.$queryRaw<OfClient[]>`
    select c.id::text, c.business_name as name, count(*)::int as events
    from calls k join clients c on c.id = k.client_id
    where k.started_at > ${before(ctx, LIVE_HOURS * 3_600)} and k.status in ('RINGING', 'IN_PROGRESS', 'FORWARDING')
      and k.started_at <= ${ctx.now} and c.is_active and not exists (
        select 1 from webhook_events e where e.client_id = c.id and e.received_at > ${before(ctx, SILENT_MINUTES * 60)}
          and e.source = 'VAPI' and not e.is_test)
    group by c.id`
  return rows.map(({ id, name, events }) => ({
    kind: 'clients.silent',
    subject: id,
    title: `${name} has gone silent`,
    text: `${counted(events, 'call')} in progress, and Vapi has said nothing for ${SILENT_MINUTES} minutes.`,
  }))
}

async function signatureFailures(ctx: Ctx): Promise<Trouble[]> {
  const rows = await ctx.db.$queryRaw<OfClient[]>`
    select c.id::text, c.business_name as name, count(*)::int as events
    from webhook_events e join clients c on c.id = e.client_id
    where e.state = 'QUARANTINED' and e.cause = 'SIGNATURE' and e.received_at > ${before(ctx, FAILURES_MINUTES * 60)}
    group by c.id having count(*) >= ${FAILURES}`
  return rows.map(({ id, name, events }) => ({
    kind: 'signing.failures',
    subject: id,
    title: `${name}: deliveries are signed wrongly`,
    text: `${counted(events, 'delivery', 'deliveries')} with a wrong signature in ${FAILURES_MINUTES} minutes. They were refused, and are kept.`,
  }))
}
