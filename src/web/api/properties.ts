import { z } from 'zod'
import {
  AREA_UNITS,
  archiveProperty,
  createProperty,
  createPropertyInput,
  getProperty,
  LISTINGS,
  listProperties,
  listPropertiesInput,
  markPropertyChecked,
  PROPERTY_STATUSES,
  type PropertyRow,
  type UnitRow,
  unarchiveProperty,
  updateProperty,
} from '../../domain/properties/index.js'
import { invalid } from '../../platform/errors.js'
import { flag, moneyIn, searched } from './asked.js'
import { cameled, outside, snaked } from './names.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, clientId, id, instant, money, moneyOf, number, wordIn, wordOut, wordsIn } from './shapes.js'
import { presentUnit, unit } from './units.js'

const TAG = 'Properties'

const row = {
  id,
  client_id: id,
  reference: z.string().nullable().meta({ description: 'The client’s own number for it' }),
  address: z.string(),
  city: z.string(),
  postcode: z.string().nullable(),
  listing: wordOut(LISTINGS),
  status: wordOut(PROPERTY_STATUSES),
  price: money.nullable().meta({ description: 'Of what is to rent: per month' }),
  currency: z.string().length(3),
  bedrooms: z.number().int().nullable(),
  bathrooms: z.number().nullable(),
  area: z.number().int().nullable(),
  area_unit: z.enum(AREA_UNITS),
  description: z.string().nullable(),
  features: z.array(z.string()),
  photo_urls: z.array(z.string()),
  agent_name: z.string().nullable(),
  agent_number: number.nullable(),
  agent_email: z.string().nullable(),
  checked_at: instant.nullable().meta({ description: 'When somebody last made sure that all this is right' }),
  is_healthy: z.boolean().nullable().meta({ description: 'Whether it was researched and healthy then' }),
  unit_count: z.number().int(),
  archived_at: instant.nullable(),
  created_at: instant,
  updated_at: instant,
}

const propertyLine = z.object(row).meta({ id: 'PropertyLine' })
const property = z.object({ ...row, units: z.array(unit) }).meta({ id: 'Property' })

const presentLine = ({ units, priceMinor, ...one }: PropertyRow) => ({
  ...snaked(one),
  area_unit: AREA_UNITS.find((known) => known === one.areaUnit) ?? AREA_UNITS[0],
  price: moneyOf(priceMinor, one.currency),
  unit_count: units,
})

function present({ unitList, ...one }: PropertyRow & { unitList: UnitRow[] }) {
  const { clientId: of, currency } = one
  return { ...presentLine(one), units: unitList.map((listed) => presentUnit({ ...listed, clientId: of, currency })) }
}

// A price says its currency itself; left out, it is the one of the client.
const {
  clientId: _client,
  price: _price,
  priceMinor: _minor,
  status: _status,
  listing: _listing,
  ...rest
} = createPropertyInput.shape
const { address, city, ...others } = rest
const described = {
  ...outside(others),
  price: moneyIn.nullable().optional(),
  listing: wordIn(LISTINGS).optional(),
  status: wordIn(PROPERTY_STATUSES).optional(),
}

type Priced = { price?: z.output<typeof moneyIn> | null | undefined; currency?: string | undefined }

/** A price in the verbs' words. @throws invalid when it is in another currency than the one that is named beside it */
function priced<T extends Priced>({ price, ...fields }: T) {
  if (price && fields.currency && price.currency !== fields.currency)
    throw invalid('price', `Please write the price in ${fields.currency}, or name the other currency`)
  if (price === undefined) return fields
  return { ...fields, priceMinor: price?.amount_minor ?? null, ...(price && { currency: price.currency }) }
}

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  present(await getProperty(ctx, { id: params.id }))

const getRoute = route({
  method: 'get',
  path: '/properties/{id}',
  name: 'getProperty',
  tag: TAG,
  summary: 'One property with its units',
  scope: 'properties:read',
  params: byId,
  answer: property,
  tool: 'get_property',
  run: read,
})

const changed = { scope: 'properties:write', params: byId, answer: property, of: getRoute, tag: TAG } as const

export const propertyRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/properties',
    name: 'listProperties',
    tag: TAG,
    summary: 'Properties, the newest first',
    scope: 'properties:read',
    query: {
      ...pageQuery('created_at'),
      text: searched(200)
        .optional()
        .meta({ description: 'Part of the address, the city, the reference or the agent’s name' }),
      status: wordsIn(PROPERTY_STATUSES).optional(),
      listing: wordsIn(LISTINGS).optional(),
      city: searched(120).optional(),
      archived: flag.optional().meta({ description: 'Those taken out of the list instead of those in it' }),
      client_id: listPropertiesInput.shape.clientId,
    },
    answer: pageOf(propertyLine),
    tool: 'list_properties',
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { sort: _sort, ...filters } = cameled(query)
          const { properties: rows, next, previous } = await listProperties(ctx, { ...filters, ...page })
          return { rows, next, previous }
        },
        presentLine,
      ),
  }),
  getRoute,
  route({
    method: 'post',
    path: '/properties',
    name: 'createProperty',
    tag: TAG,
    summary: 'Add a property',
    description: 'A client has one property per address, unless references tell them apart.',
    scope: 'properties:write',
    body: z.strictObject({ address, city, ...described, client_id: clientId }),
    status: 201,
    answer: property,
    of: getRoute,
    run: async ({ ctx, body }) => read({ ctx, params: await createProperty(ctx, priced(cameled(body))) }),
  }),
  route({
    ...changed,
    method: 'patch',
    path: '/properties/{id}',
    name: 'updateProperty',
    summary: 'Change what is said about a property',
    description: 'Only the fields that are sent change; null empties one.',
    body: z.strictObject({ address: address.optional(), city: city.optional(), ...described }),
    run: async ({ ctx, params, body }) => {
      await updateProperty(ctx, { ...priced(cameled(body)), id: params.id })
      return read({ ctx, params })
    },
  }),
  route({
    ...changed,
    method: 'post',
    path: '/properties/{id}/check',
    name: 'checkProperty',
    summary: 'Say that somebody made sure that all this is right',
    description: 'Callers are told when that was, and whether it was researched and healthy.',
    body: z.strictObject({ is_healthy: z.boolean() }),
    run: async ({ ctx, params, body }) => {
      await markPropertyChecked(ctx, { id: params.id, isHealthy: body.is_healthy })
      return read({ ctx, params })
    },
  }),
  route({
    ...changed,
    method: 'post',
    path: '/properties/{id}/archive',
    name: 'archiveProperty',
    summary: 'Take a property out of all lists',
    description: 'Callers are not told of it any more. What names it goes on naming it.',
    run: async ({ ctx, params }) => {
      await archiveProperty(ctx, params)
      return read({ ctx, params })
    },
  }),
  route({
    ...changed,
    method: 'post',
    path: '/properties/{id}/unarchive',
    name: 'unarchiveProperty',
    summary: 'Put an archived property back',
    run: async ({ ctx, params }) => {
      await unarchiveProperty(ctx, params)
      return read({ ctx, params })
    },
  }),
]
