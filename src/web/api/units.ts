import { z } from 'zod'
import {
  createUnit,
  createUnitInput,
  getProperty,
  getUnit,
  removeUnit,
  UNIT_STATUSES,
  updateUnit,
} from '../../domain/properties/index.js'
import { invalid } from '../../platform/errors.js'
import { moneyIn } from './asked.js'
import { cameled, outside, snaked } from './names.js'
import { type Asked, type Route, route } from './route.js'
import { byId, id, money, moneyOf, wordIn, wordOut } from './shapes.js'

const TAG = 'Properties'

/** What is told of a unit, by itself and with its property. */
export const unit = z
  .object({
    id,
    client_id: id,
    property_id: id,
    name: z.string(),
    floor_plan: z.string().nullable(),
    bedrooms: z.number().int().nullable(),
    rent: money.nullable().meta({ description: 'Per month' }),
    available_on: z.iso.date().nullable(),
    status: wordOut(UNIT_STATUSES),
  })
  .meta({ id: 'Unit' })

type View = Awaited<ReturnType<typeof getUnit>>

export const presentUnit = ({ rentMinor, ...one }: View) => ({
  ...snaked(one),
  rent: moneyOf(rentMinor, one.currency),
})

const { propertyId: _property, name, rent: _rent, rentMinor: _minor, status: _status, ...plain } = createUnitInput.shape
const described = {
  ...outside(plain),
  rent: moneyIn.nullable().optional().meta({ description: 'Per month, in the currency of the property' }),
  status: wordIn(UNIT_STATUSES).optional(),
}

type Rented = { rent?: z.output<typeof moneyIn> | null | undefined }

/** A rent in the verbs' words. @throws invalid when it is in another currency than the property's prices */
function rented<T extends Rented>({ rent, ...fields }: T, currency: string) {
  if (rent && rent.currency !== currency) throw invalid('rent', `Please write the rent in ${currency}`)
  return { ...fields, ...(rent !== undefined && { rentMinor: rent?.amount_minor ?? null }) }
}

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  presentUnit(await getUnit(ctx, { id: params.id }))

const getRoute = route({
  method: 'get',
  path: '/units/{id}',
  name: 'getUnit',
  tag: TAG,
  summary: 'One unit of a property',
  scope: 'properties:read',
  params: byId,
  answer: unit,
  run: read,
})

export const unitRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/properties/{id}/units',
    name: 'listUnits',
    tag: TAG,
    summary: 'The units of a property, by name',
    description: 'All of them, a thousand at most, so that `next` is always null.',
    scope: 'properties:read',
    params: byId,
    answer: z.object({ data: z.array(unit), next: z.null() }),
    run: async ({ ctx, params }) => {
      const { unitList, clientId, currency } = await getProperty(ctx, params)
      return { data: unitList.map((one) => presentUnit({ ...one, clientId, currency })), next: null }
    },
  }),
  route({
    method: 'post',
    path: '/properties/{id}/units',
    name: 'createUnit',
    tag: TAG,
    summary: 'Add a unit to a property',
    scope: 'properties:write',
    params: byId,
    body: z.strictObject({ name, ...described }),
    status: 201,
    answer: unit,
    of: getRoute,
    run: async ({ ctx, params, body }) => {
      const { currency } = await getProperty(ctx, params)
      const made = await createUnit(ctx, { ...rented(cameled(body), currency), propertyId: params.id })
      return read({ ctx, params: made })
    },
  }),
  getRoute,
  route({
    method: 'patch',
    path: '/units/{id}',
    name: 'updateUnit',
    tag: TAG,
    summary: 'Change a unit',
    description: 'Only the fields that are sent change; null empties one.',
    scope: 'properties:write',
    params: byId,
    body: z.strictObject({ name: name.optional(), ...described }),
    answer: unit,
    of: getRoute,
    run: async ({ ctx, params, body }) => {
      const { currency } = await getUnit(ctx, params)
      await updateUnit(ctx, { ...rented(cameled(body), currency), id: params.id })
      return read({ ctx, params })
    },
  }),
  route({
    method: 'delete',
    path: '/units/{id}',
    name: 'removeUnit',
    tag: TAG,
    summary: 'Take a unit away',
    description: 'One that an appointment is about stays; set it to off_market instead.',
    scope: 'properties:write',
    params: byId,
    of: getRoute,
    run: ({ ctx, params }) => removeUnit(ctx, params),
  }),
]
