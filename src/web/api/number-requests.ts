import { z } from 'zod'
import {
  cancelNumberRequest,
  declineNumberRequest,
  declineNumberRequestInput,
  fulfilNumberRequest,
  getNumberRequest,
  pageOfNumberRequests,
  REQUEST_STATES,
  requestNumber,
  requestNumberInput,
} from '../../domain/numbers/index.js'
import { cameled, outside, snaked } from './names.js'
import { refuseOtherClient } from './own-client.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, clientId, id, instant, wordOut, wordsIn } from './shapes.js'

const TAG = 'Phone numbers'

const request = z
  .object({
    id,
    client_id: id,
    assistant_id: id.nullable().meta({ description: 'The assistant that waits for it' }),
    assistant_name: z.string().nullable(),
    country: z.string(),
    area_code: z.string().nullable(),
    note: z.string().nullable(),
    state: wordOut(REQUEST_STATES),
    requested_by: z.string(),
    answer: z.string().nullable(),
    phone_number_id: id.nullable(),
    created_at: instant,
    closed_at: instant.nullable(),
  })
  .meta({ id: 'PhoneNumberRequest' })

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  snaked(await getNumberRequest(ctx, { id: params.id }))

const getRoute = route({
  method: 'get',
  path: '/voice/phone-number-requests/{id}',
  name: 'getPhoneNumberRequest',
  tag: TAG,
  summary: 'One request for a number',
  scope: 'numbers:read',
  params: byId,
  answer: request,
  run: read,
})

const { assistantId, country, areaCode, note } = requestNumberInput.shape

export const numberRequestRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/voice/phone-number-requests',
    name: 'listPhoneNumberRequests',
    tag: TAG,
    summary: 'What numbers were asked for, the newest first',
    scope: 'numbers:read',
    query: { ...pageQuery('created_at'), state: wordsIn(REQUEST_STATES).optional(), client_id: clientId },
    answer: pageOf(request),
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { sort: _sort, ...filters } = cameled(query)
          const { requests: rows, next, previous } = await pageOfNumberRequests(ctx, { ...filters, ...page })
          return { rows, next, previous }
        },
        snaked,
      ),
  }),
  getRoute,
  route({
    method: 'post',
    path: '/voice/phone-number-requests',
    name: 'requestPhoneNumber',
    tag: TAG,
    summary: 'Ask the agency for a number that the pool does not have',
    scope: 'numbers:write',
    body: z.strictObject({ ...outside({ assistantId, country, areaCode, note }), client_id: clientId }),
    status: 201,
    answer: request,
    of: getRoute,
    run: async ({ ctx, body }) => {
      refuseOtherClient(ctx, body.client_id)
      return read({ ctx, params: await requestNumber(ctx, cameled(body)) })
    },
  }),
  route({
    method: 'post',
    path: '/voice/phone-number-requests/{id}/cancel',
    name: 'cancelPhoneNumberRequest',
    tag: TAG,
    summary: 'Withdraw a request for a number',
    scope: 'numbers:write',
    params: byId,
    body: z.strictObject({}).optional(),
    answer: request,
    of: getRoute,
    run: async ({ ctx, params }) => {
      await cancelNumberRequest(ctx, params)
      return read({ ctx, params })
    },
  }),
  route({
    method: 'post',
    path: '/voice/phone-number-requests/{id}/fulfil',
    name: 'fulfilPhoneNumberRequest',
    tag: TAG,
    summary: 'Give a client the number it asked for',
    description: 'For keys of the agency. The number is one of the pool; the client is told by mail if it wants mail.',
    scope: 'numbers:write',
    params: byId,
    body: z.strictObject({ phone_number_id: z.uuid() }),
    answer: request,
    of: getRoute,
    effects: 'outside',
    run: async ({ ctx, params, body, requestId }) => {
      const { id: wishId } = await getNumberRequest(ctx, params)
      await fulfilNumberRequest(ctx, { id: wishId, phoneNumberId: body.phone_number_id, requestId })
      return read({ ctx, params })
    },
  }),
  route({
    method: 'post',
    path: '/voice/phone-number-requests/{id}/decline',
    name: 'declinePhoneNumberRequest',
    tag: TAG,
    summary: 'Say no to a request for a number, and why',
    description: 'For keys of the agency. The client reads the answer, and is told by mail if it wants mail.',
    scope: 'numbers:write',
    params: byId,
    body: z.strictObject({ answer: declineNumberRequestInput.shape.answer }),
    answer: request,
    of: getRoute,
    run: async ({ ctx, params, body }) => {
      const { id: requestId } = await getNumberRequest(ctx, params)
      await declineNumberRequest(ctx, { id: requestId, answer: body.answer })
      return read({ ctx, params })
    },
  }),
]
