import { addressLine } from './address-line.js'
import type { PropertyMatch, PropertyRow } from './types.js'

const READ_OUT = 3

/** The property that was meant, or at most two sentences that tell the assistant what to ask the caller. */
export function whichProperty(match: PropertyMatch): { property: PropertyRow } | { ask: string } {
  if (match.kind === 'one') return { property: match.property }
  if (match.kind === 'several') {
    return {
      ask: `There are several that this could be: ${listed(match.properties)}. Ask the caller which one they mean.`,
    }
  }
  if (match.near.length > 0) {
    return {
      ask: `There is no property at exactly that address; the nearest is ${listed(match.near)}. Ask the caller whether they mean that one, or to say the house number, street and city again.`,
    }
  }
  return {
    ask: 'There is no property at that address in the list. Ask the caller for the house number, street and city again, or offer to take a message.',
  }
}

function listed(properties: readonly PropertyRow[]): string {
  const lines = properties.slice(0, READ_OUT).map(line)
  const more = properties.length - lines.length
  return `${lines.join('; or ')}${more > 0 ? `; and ${more} more` : ''}`
}

/** Two at one address are told apart by their reference. */
const line = (property: PropertyRow) =>
  property.reference ? `${addressLine(property)} (reference ${property.reference})` : addressLine(property)
