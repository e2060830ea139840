import { z } from 'zod'
import { displayNumber } from '../../platform/phone.js'
import {
  addressLine,
  availableUnits,
  findSpokenProperty,
  type PropertyRow,
  type UnitRow,
  whichProperty,
} from '../properties/index.js'
import { sayAmount, sayDay } from '../spoken/index.js'
import { DEADLINE_MS, defineFunction } from './in-call-function.js'
import { freshnessOf, inShort, statusOf } from './property-words.js'

const ASPECTS = ['overview', 'description', 'features', 'agent', 'units'] as const

const input = z.object({
  property: z
    .string('Ask the caller which property they mean.')
    .trim()
    .min(1, 'Ask the caller which property they mean.')
    .max(300, 'Give only the address of the property.')
    .describe('The address as the caller said it, with the city if they named it, or the reference of the property.'),
  city: z.string().trim().max(120, 'Give only the city.').optional().describe('The city, if the caller named it.'),
  aspect: z
    .enum(ASPECTS, 'Choose overview, description, features, agent or units.')
    .optional()
    .describe('What the caller wants to know; the overview if they did not say.'),
})

/** Says what is known about one property: what it costs, how large it is, whether it can be had, and how fresh that is. */
export const lookupProperty = defineFunction<z.infer<typeof input>>({
  name: 'lookup_property',
  label: 'Look up a property',
  about: 'The assistant finds a property by its address and tells the caller what is known about it.',
  description:
    'Looks up one property by its address. Use it when the caller asks about a certain property. Say only what it ' +
    'answers, and nothing about a property that it did not. When it asks which one is meant, ask the caller.',
  input,
  needs: ['properties'],
  intent: 'property_inquiry',
  outcome: 'INFORMATION_PROVIDED',
  effect: 'reads',
  deadlineMs: DEADLINE_MS,
  async run(ctx, { property: said, city, aspect = 'overview' }, { clientId, language, client }) {
    const whole = city && !said.toLowerCase().includes(city.toLowerCase()) ? `${said}, ${city}` : said
    const found = whichProperty(await findSpokenProperty(ctx, { clientId, said: whole, language }))
    if ('ask' in found) return { say: found.ask }
    const { property } = found
    const units = property.units > 0 ? await availableUnits(ctx, { clientId, propertyId: property.id }) : []
    const where = { timeZone: client.timeZone, now: ctx.now }
    return { say: SAYERS[aspect]({ property, units, where }), isDone: true, propertyId: property.id }
  },
})

type Known = { property: PropertyRow; units: readonly UnitRow[]; where: { timeZone: string; now: Date } }

const SAYERS: Record<(typeof ASPECTS)[number], (known: Known) => string> = {
  overview: ({ property, units, where }) => {
    const facts = [statusOf(property), inShort(property), unitsInShort(property, units), topFeatures(property, 4)]
    return `${addressLine(property)} ${facts.filter(Boolean).join(', ')}. ${freshnessOf(property, where)}`
  },
  description: ({ property, where }) =>
    property.description
      ? `${addressLine(property)}: ${oneSentence(property.description)} ${freshnessOf(property, where)}`
      : `There is no description of ${addressLine(property)}. Offer to pass the question on as a message.`,
  features: ({ property, where }) =>
    property.features.length > 0
      ? `${addressLine(property)} has ${topFeatures(property, 12)}. ${freshnessOf(property, where)}`
      : `No features of ${addressLine(property)} are noted. Offer to pass the question on as a message.`,
  agent: ({ property }) => agentOf(property),
  units: ({ property, units, where }) => unitsInFull({ property, units, where }),
}

function unitsInShort({ currency }: PropertyRow, units: readonly UnitRow[]): string {
  if (units.length === 0) return ''
  const rents = units.flatMap(({ rentMinor }) => rentMinor ?? []).sort((one, other) => (one < other ? -1 : 1))
  const from = rents[0] === undefined ? '' : ` from ${sayAmount(rents[0], currency)} a month`
  return `with ${units.length === 1 ? 'one unit' : `${units.length} units`} available${from}`
}

function unitsInFull({ property, units, where }: Known): string {
  if (units.length === 0) return `No unit of ${addressLine(property)} is available now. Offer to take a message.`
  const said = units.slice(0, 3).map((unit) => {
    const day = unit.availableOn && unit.availableOn > dayOf(where) ? `from ${sayDay(unit.availableOn, where)}` : 'now'
    const rent = unit.rentMinor === null ? '' : ` for ${sayAmount(unit.rentMinor, property.currency)} a month`
    const rooms = unit.bedrooms === null ? '' : ` with ${roomsOf(unit.bedrooms)}`
    return `${unit.name}${rooms}${rent}, free ${day}`
  })
  const more = units.length > 3 ? `; and ${units.length - 3} more` : ''
  return `At ${addressLine(property)} there is ${said.join('; ')}${more}. ${freshnessOf(property, where)}`
}

const dayOf = ({ timeZone, now }: Known['where']) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)

const roomsOf = (bedrooms: number) =>
  bedrooms === 0 ? 'no separate bedroom' : `${bedrooms} ${bedrooms === 1 ? 'bedroom' : 'bedrooms'}`

function agentOf(property: PropertyRow): string {
  const { agentName, agentNumber } = property
  if (!agentName && !agentNumber) return `No agent is noted for ${addressLine(property)}. Offer to take a message.`
  const number = agentNumber ? ` at ${displayNumber(agentNumber)}` : ''
  return `For ${addressLine(property)} the agent to speak to is ${agentName ?? 'reached'}${number}. Offer to take a message for them, or to put the caller through if that is possible.`
}

function topFeatures({ features }: PropertyRow, most: number): string {
  const some = features.slice(0, most)
  if (some.length < 2) return some.join('')
  return `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`
}

/** What is read out is one sentence; lists and paragraphs run on. */
function oneSentence(text: string): string {
  const flat = text
    .replace(/\s+/g, ' ')
    .replace(/(?<![.!?])[.!?]+ /g, '; ')
    .trim()
  const short = flat.length > 600 ? `${flat.slice(0, 600).replace(/\s\S*$/, '')}…` : flat
  return `${short.replace(/(?<![.!?;])[.!?;]+$/, '')}.`
}
