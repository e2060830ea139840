import { z } from 'zod'
import {
  createOffer,
  createOfferInput,
  decideOffer,
  decideOfferInput,
  getOffer,
  listOffers,
  listOffersInput,
  OFFER_STATUSES,
  type OfferRow,
} from '../../domain/offers/index.js'
import { moment, moneyIn } from './asked.js'
import { cameled, outside, snaked } from './names.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, clientId, id, instant, money, moneyOf, number, wordIn, wordOut, wordsIn } from './shapes.js'

const TAG = 'Offers'

const offer = z
  .object({
    id,
    client_id: id,
    amount: money,
    conditions: z.string().nullable(),
    status: wordOut(OFFER_STATUSES),
    expires_at: instant.nullable().meta({ description: 'Until then it stands; null: until it is withdrawn' }),
    buyer_name: z.string().nullable(),
    buyer_number: number.nullable(),
    lead: z.object({ id, name: z.string().nullable(), number: number.nullable() }).nullable(),
    property: z.object({ id, address: z.string(), city: z.string() }).nullable(),
    call_id: id.nullable().meta({ description: 'The call it was made on' }),
    decided_by: z.string().nullable(),
    decided_at: instant.nullable(),
    created_at: instant,
  })
  .meta({ id: 'Offer' })

function present({ callId, amountMinor, currency, ...one }: OfferRow) {
  const amount = moneyOf(amountMinor, currency) ?? { amount_minor: 0, currency }
  return { ...snaked(one), amount, call_id: callId ?? null }
}

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  present(await getOffer(ctx, params))

const getRoute = route({
  method: 'get',
  path: '/offers/{id}',
  name: 'getOffer',
  tag: TAG,
  summary: 'One offer',
  scope: 'offers:read',
  params: byId,
  answer: offer,
  tool: 'get_offer',
  run: read,
})

const { propertyId, leadId, conditions, buyerName, buyerNumber } = createOfferInput.shape
const filters = listOffersInput.shape

export const offerRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/offers',
    name: 'listOffers',
    tag: TAG,
    summary: 'Offers, the newest first',
    scope: 'offers:read',
    query: {
      ...pageQuery('created_at'),
      status: wordsIn(OFFER_STATUSES).optional(),
      ...outside({ leadId: filters.leadId, propertyId: filters.propertyId }),
      client_id: clientId,
    },
    answer: pageOf(offer),
    tool: 'list_offers',
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { sort: _sort, ...wanted } = cameled(query)
          const { offers: rows, next, previous } = await listOffers(ctx, { ...wanted, ...page })
          return { rows, next, previous }
        },
        present,
      ),
  }),
  getRoute,
  route({
    method: 'post',
    path: '/offers',
    name: 'createOffer',
    tag: TAG,
    summary: 'Note an offer that was made',
    description:
      'In the currency of the property, else of the client. It goes with the lead that is named, else with the one behind ' +
      'the buyer’s number, who becomes a lead. Nobody is mailed.',
    scope: 'offers:write',
    body: z.strictObject({
      amount: moneyIn.extend({ amount_minor: z.number().int().min(1).max(1e15) }),
      expires_at: moment.nullable().optional(),
      ...outside({ propertyId, leadId, conditions, buyerName, buyerNumber }),
      client_id: clientId,
    }),
    status: 201,
    answer: offer,
    of: getRoute,
    run: async ({ ctx, body: { amount, ...rest } }) => {
      const exactly = { minor: amount.amount_minor, currency: amount.currency }
      return read({ ctx, params: await createOffer(ctx, { ...cameled(rest), exactly }) })
    },
  }),
  route({
    method: 'post',
    path: '/offers/{id}/decide',
    name: 'decideOffer',
    tag: TAG,
    summary: 'Accept, decline, counter or withdraw an offer',
    description: 'With the status open a decision that was made by mistake is taken back. Safe to repeat.',
    scope: 'offers:write',
    params: byId,
    body: z.strictObject({
      status: wordIn(decideOfferInput.shape.status.options),
      note: decideOfferInput.shape.note.meta({ description: 'Kept in the lead’s history' }),
    }),
    answer: offer,
    of: getRoute,
    run: async ({ ctx, params, body }) => {
      await decideOffer(ctx, { ...body, id: params.id })
      return read({ ctx, params })
    },
  }),
]
