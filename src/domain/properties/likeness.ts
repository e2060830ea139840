import { type Parts, partsOf, suffixApart, withSuffix, wordsOf } from './address.js'
import { MISHEARD, type Place, unexplainedIn } from './place-named.js'
import { DOUBTFUL } from './sounds-like.js'
import type { Reading } from './spoken-address.js'
import { inOneForm, nameDistance, type StreetName, streetName } from './street-name.js'
import type { PropertyRow } from './types.js'

/** How far what was said is from a property: misheard letters and left-out words. `isSure` when nothing speaks against it. */
export type Likeness = { distance: number; isSure: boolean }

/** Another house of the street is no nearer than the same number in a street that sounds like it. */
const OTHER_NUMBER = 2

type Address = Pick<PropertyRow, 'address' | 'city' | 'postcode'>
type Stored = Parts & { floor: readonly string[]; name: StreetName; place: Place }

/** The nearest of all readings; undefined when none is near. */
export function likenessOf(property: Address, readings: readonly Reading[]): Likeness | undefined {
  const stored = storedParts(property)
  const found = readings.flatMap((reading) => likeness(stored, reading) ?? [])
  return found.sort((one, other) => Number(other.isSure) - Number(one.isSure) || one.distance - other.distance)[0]
}

/** A property is often judged twice. */
const judgedBefore = new WeakMap<Address, Stored>()

function storedParts(property: Address): Stored {
  const known = judgedBefore.get(property)
  if (known) return known
  const { address, city, postcode } = property
  const { line, floor } = withoutFloor(withoutCity(address, city))
  const parts = withSuffix(partsOf(wordsOf(suffixApart(line))))
  const place = { city: wordsOf(city), postcode: wordsOf(postcode ?? '') }
  const stored = { ...parts, floor: inOneForm(wordsOf(floor)), name: streetName(parts.street), place }
  judgedBefore.set(property, stored)
  return stored
}

/** "Calle Mayor 12, 3º B" is on the third floor; "Calle 5ª 20" is not. */
function withoutFloor(address: string): { line: string; floor: string } {
  const words = address.split(/[\s,]+/)
  const at = words.findIndex((word, index) => /^\d{1,2}[ºª°]$/.test(word) && /\d[a-z]?$/i.test(words[index - 1] ?? ''))
  return at < 0
    ? { line: address, floor: '' }
    : { line: words.slice(0, at).join(' '), floor: words.slice(at).join(' ') }
}

/** What was left over, without the floor of this property. */
function withoutItsFloor(reading: Reading, floor: readonly string[]): Reading {
  const left = inOneForm(reading.left)
  const isNamed = floor.length > 0 && floor.every((word, at) => word === left[at])
  return isNamed ? { ...reading, left: reading.left.slice(floor.length) } : reading
}

/** "12 Oak St, Springfield, IL 62704" without what follows the street. */
function withoutCity(address: string, city: string): string {
  const parts = address.split(',')
  const isCity = (part: string) =>
    part
      .replace(/^[\d\s-]+/, '')
      .toLowerCase()
      .startsWith(city.toLowerCase())
  const at = parts.findIndex((part, index) => index > 0 && city !== '' && isCity(part))
  return at < 0 ? address : parts.slice(0, at).join(',')
}

function likeness(stored: Stored, reading: Reading): Likeness | undefined {
  const street = nameDistance(stored.name, reading.name)
  if (street === undefined) return undefined
  const isOtherUnit = reading.unit !== '' && stored.unit !== '' && reading.unit !== stored.unit
  const isOtherNumber = reading.houseNumber !== '' && reading.houseNumber !== stored.houseNumber
  if (isOtherNumber && street >= DOUBTFUL) return undefined
  const unexplained = unexplainedIn(withoutItsFloor(reading, stored.floor), stored.place)
  const isSure = street < DOUBTFUL && unexplained <= MISHEARD && !isOtherUnit && !isOtherNumber
  return { distance: street + unexplained + (isOtherNumber ? OTHER_NUMBER : 0), isSure }
}
