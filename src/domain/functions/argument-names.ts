import { z } from 'zod'
import type { InCallFunction } from './in-call-function.js'

/** Names that models give to the same thing. Every function takes all of a line for the first one that it has. */
const SAME: readonly (readonly string[])[] = [
  'property address propertyAddress propertyName streetAddress street location listingAddress propertyId reference',
  'callerName buyerName attendeeName name fullName customerName clientName contactName leadName guestName',
  'callbackNumber number phone phoneNumber telephone mobile callerNumber callbackPhone customerPhone contactNumber contactPhone',
  'email callerEmail emailAddress mail customerEmail buyerEmail contactEmail',
  'when dateTime dateAndTime startTime startsAt start preferredTime preferredDate appointmentTime appointmentDate callbackTime date day time',
  'message text messageText body content',
  'about reason subject topic purpose',
  'reason about',
  'note notes comment comments',
  'conditions condition terms contingencies',
  'amount price offer offerAmount offerPrice offeredPrice',
  'budget maxBudget priceRange maxPrice',
  'maxPrice priceMax maximumPrice budget maxBudget upTo',
  'minPrice priceMin minimumPrice from',
  'bedrooms beds bedroom numberOfBedrooms bedroomCount minBedrooms',
  'city town place location area',
  'service serviceName serviceType appointmentType treatment',
  'withWhom teamMember member staff staffMember person employee provider practitioner stylist',
  'unit unitNumber unitName apartment flat',
  'forWhom recipient for to department',
  'isUrgent urgent urgency',
  'moveIn moveInDate moveDate moveInOn',
  'expires expiry expiration expiresAt validUntil deadline',
  'features feature amenities keywords',
  'listing listingType saleOrRent transactionType',
  'said statement quote request',
  'kind type',
  'needs requirements wishes',
  'size area squareFeet squareMeters livingArea',
  'aspect topic question',
].map((line) => line.split(' '))

/** Where a day and a time come apart they are one moment. */
const IN_PARTS = new Set(['when'])

/** Its own line, or one that it stands in. */
const namesOf = (field: string) =>
  SAME.find(([first]) => first === field) ?? SAME.find((names) => names.includes(field)) ?? []

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * The arguments under the names of the function, whatever a model called them: `address`, `phone_number`, `Date`.
 * Two names of one thing with different values are asked about, because nobody knows which is meant.
 */
export function underItsNames(
  fn: Pick<InCallFunction, 'input'>,
  given: Record<string, unknown>,
): { values: Record<string, unknown> } | { ask: string } {
  const fields = fn.input instanceof z.ZodObject ? Object.keys(fn.input.shape) : []
  const left = new Map(Object.entries(given))
  const values: Record<string, unknown> = {}
  for (const field of fields) {
    if (left.has(field)) values[field] = take(left, field)
  }
  for (const field of fields) {
    const called = [field, ...namesOf(field)].map(plain)
    const others = [...left.keys()].filter((name) => called.includes(plain(name)))
    others.sort((one, other) => called.indexOf(plain(one)) - called.indexOf(plain(other)))
    const all = [...(field in values ? [values[field]] : []), ...others.map((name) => take(left, name))]
    if (others.length === 0) continue
    const one = asOne(field, all)
    if (one === undefined)
      return { ask: `Different values were given for ${field}. Ask the caller which is right, and give only that one.` }
    values[field] = one.value
  }
  return { values }
}

function take(from: Map<string, unknown>, name: string): unknown {
  const value = from.get(name)
  from.delete(name)
  return value
}

/** What the values come to; undefined when they contradict each other. */
function asOne(field: string, all: readonly unknown[]): { value: unknown } | undefined {
  const texts = all.map((value) => String(value).trim())
  const distinct = all.filter((_, at) => texts.findIndex((text) => plain(text) === plain(texts[at] ?? '')) === at)
  if (distinct.length === 1) return { value: distinct[0] }
  // "tomorrow" beside "tomorrow at three" says nothing more.
  const longest = texts.reduce((one, other) => (other.length > one.length ? other : one))
  if (texts.every((text) => longest.toLowerCase().includes(text.toLowerCase()))) return { value: longest }
  return IN_PARTS.has(field) ? { value: [...new Set(texts)].join(' ') } : undefined
}
