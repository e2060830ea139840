import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { anyOf } from '../../platform/any-of.js'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { holding } from '../../platform/search.js'
import { assertMayReadOf } from '../staff/index.js'
import { cityKeyOf, wordsOf } from './address.js'
import { presentProperty, propertyColumns, visibleProperties } from './property-row.js'
import { LISTINGS, PROPERTY_STATUSES, type PropertyRow } from './types.js'

const PAGE_SIZE = 20

/** A filter of a form: '' is none. */
const filter = <T extends z.ZodType>(field: T) => z.preprocess((value) => value || undefined, field.optional())

export const listPropertiesInput = z.object({
  /** A part of the address, the city, the reference or the agent's name. */
  text: filter(z.string().trim().max(200, 'At most 200 characters')),
  status: filter(anyOf(PROPERTY_STATUSES, 'Please choose one of the list')),
  listing: filter(anyOf(LISTINGS, 'Please choose one of the list')),
  city: filter(z.string().trim().max(120, 'At most 120 characters')),
  /** Those taken out of the list instead of those in it. */
  archived: z.boolean().default(false),
  cursor: filter(z.string().max(200)),
  limit: z.number().int().min(1).max(100).default(PAGE_SIZE),
  clientId: z.uuid().optional(),
})

export type PropertyPage = { properties: PropertyRow[]; total?: number; next?: string; previous?: string }

/**
 * A page of properties, 20 unless more are asked for, newest first, that match every filter, and how many there are of one client.
 * @throws invalid when a filter or the cursor cannot be read; forbidden
 */
export async function listProperties(ctx: Ctx, input: z.input<typeof listPropertiesInput> = {}): Promise<PropertyPage> {
  assertMayReadOf(ctx, 'properties.read')
  const wanted = listPropertiesInput.parse(input)
  const isOfOne = Boolean(walledClient(ctx.actor) ?? wanted.clientId)
  return inTransaction(ctx, async (tx) => {
    const where = [visibleProperties(tx.actor), narrowed(wanted)]
    const page = await keysetPage(latestFirst('createdAt'), wanted, ({ beyond, ...slice }) =>
      tx.db.property.findMany({ where: { AND: [...where, ...beyond] }, ...slice, select: propertyColumns }),
    )
    const total = isOfOne ? { total: await tx.db.property.count({ where: { AND: where } }) } : {}
    return { properties: page.rows.map(presentProperty), ...total, ...page.links }
  })
}

/** Whether a client has any, archived ones aside: a menu without them is calmer. */
export async function hasProperties(ctx: Ctx, input: { clientId?: string } = {}): Promise<boolean> {
  assertMayReadOf(ctx, 'properties.read')
  const { clientId } = input
  return inTransaction(ctx, async (tx) => {
    const where = { AND: [visibleProperties(tx.actor), { archivedAt: null, ...(clientId && { clientId }) }] }
    return (await tx.db.property.findFirst({ where, select: { id: true } })) !== null
  })
}

type Wanted = z.infer<typeof listPropertiesInput>

const narrowed = ({ text, status, listing, city, archived, clientId }: Wanted): Prisma.PropertyWhereInput => ({
  ...(clientId && { clientId }),
  ...(status && { status }),
  ...(listing && { listing }),
  ...(city && { cityKey: { startsWith: cityKeyOf(city) } }),
  archivedAt: archived ? { not: null } : null,
  ...(text && { OR: anywhere(text) }),
})

/** "123 Main St." finds "123 Main Street": compared as addresses are, and as it was written. */
function anywhere(text: string): Prisma.PropertyWhereInput[] {
  const key = wordsOf(text).join(' ')
  const asWritten = holding(text)
  return [
    { address: asWritten },
    { city: asWritten },
    { reference: asWritten },
    { agentName: asWritten },
    ...(key ? [{ addressKey: { contains: key } }] : []),
  ]
}
