import { createProperty, createUnit, listProperties, markPropertyChecked } from '../../src/domain/properties/index.js'
import type { Ctx } from '../../src/platform/context.js'
import { alderStone } from '../../test/emulators/conversations/index.js'

type Flat = { name: string; floorPlan: string; bedrooms: number; rentMinor: number; status: 'AVAILABLE' | 'LET' }

const flat = (name: string, bedrooms: number, rent: number, status: Flat['status'] = 'AVAILABLE'): Flat => ({
  name,
  floorPlan: bedrooms === 0 ? 'Studio' : `${bedrooms} bedroom${bedrooms === 1 ? '' : 's'}`,
  bedrooms,
  rentMinor: rent * 100,
  status,
})

/** What a lettings agency in London has on its books. */
const BOOKS = [
  {
    property: {
      reference: 'M-204',
      address: '204 Maple Road',
      city: 'London',
      postcode: 'SE20 8HP',
      listing: 'RENT',
      priceMinor: 215_000,
      bedrooms: 2,
      bathrooms: 1,
      area: 68,
      description: 'First floor, quiet side of the road, five minutes to Penge West.',
      features: ['cats allowed', 'bike store', 'dishwasher'],
    },
    flats: [],
  },
  {
    property: {
      reference: 'E-12',
      address: '12 Elm Court',
      city: 'London',
      postcode: 'SW9 7QJ',
      listing: 'RENT',
      priceMinor: 165_000,
      area: 41,
      description: 'A house of eight flats around a garden, with a lift.',
      features: ['garden', 'lift', 'cats allowed'],
    },
    flats: [flat('1A', 1, 1_650), flat('2B', 1, 1_720, 'LET'), flat('3A', 2, 2_250), flat('4C', 0, 1_290)],
  },
  {
    property: {
      reference: 'C-018',
      address: '18 Camden Mews',
      city: 'London',
      postcode: 'NW1 9DB',
      listing: 'RENT',
      status: 'LET',
      priceMinor: 198_000,
      bedrooms: 1,
      bathrooms: 1,
      area: 52,
      features: ['balcony'],
    },
    flats: [],
  },
  {
    property: {
      reference: 'H-7',
      address: '7 Harcourt Gardens',
      city: 'London',
      postcode: 'SE22 9DA',
      listing: 'SALE',
      priceMinor: 64_500_000,
      bedrooms: 3,
      bathrooms: 2,
      area: 104,
      description: 'A terraced house with a south-facing garden, renovated last year.',
      features: ['garden', 'fireplace', 'garage'],
    },
    flats: [],
  },
  {
    property: {
      reference: 'H-71',
      address: '71 Harcourt Gardens',
      city: 'London',
      postcode: 'SE22 9DF',
      listing: 'SALE',
      status: 'UNDER_OFFER',
      priceMinor: 58_000_000,
      bedrooms: 3,
      bathrooms: 1,
      area: 92,
      features: ['garden'],
    },
    flats: [],
  },
] as const

/** Gives the lettings agency of the demo something to let, unless it has. */
export async function createProperties(ctx: Ctx): Promise<void> {
  const { id: clientId } = await ctx.db.client.findFirstOrThrow({ where: { businessName: alderStone.name } })
  if ((await listProperties(ctx, { clientId })).properties.length > 0) return
  const agent = { agentName: 'Emma Whitlock', agentNumber: '+442079460151', areaUnit: 'sqm', currency: 'GBP' }
  for (const { property, flats } of BOOKS) {
    const { id } = await createProperty(ctx, { clientId, ...agent, ...property, features: [...property.features] })
    await markPropertyChecked(ctx, { id, isHealthy: true })
    for (const one of flats) await createUnit(ctx, { propertyId: id, ...one })
  }
}
