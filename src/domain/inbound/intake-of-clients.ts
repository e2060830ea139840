import { Prisma } from '@prisma/client'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'

/** How intake fares for one client; the figures of a day are of the last 24 hours. */
export type ClientIntake = {
  id: string
  businessName: string
  setupStatus: string
  receivedInHour: number
  receivedInDay: number
  appliedInDay: number
  repeatedInDay: number
  bytesInDay: number
  signatureFailuresInDay: number
  waiting: number
  oldestWaitingSeconds: number
  dead: number
  unreadable: number
  wrongSignature: number
  tooLarge: number
  /** Of Vapi's own, tests left out. */
  lastEventAt: Date | null
  /** Set for a live client Vapi has told nothing about for three days. */
  silentSince: Date | null
}

export const INTAKE_SORTS = [
  'businessName',
  'receivedInDay',
  'waiting',
  'dead',
  'setAside',
  'signatureFailuresInDay',
  'lastEventAt',
] as const

const query = z.object({
  sortBy: z.enum(INTAKE_SORTS).default('receivedInDay'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  page: z.number().int().min(1).max(10_000).default(1),
  perPage: z.number().int().min(1).max(100).default(25),
})

export type ClientIntakePage = { clients: ClientIntake[]; total: number; page: number; perPage: number }

/** One page of all active clients, and of others that still have something waiting or in error. A page past the end is empty. */
export async function intakeOfClients(ctx: Ctx, input: z.input<typeof query>): Promise<ClientIntakePage> {
  assertMay(ctx, 'events.read')
  const { sortBy, direction, page, perPage } = query.parse(input)
  const rows = await ctx.db.$queryRaw<(ClientIntake & { total: number })[]>`
    select *, (count(*) over ())::int as total from (${figuresOf(ctx.now, Prisma.empty)}) f
    where "isActive" or "receivedInDay" > 0 or waiting > 0 or dead > 0 or "setAside" > 0
    order by ${ORDER[sortBy]} ${direction === 'asc' ? Prisma.sql`asc nulls first` : Prisma.sql`desc nulls last`},
      "businessName", id
    limit ${perPage} offset ${(page - 1) * perPage}`
  return { clients: rows.map(asClient), total: rows[0]?.total ?? 0, page, perPage }
}

/** The same of one client; undefined when there is none. */
export async function intakeOfClient(ctx: Ctx, input: { clientId: string }): Promise<ClientIntake | undefined> {
  assertMay(ctx, 'clients.read')
  const clientId = z.uuid().parse(input.clientId)
  const [row] = await ctx.db.$queryRaw<ClientIntake[]>(
    figuresOf(ctx.now, Prisma.sql`and client_id = ${clientId}::uuid`, Prisma.sql`where c.id = ${clientId}::uuid`),
  )
  return row && asClient(row)
}

const ORDER: Record<(typeof INTAKE_SORTS)[number], Prisma.Sql> = {
  businessName: Prisma.sql`lower("businessName")`,
  receivedInDay: Prisma.sql`"receivedInDay"`,
  waiting: Prisma.sql`waiting`,
  dead: Prisma.sql`dead`,
  setAside: Prisma.sql`"setAside"`,
  signatureFailuresInDay: Prisma.sql`"signatureFailuresInDay"`,
  lastEventAt: Prisma.sql`"lastEventAt"`,
}

const DAY_MS = 86_400_000
const SILENT_AFTER_MS = 3 * DAY_MS

/** The day once over its index, what waits and what is in error over the partial ones, the last event of each by a probe. */
function figuresOf(now: Date, ofOne: Prisma.Sql, whichClients: Prisma.Sql = Prisma.empty): Prisma.Sql {
  const dayAgo = new Date(now.getTime() - DAY_MS)
  const hourAgo = new Date(now.getTime() - DAY_MS / 24)
  const silentBefore = new Date(now.getTime() - SILENT_AFTER_MS)
  return Prisma.sql`
    with day as (
      select client_id, count(*) as received, count(*) filter (where received_at > ${hourAgo}) as in_hour,
        count(*) filter (where state = 'DONE') as applied, sum(body_bytes) as bytes,
        sum(deliveries - 1) filter (where type <> 'conversation-update') as repeated
      from webhook_events where received_at > ${dayAgo} ${ofOne} group by client_id
    ), ready as (
      select client_id, count(*) as waiting, min(next_at) as since from webhook_events
      where state = 'READY' ${ofOne} group by client_id
    ), trouble as (
      select client_id, count(*) filter (where state = 'DEAD') as dead,
        count(*) filter (where cause = 'UNREADABLE') as unreadable,
        count(*) filter (where cause = 'SIGNATURE') as signature,
        count(*) filter (where cause = 'SIGNATURE' and received_at > ${dayAgo}) as signature_in_day,
        count(*) filter (where cause = 'TOO_LARGE') as too_large,
        count(*) filter (where state = 'QUARANTINED') as aside
      from webhook_events where state in ('DEAD', 'QUARANTINED') ${ofOne} group by client_id
    )
    select c.id::text, c.business_name as "businessName", c.setup_status::text as "setupStatus", c.is_active as "isActive",
      coalesce(day.in_hour, 0)::int as "receivedInHour", coalesce(day.received, 0)::int as "receivedInDay",
      coalesce(day.applied, 0)::int as "appliedInDay", coalesce(day.repeated, 0)::int as "repeatedInDay",
      coalesce(day.bytes, 0)::float8 as "bytesInDay", coalesce(trouble.signature_in_day, 0)::int as "signatureFailuresInDay",
      coalesce(ready.waiting, 0)::int as waiting,
      greatest(coalesce(extract(epoch from ${now}::timestamptz - ready.since), 0), 0)::float8 as "oldestWaitingSeconds",
      coalesce(trouble.dead, 0)::int as dead, coalesce(trouble.unreadable, 0)::int as unreadable,
      coalesce(trouble.signature, 0)::int as "wrongSignature", coalesce(trouble.too_large, 0)::int as "tooLarge",
      coalesce(trouble.aside, 0)::int as "setAside", last.received_at as "lastEventAt",
      case when c.is_active and c.setup_status = 'LIVE' and coalesce(last.received_at, c.created_at) < ${silentBefore}
        then coalesce(last.received_at, c.created_at) end as "silentSince"
    from clients c left join day on day.client_id = c.id left join ready on ready.client_id = c.id
      left join trouble on trouble.client_id = c.id
      left join lateral (select received_at from webhook_events e
        where e.client_id = c.id and not e.is_test and e.source = 'VAPI' order by received_at desc limit 1) last on true
    ${whichClients}`
}

/** Without the columns that only choose and sort. */
function asClient(row: ClientIntake & { isActive?: unknown; setAside?: unknown; total?: unknown }): ClientIntake {
  const { isActive: _active, setAside: _aside, total: _total, ...client } = row
  return client
}
