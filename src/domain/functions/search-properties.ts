import { z } from 'zod'
import { addressLine, type PropertyRow, type SearchedProperties, searchProperties } from '../properties/index.js'
import { resolveAmount, type SpokenLanguage } from '../spoken/index.js'
import { DEADLINE_MS, defineFunction } from './in-call-function.js'
import { inShort, statusOf } from './property-words.js'
import { bedroomsField, spokenBedrooms } from './spoken-bedrooms.js'

const READ_OUT = 3

const words = (value: unknown) => (typeof value === 'string' ? value.split(/,|;|\band\b/) : value)
const amount = z.union([z.string().trim().max(100), z.number()], 'Ask the caller for the price in numbers.')

const input = z.object({
  city: z
    .string('Ask the caller for the city.')
    .trim()
    .max(120, 'Give only the city.')
    .optional()
    .describe('The city.'),
  minPrice: amount.optional().describe('The least it may cost, as the caller said it; for renting, per month.'),
  maxPrice: amount.optional().describe('The most it may cost, as the caller said it; for renting, per month.'),
  bedrooms: bedroomsField.describe('How many bedrooms it has to have at least.'),
  features: z
    .preprocess(
      words,
      z.array(z.string('Give the features as a list of words.').trim().max(60)).max(6, 'Give at most six features.'),
    )
    .optional()
    .describe('What it has to have, a word or two each: garden, garage, pool.'),
  listing: z
    .preprocess(asListing, z.enum(['SALE', 'RENT'], 'Ask the caller whether they want to buy or to rent.'))
    .optional()
    .describe('SALE to buy, RENT to rent.'),
})
type Asked = z.infer<typeof input>

/** Names up to three properties that fit what the caller wants, and says how many there are. */
export const searchPropertiesFunction = defineFunction<Asked>({
  name: 'search_properties',
  label: 'Search properties',
  about: 'The assistant names up to three properties that fit what the caller is looking for.',
  description:
    'Searches the properties that are available. Use it when the caller looks for something and names no address. Ask for ' +
    'city, price and bedrooms first. Read out only what it answers; with lookup_property you learn more about one of them.',
  input,
  needs: ['properties'],
  intent: 'property_inquiry',
  outcome: 'INFORMATION_PROVIDED',
  effect: 'reads',
  deadlineMs: DEADLINE_MS,
  async run(ctx, asked, { clientId, language, client }) {
    const limits = limitsOf(asked, { language, currency: client.currency })
    if ('ask' in limits) return { say: limits.ask }
    const { city, listing } = asked
    const features = asked.features?.map((word) => word.trim()).filter(Boolean)
    const found = await searchProperties(ctx, { clientId, city, listing, features, ...limits, limit: READ_OUT })
    const [only] = found.properties
    return { say: inWords(found, asked), isDone: true, ...(only && found.total === 1 && { propertyId: only.id }) }
  },
})

/** Words for renting and for buying as they begin, in the languages we speak: "currently for sale" is no rent. */
const RENT =
  /(?<!\p{L})(?:rent|renta|rents|rented|renting|rentals?|to let|lettings?|(?:is|are|be) let|let$|lease|leas(?:es|ed|ing)|alquil\p{L}*|arriend\p{L}*|arrendar|lou(?:er|é|ée|e)|location|locatif|(?:ver)?miet\p{L}*)(?!\p{L})/iu
const SALE =
  /(?<!\p{L})(?:sales?|sell(?:ing)?|buy(?:ing|er)?|purchas\p{L}*|compr\p{L}*|venta|vend\p{L}*|acheter|achat|vente|(?:ver)?kauf\p{L}*)(?!\p{L})/iu

/** What names both, or neither, is asked about. */
function asListing(said: unknown): unknown {
  if (typeof said !== 'string') return said
  const [isRent, isSale] = [RENT.test(said), SALE.test(said)]
  if (isRent === isSale) return 'unclear'
  return isRent ? 'RENT' : 'SALE'
}

type Limits = { minPriceMinor?: bigint; maxPriceMinor?: bigint; bedrooms?: number }

function limitsOf(asked: Asked, said: { language: SpokenLanguage; currency: string }): Limits | { ask: string } {
  const limits: Limits = {}
  for (const [from, to] of [
    ['minPrice', 'minPriceMinor'],
    ['maxPrice', 'maxPriceMinor'],
  ] as const) {
    const price = asked[from]
    if (price === undefined || price === 0) continue
    const read = resolveAmount(price, said)
    if (read.minor === undefined) return { ask: read.ask }
    limits[to] = read.minor
  }
  const { minPriceMinor: least, maxPriceMinor: most } = limits
  if (least !== undefined && most !== undefined && least > most) {
    return { ask: 'The least price is above the highest one. Ask the caller for both again.' }
  }
  const rooms = spokenBedrooms(asked.bedrooms, said)
  return 'ask' in rooms ? rooms : { ...limits, ...rooms }
}

function inWords({ properties, total }: SearchedProperties, { city }: Asked): string {
  const where = city ? ` in ${city}` : ''
  if (total === 0) {
    return `Nothing that fits${where} is available now. Ask the caller whether the price, the bedrooms or the city may be different, or offer to take a message.`
  }
  const more = total - properties.length
  const count = total === 1 ? 'One property fits' : `${total} properties fit`
  const rest = more > 0 ? `; and ${more} more` : ''
  return `${count}: ${properties.map(inOneBreath).join('; ')}${rest}. Ask which one they want to hear more about.`
}

function inOneBreath(property: PropertyRow): string {
  const facts = inShort(property)
  return `${addressLine(property)}, ${statusOf(property)}${facts && `, ${facts}`}`
}
