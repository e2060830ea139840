import { Prisma } from '@prisma/client'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { plainRows } from '../../platform/plain-rows.js'
import { type Likeness, likenessOf } from './likeness.js'
import { type PlainProperty, presentPlainProperty, propertySql } from './property-row.js'
import { keysOf, type Reading, readingsOf } from './spoken-address.js'
import { writtenAs } from './street-name.js'
import { FILLERS, isKind } from './street-words.js'
import type { PropertyMatch, PropertyRow } from './types.js'

const MOST_NEAR = 3
const MOST_SEVERAL = 10
const MOST_STREETS = 8
const MOST_ALIKE = 3_000
/** Two within one misheard letter of each other are told apart by asking. */
const TOO_CLOSE = 1
const ABOUT_AS_NEAR = 0.5

type Said = {
  clientId: string
  /** As the caller said it: "one twenty three mane street in springfield"; also a reference, or the property's id. */
  said: string
  language: string
}

/**
 * Which of a client's properties a caller means. First the whole address, compared as addresses are; then the same house
 * number with a street that sounds like it; without a number, the street alone. It never guesses: two close ones are
 * "several", another house number or city is "none", with what it might have been.
 */
export async function findSpokenProperty(tx: Ctx, { clientId, said, language }: Said): Promise<PropertyMatch> {
  if (isUuid(said.trim())) return byId(tx, clientId, said.trim())
  const readings = readingsOf(said, language)
  const exact = await rowsBy(tx, clientId, { rest: named(said, readings), name: 'property-by-address' })
  const called = exact.filter(({ reference }) => isReference(reference, said))
  if (called[0] && called.length === 1) return { kind: 'one', property: called[0] }
  const first = judged(exact, readings)
  if (first.sure.length > 0) return decided(first)
  const close = judged(await soundingLike(tx, clientId, readings), readings)
  if (close.sure.length > 0) return decided(close)
  const doubtful = [...first.doubtful, ...close.doubtful].sort(byDistance)
  const nearest = doubtful.filter(({ distance }) => distance <= (doubtful[0]?.distance ?? 0) + ABOUT_AS_NEAR)
  return { kind: 'none', near: distinct(nearest.map(({ property }) => property)).slice(0, MOST_NEAR) }
}

const isUuid = (text: string) => z.uuid().safeParse(text).success

/** What an earlier answer named it by; nothing else is tried. */
async function byId(tx: Ctx, clientId: string, id: string): Promise<PropertyMatch> {
  const [property] = await rowsBy(tx, clientId, { rest: Prisma.sql`p.id = ${id}::uuid`, name: 'property-by-id' })
  return property ? { kind: 'one', property } : { kind: 'none', near: [] }
}

/** References as people write and say them: "A-102", "a102", "reference A 102". */
function referencesOf(said: string): string[] {
  const bare = said
    .trim()
    .replace(/^(?:the\s+)?(?:ref(?:erence|erencia)?|listing|property|referenz)\s*(?:number|no\.?|#|:)?\s+/i, '')
  const forms = [said.trim(), bare, bare.replace(/\s+/g, ''), bare.replace(/\s+/g, '-')]
  return [...new Set(forms.flatMap((form) => [form, form.toUpperCase()]))].filter(
    (form) => form !== '' && form.length <= 60,
  )
}

const isReference = (reference: string | null, said: string) =>
  reference !== null && referencesOf(said).includes(reference)

/** Its reference, or its whole address. */
const named = (said: string, readings: readonly Reading[]): Prisma.Sql =>
  Prisma.sql`(p.reference = any(${referencesOf(said)}::text[]) or p.address_key = any(${keysOf(readings)}::text[])) limit 100`

/** The same house number and a street like it; where no number was said, or none is like it, the street alone. */
async function soundingLike(tx: Ctx, clientId: string, readings: readonly Reading[]): Promise<PropertyRow[]> {
  const numbers = [...new Set(readings.map(({ houseNumber }) => houseNumber.split(' ')[0] ?? '').filter(Boolean))]
  const streets = streetsOf(readings)
  if (streets.length === 0) return []
  const likeness = Prisma.join(streets.map((street) => Prisma.sql`similarity(p.street_key, ${street})`))
  const nearest = Prisma.sql`order by greatest(${likeness}) desc, p.id limit`
  const there =
    numbers.length === 0
      ? []
      : await rowsBy(tx, clientId, { rest: Prisma.sql`p.house_number = any(${numbers}) ${nearest} 100` })
  if (judged(there, readings).sure.length > 0) return there
  const alike = Prisma.join(
    streets.map((street) => isAlike(tx, street)),
    ' or ',
  )
  // A whole town on one street is asked about anyway, and not all of it has to be compared for that.
  const some = Prisma.sql`p.id in (select q.id from properties q
    where q.client_id = ${clientId}::uuid and q.archived_at is null and (${alike}) limit ${MOST_ALIKE})`
  return [...there, ...(await rowsBy(tx, clientId, { rest: Prisma.sql`${some} ${nearest} 50` }))]
}

/** The streets to look for, without what is said around them; each costs the database a comparison with every row. */
function streetsOf(readings: readonly Reading[]): string[] {
  const telling = readings.filter(({ name }) => name.core.some((word) => !isKind(word)))
  const named = telling.length > 0 ? telling : readings
  const said = named.map(({ street }) => bare(street).join(' '))
  const whole = [...new Set([...named.flatMap(({ name }) => writtenAs(name)), ...said])]
    .filter((street) => street.length > 1)
    .sort((one, other) => Number(endsInKind(other)) - Number(endsInKind(one)) || one.length - other.length)
  const kept: string[] = []
  for (const street of whole) if (!kept.some(isAbout(street))) kept.push(street)
  return kept.slice(0, MOST_STREETS)
}

const endsInKind = (street: string) => isKind(street.slice(street.lastIndexOf(' ') + 1))

/** What is like "oakland" is also like "oakland ave". */
const isAbout = (street: string) => (other: string) => {
  const [short, long] = street.length < other.length ? [street, other] : [other, street]
  return long.startsWith(`${short} `) && short.length * 2 >= long.length
}

function bare(street: readonly string[]): readonly string[] {
  const from = street.findIndex((word) => !FILLERS.has(word))
  return from < 0 ? street : street.slice(from, street.findLastIndex((word) => !FILLERS.has(word)) + 1)
}

/**
 * As pg_trgm's operator has it, which the index properties_street serves. After that operator the embedded database never
 * answers again (docs/decisions/022), so there it is asked what the operator means: at least 0.3 alike.
 */
const isAlike = (tx: Ctx, street: string) =>
  tx.engine === 'embedded'
    ? Prisma.sql`similarity(q.street_key, ${street}) >= 0.3`
    : Prisma.sql`q.street_key % ${street}`

async function rowsBy(tx: Ctx, clientId: string, { rest, name }: { rest: Prisma.Sql; name?: string }) {
  const statement = Prisma.sql`
    select ${propertySql} from properties p
    where p.client_id = ${clientId}::uuid and p.archived_at is null and ${rest}`
  return (await plainRows<PlainProperty>(tx, statement, name)).map(presentPlainProperty)
}

type Judged = { property: PropertyRow } & Likeness

function judged(properties: readonly PropertyRow[], readings: readonly Reading[]) {
  const all = properties.flatMap((property) => {
    const likeness = likenessOf(property, readings)
    return likeness ? [{ property, ...likeness }] : []
  })
  all.sort(byDistance)
  return { sure: all.filter(({ isSure }) => isSure), doubtful: all.filter(({ isSure }) => !isSure) }
}

const byDistance = (one: Judged, other: Judged) => one.distance - other.distance

function decided({ sure }: { sure: Judged[] }): PropertyMatch {
  const best = sure[0]?.distance ?? 0
  // A street said as it is written is meant, whatever else sounds like it.
  const close = sure.filter(({ distance }) => (best === 0 ? distance === 0 : distance <= best + TOO_CLOSE))
  const properties = distinct(close.map(({ property }) => property))
  const [only] = properties
  if (only && properties.length === 1) return { kind: 'one', property: only }
  return { kind: 'several', properties: properties.slice(0, MOST_SEVERAL) }
}

const distinct = (properties: readonly PropertyRow[]) => [...new Map(properties.map((row) => [row.id, row])).values()]
