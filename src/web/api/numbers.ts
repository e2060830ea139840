import { z } from 'zod'
import {
  addNumber,
  addNumberInput,
  assignNumber,
  chooseOwnNumber,
  followAtVapi,
  getNumber,
  NUMBER_PROVIDERS,
  pageOfNumbers,
  releaseNumber,
  removeNumber,
  setPrimary,
  staffFields,
  unassignNumber,
  updateNumber,
} from '../../domain/numbers/index.js'
import { aboveWall, type Ctx, inTransaction } from '../../platform/context.js'
import { asRefusal, invalid } from '../../platform/errors.js'
import { flag, searched } from './asked.js'
import { hoursIn } from './hours.js'
import { cameled, outside } from './names.js'
import { numberOut, numberRow, presentNumber, presentNumberRow } from './number-shapes.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, clientId, wordIn, wordsIn } from './shapes.js'

const TAG = 'Phone numbers'

export const readNumberOut = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  presentNumber(ctx, await getNumber(ctx, { id: params.id }))

export const getNumberRoute = route({
  method: 'get',
  path: '/voice/phone-numbers/{id}',
  name: 'getPhoneNumber',
  tag: TAG,
  summary: 'One phone number: who answers it, how it stands, and what it did',
  scope: 'numbers:read',
  params: byId,
  answer: numberOut,
  volatile: ['answers', 'state', 'totals'],
  run: readNumberOut,
})

const { label, greeting, forwardTo, isActive } = staffFields.shape

const changeable = {
  ...outside({ label, greeting, forwardTo }),
  hours: hoursIn.nullable().meta({ description: 'Of this number alone; null is as the client’s answering plan says' }),
  voice: z
    .strictObject({ provider: z.enum(['vapi', '11labs']), voice_id: z.string().min(1).max(120) })
    .transform(({ provider, voice_id }) => ({ provider, voiceId: voice_id }))
    .nullable()
    .meta({ description: 'Instead of the assistant’s; for keys of the agency' }),
  is_active: isActive.meta({ description: 'An inactive one takes no calls; for keys of the agency' }),
  assistant_id: z.uuid().nullable().meta({ description: 'Who answers; null is the client’s usual assistant' }),
}

type Change = { phoneNumberId: string; changes: Record<string, unknown>; assistantId: string | null | undefined }

/** All of it or nothing; whether Vapi has to be told. */
const change = (above: Ctx, { phoneNumberId, changes, assistantId }: Change) =>
  inTransaction(above, async (tx) => {
    const { mustFollow } = await updateNumber(tx, { id: phoneNumberId, changes })
    if (assistantId) await chooseOwnNumber(tx, { phoneNumberId, assistantId })
    if (assistantId === null) await unassignNumber(tx, { phoneNumberId })
    return mustFollow || assistantId !== undefined
  })

const changing = (method: 'patch' | 'put', words: { name: string; summary: string; description: string }) =>
  route({
    method,
    path: '/voice/phone-numbers/{id}',
    ...words,
    tag: TAG,
    scope: 'numbers:write',
    params: byId,
    body: z.strictObject(changeable).partial(),
    answer: numberOut,
    of: getNumberRoute,
    effects: 'outside',
    run: async ({ ctx, deps, params, body }) => {
      const above = aboveWall(deps, ctx)
      const { id: phoneNumberId } = await getNumber(ctx, params)
      const { assistant_id: assistantId, ...changes } = body
      const mustFollow = await change(above, { phoneNumberId, changes: cameled(changes), assistantId })
      if (mustFollow) await followAtVapi(above, { phoneNumberId })
      return readNumberOut({ ctx, params })
    },
  })

/** The number that an earlier try with the same Idempotency-Key has made, when only its answer was lost. */
const madeBefore = (ctx: Ctx, id: string) =>
  getNumber(ctx, { id }).catch((thrown: unknown) => {
    if (asRefusal(thrown)?.code !== 'not_found') throw thrown
    return undefined
  })

export const numberRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/voice/phone-numbers',
    name: 'listPhoneNumbers',
    tag: TAG,
    summary: 'Phone numbers with what they did, the newest first',
    description: 'A client’s own; for keys of the agency everybody’s and the pool.',
    scope: 'numbers:read',
    query: {
      ...pageQuery('created_at'),
      text: searched(100).optional().meta({ description: 'Part of a number or of its label' }),
      country: z
        .string()
        .regex(/^[A-Za-z]{2}$/, 'Please write a country such as US')
        .optional(),
      provider: wordsIn(NUMBER_PROVIDERS).optional(),
      is_active: flag.optional(),
      is_in_pool: flag.optional().meta({ description: 'For keys of the agency: those no client has' }),
      assistant_id: z.uuid().optional(),
      client_id: clientId,
    },
    answer: pageOf(numberRow),
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { sort: _sort, ...filters } = cameled(query)
          const { numbers: rows, next, previous } = await pageOfNumbers(ctx, { ...filters, ...page })
          return { rows, next, previous }
        },
        (line) => presentNumberRow(ctx, line),
      ),
  }),
  route({
    method: 'post',
    path: '/voice/phone-numbers',
    name: 'createPhoneNumber',
    tag: TAG,
    summary: 'Write down a number that calls may be made with',
    description:
      'For keys of the agency: it begins in the pool, or with the client that is named, and is not bought by this. Clients pick one of the pool or ask for one.',
    scope: 'numbers:write',
    body: z.strictObject({
      ...outside({
        number: addNumberInput.shape.number,
        label: addNumberInput.shape.label,
        vapiPhoneNumberId: addNumberInput.shape.vapiPhoneNumberId,
      }),
      provider: wordIn(NUMBER_PROVIDERS).default('TWILIO'),
      client_id: clientId,
      assistant_id: z.uuid().optional().meta({ description: 'Of that client; left out, its usual assistant answers' }),
    }),
    status: 201,
    answer: numberOut,
    of: getNumberRoute,
    effects: 'outside',
    run: async ({ ctx, deps, body, requestId }) => {
      const { client_id, assistant_id, ...fields } = body
      if (assistant_id && !client_id) throw invalid('client_id', 'Please say whose assistant this is')
      const above = aboveWall(deps, ctx)
      if (!(await madeBefore(above, requestId)))
        await inTransaction(above, async (tx) => {
          await addNumber(tx, { ...cameled(fields), id: requestId } as Parameters<typeof addNumber>[1])
          if (client_id)
            await assignNumber(tx, { phoneNumberId: requestId, clientId: client_id, assistantId: assistant_id })
        })
      if (client_id) await followAtVapi(above, { phoneNumberId: requestId })
      return readNumberOut({ ctx, params: { id: requestId } })
    },
  }),
  getNumberRoute,
  changing('patch', {
    name: 'updatePhoneNumber',
    summary: 'Change what is said about a number, or who answers it',
    description: 'Only what is sent changes. What Vapi could not be told, the number’s state says.',
  }),
  changing('put', {
    name: 'putPhoneNumber',
    summary: 'The same as PATCH, for programs that send PUT',
    description:
      'What is left out stays as it is, so that nobody who answers is lost by it; null takes away. What Vapi could not be told, the number’s state says.',
  }),
  route({
    method: 'delete',
    path: '/voice/phone-numbers/{id}',
    name: 'releasePhoneNumber',
    tag: TAG,
    summary: 'Give a number back',
    description:
      'It goes back to the pool, where it rests for 30 days, and what was set about it is forgotten. A number of the pool is struck off the list, which is for keys of the agency. Nothing is given up at Vapi or a provider.',
    scope: 'numbers:write',
    params: byId,
    query: { even_if_live: flag.optional().meta({ description: 'Also when a published assistant answers it' }) },
    of: getNumberRoute,
    effects: 'outside',
    run: async ({ ctx, deps, params, query }) => {
      const above = aboveWall(deps, ctx)
      const { id: phoneNumberId, clientId: owner } = await getNumber(ctx, params)
      if (owner === null) await removeNumber(above, { phoneNumberId })
      else await releaseNumber(above, { phoneNumberId, evenIfLive: query.even_if_live ?? false })
    },
  }),
  route({
    method: 'post',
    path: '/voice/phone-numbers/{id}/set-primary',
    name: 'setPrimaryPhoneNumber',
    tag: TAG,
    summary: 'Make a number the one that comes first for its client',
    scope: 'numbers:write',
    params: byId,
    body: z.strictObject({}).optional(),
    answer: numberOut,
    of: getNumberRoute,
    // Only our database changes, but by a verb above the wall, which is in no transaction of a client.
    effects: 'outside',
    run: async ({ ctx, deps, params }) => {
      await setPrimary(aboveWall(deps, ctx), { phoneNumberId: params.id })
      return readNumberOut({ ctx, params })
    },
  }),
]
