import { z } from 'zod'
import {
  assignNumber,
  buyNumber,
  buyNumberInput,
  endRest,
  followAtVapi,
  importNumbers,
  pickNumber,
  pickNumberInput,
  poolChoices,
  repairNumber,
} from '../../domain/numbers/index.js'
import { ORGANISATION } from '../../domain/vapi-accounts/index.js'
import { aboveWall } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { outside, snaked } from './names.js'
import { numberOut } from './number-shapes.js'
import { getNumberRoute, readNumberOut } from './numbers.js'
import { refuseOtherClient } from './own-client.js'
import { type Route, route } from './route.js'
import { byId, clientId } from './shapes.js'

const TAG = 'Phone numbers'
const NO_BODY = z.strictObject({}).optional()

/** How numbers come to clients; before /{id}, which any of these words could be. */
const coming: readonly Route[] = [
  route({
    method: 'get',
    path: '/voice/phone-numbers/available',
    name: 'listAvailablePhoneNumbers',
    tag: TAG,
    summary: 'Where the pool has free numbers',
    scope: 'numbers:read',
    query: { client_id: clientId },
    answer: z.object({
      data: z.array(
        z.object({
          country: z.string(),
          country_name: z.string(),
          free: z.number().int(),
          area_codes: z.array(z.object({ area_code: z.string(), free: z.number().int() })),
        }),
      ),
    }),
    run: async ({ ctx, deps, query }) => {
      refuseOtherClient(ctx, query.client_id)
      const choices = await poolChoices(aboveWall(deps, ctx), query.client_id ? { clientId: query.client_id } : {})
      return { data: choices.map((choice) => ({ ...snaked(choice), area_codes: choice.areaCodes.map(snaked) })) }
    },
  }),
  route({
    method: 'post',
    path: '/voice/phone-numbers/pick',
    name: 'pickPhoneNumber',
    tag: TAG,
    summary: 'Take a free number of the pool for an assistant',
    description:
      'An assistant that has a number keeps it, unless another one is asked for. Where nothing is free, ask for a number.',
    scope: 'numbers:write',
    body: z.strictObject(outside(pickNumberInput.shape)),
    answer: numberOut,
    of: getNumberRoute,
    effects: 'outside',
    run: async ({ ctx, deps, body, requestId }) => {
      const above = aboveWall(deps, ctx)
      const picked = await pickNumber(above, {
        assistantId: body.assistant_id,
        country: body.country,
        areaCode: body.area_code,
        orAnyArea: body.or_any_area,
        another: body.another,
        evenIfLive: body.even_if_live,
        requestId,
      })
      if (!picked)
        throw conflict('Nothing is free there. Try another place, or ask for one: POST /voice/phone-number-requests.')
      await followAtVapi(above, { phoneNumberId: picked.id })
      return readNumberOut({ ctx, params: picked })
    },
  }),
  route({
    method: 'post',
    path: '/voice/phone-numbers/buy',
    name: 'buyPhoneNumber',
    tag: TAG,
    summary: 'Buy a number at Vapi',
    description:
      'For keys of the agency. Of the United States, with this area code. Send an Idempotency-Key: then a repeat buys nothing twice, whatever became of the first answer.',
    scope: 'numbers:write',
    body: z.strictObject({ area_code: buyNumberInput.shape.areaCode, client_id: clientId }),
    status: 201,
    answer: numberOut,
    of: getNumberRoute,
    effects: 'outside',
    run: async ({ ctx, body, requestId }) => {
      const mark = requestId.slice(0, 8)
      const { id } = await buyNumber(ctx, { areaCode: body.area_code, clientId: body.client_id, mark })
      if (body.client_id) await followAtVapi(ctx, { phoneNumberId: id })
      return readNumberOut({ ctx, params: { id } })
    },
  }),
  route({
    method: 'post',
    path: '/voice/phone-numbers/import',
    name: 'importPhoneNumbers',
    tag: TAG,
    summary: 'Take over the numbers that Vapi has',
    description:
      'For keys of the agency. New ones go to the pool, or to the client whose account it is. Nothing changes at Vapi.',
    scope: 'numbers:write',
    body: z
      .strictObject({
        client_id: z
          .uuid()
          .optional()
          .meta({ description: 'A client with an account of its own; left out, the organisation’s' }),
      })
      .optional(),
    answer: z.object({
      added: z.number().int(),
      with_client: z.number().int(),
      in_use_elsewhere: z.number().int(),
      refreshed: z.number().int(),
      wrong: z.number().int(),
      missing: z.number().int(),
      left_out: z.number().int(),
    }),
    effects: 'outside',
    run: async ({ ctx, body }) => snaked(await importNumbers(ctx, { account: body?.client_id ?? ORGANISATION })),
  }),
]

const standing: readonly Route[] = [
  route({
    method: 'post',
    path: '/voice/phone-numbers/{id}/assign',
    name: 'assignPhoneNumber',
    tag: TAG,
    summary: 'Give a client a number of the pool',
    description: 'For keys of the agency.',
    scope: 'numbers:write',
    params: byId,
    body: z.strictObject({ client_id: z.uuid(), assistant_id: z.uuid().nullish() }),
    answer: numberOut,
    of: getNumberRoute,
    effects: 'outside',
    run: async ({ ctx, params, body, requestId }) => {
      const { id: phoneNumberId } = await readNumberOut({ ctx, params })
      const { client_id, assistant_id } = body
      await assignNumber(ctx, { phoneNumberId, clientId: client_id, assistantId: assistant_id, requestId })
      await followAtVapi(ctx, { phoneNumberId })
      return readNumberOut({ ctx, params })
    },
  }),
  route({
    method: 'post',
    path: '/voice/phone-numbers/{id}/repair',
    name: 'repairPhoneNumber',
    tag: TAG,
    summary: 'Put a number right at Vapi',
    scope: 'numbers:write',
    params: byId,
    body: NO_BODY,
    answer: numberOut,
    of: getNumberRoute,
    effects: 'outside',
    run: async ({ ctx, deps, params }) => {
      await repairNumber(aboveWall(deps, ctx), { phoneNumberId: params.id })
      return readNumberOut({ ctx, params })
    },
  }),
  route({
    method: 'post',
    path: '/voice/phone-numbers/{id}/end-rest',
    name: 'endPhoneNumberRest',
    tag: TAG,
    summary: 'Let a number of the pool be given out before its rest is over',
    description: 'For keys of the agency. People who knew it as somebody else’s may still call it.',
    scope: 'numbers:write',
    params: byId,
    body: NO_BODY,
    answer: numberOut,
    of: getNumberRoute,
    run: async ({ ctx, params }) => {
      await endRest(ctx, { phoneNumberId: params.id })
      return readNumberOut({ ctx, params })
    },
  }),
]

export const numberPoolRoutes: readonly Route[] = [...coming, ...standing]
