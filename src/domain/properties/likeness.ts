import { type Parts, partsOf, suffixApart, withSuffix, wordsOf } from './address.js'
import { MISHEARD, type Place, unexplainedIn } from './place-named.js'
import { DOUBTFUL } from './sounds-like.js'
import type { Reading } from './spoken-address.js'
import { nameDistance, type StreetName, streetName } from './street-name.js'
import type { PropertyRow } from './types.js'

/** How far what was said is from a property: misheard letters and left-out words. `isSure` when nothing speaks against it. */
export type Likeness = { distance: number; isSure: boolean }

/** Another house of the street is no nearer than the same number in a street that sounds like it. */
const OTHER_NUMBER = 2

type Address = Pick<PropertyRow, 'address' | 'city' | 'postcode'>
type Stored = Parts & { name: StreetName; place: Place }

/** The nearest of all readings; undefined when none is near. */
export function likenessOf(property: Address, readings: readonly Reading[]): Likeness | undefined {
  const stored = storedParts(property)
  const found = readings.flatMap((reading) => likeness(stored, reading) ?? [])
  return found.sort((one, other) => Number(other.isSure) - Number(one.isSure) || one.distance - other.distance)[0]
}

function storedParts({ address, city, postcode }: Address): Stored {
  const parts = withSuffix(partsOf(wordsOf(suffixApart(withoutCity(address, city)))))
  const place = { city: wordsOf(city), postcode: wordsOf(postcode ?? '') }
  return { ...parts, name: streetName(parts.street), place }
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
  const unexplained = unexplainedIn(reading, stored.place)
  const isSure = street < DOUBTFUL && unexplained <= MISHEARD && !isOtherUnit && !isOtherNumber
  return { distance: street + unexplained + (isOtherNumber ? OTHER_NUMBER : 0), isSure }
}
