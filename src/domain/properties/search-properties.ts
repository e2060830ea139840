import { Prisma } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { literally } from '../../platform/search.js'
import { cityKeyOf, wordsOf } from './address.js'
import { isCityCalled } from './place-named.js'
import { type PlainProperty, presentPlainProperty, propertySql } from './property-row.js'
import type { Listing, PropertyRow } from './types.js'

type Wanted = {
  clientId: string
  city?: string | undefined
  minPriceMinor?: bigint | undefined
  maxPriceMinor?: bigint | undefined
  /** At least so many. */
  bedrooms?: number | undefined
  /** Words that its features or its description have to have. */
  features?: readonly string[] | undefined
  listing?: Listing | undefined
  limit: number
}

export type SearchedProperties = { properties: PropertyRow[]; total: number }

/**
 * The available properties of a client that are all of this, the lowest price first, and how many there are. A building is
 * judged by its available units where its own price or bedrooms are not given. A city may be misheard by a letter.
 */
export async function searchProperties(tx: Ctx, wanted: Wanted): Promise<SearchedProperties> {
  const cities = wanted.city ? await citiesCalled(tx, wanted.clientId, wanted.city) : undefined
  if (cities?.length === 0) return { properties: [], total: 0 }
  const where = Prisma.join(conditionsOf(wanted, cities), ' and ')
  const counted = await tx.db.$queryRaw<
    { total: number }[]
  >`select count(*)::int as total from properties p where ${where}`
  const properties = await tx.db.$queryRaw<PlainProperty[]>`
    select ${propertySql} from properties p where ${where}
    order by p.price_minor asc nulls last, p.created_at desc, p.id limit ${wanted.limit}`
  return { properties: properties.map(presentPlainProperty), total: counted[0]?.total ?? 0 }
}

/** The keys of the city that was said: as it is written, else of those that sound like it. */
async function citiesCalled(tx: Ctx, clientId: string, said: string): Promise<string[]> {
  const key = cityKeyOf(said)
  const there = await tx.db.property.findFirst({ where: { clientId, cityKey: key }, select: { id: true } })
  if (there) return [key]
  const known = await tx.db.$queryRaw<{ cityKey: string }[]>`
    select distinct city_key as "cityKey" from properties where client_id = ${clientId}::uuid limit 5000`
  const words = wordsOf(said)
  return known.map(({ cityKey }) => cityKey).filter((city) => isCityCalled(words, city.split(' ')))
}

function conditionsOf(wanted: Wanted, cities: string[] | undefined): Prisma.Sql[] {
  const { clientId, minPriceMinor, maxPriceMinor, bedrooms, features = [], listing } = wanted
  return [
    Prisma.sql`p.client_id = ${clientId}::uuid and p.archived_at is null and p.status = 'AVAILABLE'`,
    ...(cities ? [Prisma.sql`p.city_key = any(${cities})`] : []),
    ...(listing ? [Prisma.sql`p.listing = ${listing}::property_listing`] : []),
    ...(minPriceMinor !== undefined ? [offered('price', '>=', minPriceMinor)] : []),
    ...(maxPriceMinor !== undefined ? [offered('price', '<=', maxPriceMinor)] : []),
    ...(bedrooms !== undefined ? [offered('bedrooms', '>=', BigInt(bedrooms))] : []),
    ...features.map(hasFeature),
  ]
}

/** Its own figure, or where it has none that of an available unit. */
function offered(what: 'price' | 'bedrooms', bound: '>=' | '<=', value: bigint): Prisma.Sql {
  const sign = bound === '>=' ? Prisma.sql`>=` : Prisma.sql`<=`
  const [own, units] =
    what === 'price'
      ? [Prisma.sql`p.price_minor`, Prisma.sql`u.rent_minor`]
      : [Prisma.sql`p.bedrooms`, Prisma.sql`u.bedrooms`]
  return Prisma.sql`(${own} ${sign} ${value} or ${own} is null and exists (
    select 1 from units u where u.client_id = p.client_id and u.property_id = p.id and u.status = 'AVAILABLE' and ${units} ${sign} ${value}))`
}

function hasFeature(feature: string): Prisma.Sql {
  const like = `%${literally(singular(feature.trim()))}%`
  return Prisma.sql`(array_to_string(p.features, ' ') ilike ${like} or p.description ilike ${like})`
}

/** "pools" is on nobody's list. */
const singular = (word: string) => (word.length > 4 && /[^s]s$/i.test(word) ? word.slice(0, -1) : word)
