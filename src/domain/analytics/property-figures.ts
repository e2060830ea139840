import { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { readCursor, writeCursor } from '../../platform/cursor.js'
import { assertMayReadOf } from '../staff/index.js'
import { type Period, periodInput, readPeriod } from './period.js'
import { within } from './within.js'

export const propertyFiguresInput = periodInput.extend({
  limit: z.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
})

export type PropertyFigures = {
  id: string
  clientId: string
  address: string
  city: string
  /** The client's own number for it. */
  reference: string | null
  /** Calls about it. */
  calls: number
  inbound: number
  /** Different numbers that called about it. */
  uniqueCallers: number
  talkSeconds: number
  /** Viewings and tours that were asked for or made, whatever became of them. */
  viewings: number
  offers: number
}

export type PropertyFiguresPage = Period & { properties: PropertyFigures[]; next?: string }

/**
 * What happened with each property in a period, the one with most calls first: calls that began, viewings and offers that
 * were made in it. Properties of which nothing is known in that time are left out.
 * @throws invalid, not_found, forbidden
 */
export async function propertyFigures(
  ctx: Ctx,
  input: z.input<typeof propertyFiguresInput> = {},
): Promise<PropertyFiguresPage> {
  assertMayReadOf(ctx, 'calls.read')
  const { limit, cursor, ...asked } = propertyFiguresInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const period = await readPeriod(tx, asked)
    const after = cursor ? afterCursor(cursor) : Prisma.empty
    const found = await readFigures(tx, period, Prisma.sql`${after} order by calls desc, p.id desc limit ${limit + 1}`)
    const properties = found.slice(0, limit).map((row) => ({ ...row, talkSeconds: Number(row.talkSeconds) }))
    const last = properties.at(-1)
    return { ...period, properties, ...(last && found.length > limit && { next: cursorOf(last) }) }
  })
}

/** Here the number of calls stands in the cursor where lists in the order of time have their moment. */
const cursorOf = ({ calls, id }: PropertyFigures) => writeCursor({ towards: 'older', at: new Date(calls), id })

function afterCursor(written: string): Prisma.Sql {
  const { at, id } = readCursor(written)
  return Prisma.sql`where (coalesce(c.calls, 0), p.id) < (${at.getTime()}::bigint, ${id}::uuid)`
}

type Counted = Omit<PropertyFigures, 'talkSeconds'> & { talkSeconds: bigint }

function readFigures(tx: Ctx, period: Period, rest: Prisma.Sql): Promise<Counted[]> {
  return tx.db.$queryRaw<Counted[]>`
    with c as (
      select property_id, count(*)::int as calls, count(*) filter (where direction = 'INBOUND')::int as inbound,
        count(distinct from_number) filter (where direction = 'INBOUND')::int as callers,
        coalesce(sum(duration_seconds), 0)::bigint as seconds
      from calls where property_id is not null and ${within('started_at', period)} group by property_id),
    v as (
      select property_id, count(*)::int as viewings from appointments
      where property_id is not null and kind in ('VIEWING', 'TOUR') and status <> 'HELD'
        and ${within('created_at', period)} group by property_id),
    o as (
      select property_id, count(*)::int as offers from offers
      where property_id is not null and ${within('created_at', period)} group by property_id),
    named as (select property_id from c union select property_id from v union select property_id from o)
    select p.id::text, p.client_id::text as "clientId", p.address, p.city, p.reference,
      coalesce(c.calls, 0) as calls, coalesce(c.inbound, 0) as inbound, coalesce(c.callers, 0) as "uniqueCallers",
      coalesce(c.seconds, 0)::bigint as "talkSeconds", coalesce(v.viewings, 0) as viewings, coalesce(o.offers, 0) as offers
    from named join properties p on p.id = named.property_id
    left join c on c.property_id = p.id left join v on v.property_id = p.id left join o on o.property_id = p.id
    ${rest}`
}
