import { z } from 'zod'
import {
  archiveAssistant,
  createAssistant,
  createAssistantInput,
  getAssistant,
  pageOfAssistants,
  renameAssistant,
  saveFacts,
  unarchiveAssistant,
} from '../../domain/assistants/index.js'
import { getProperty } from '../../domain/properties/index.js'
import { listTemplates } from '../../domain/templates/index.js'
import { listVoices } from '../../domain/voices/index.js'
import { aboveWall, type Ctx } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { given } from '../../platform/fields.js'
import { flag, searched } from './asked.js'
import { factsFrom, factsIn } from './assistant-facts.js'
import { assertOwnProperty, voiceNamed, withWarnings } from './assistant-links.js'
import { assistant, assistantLine, DIRECTIONS, PUBLISH_STATES, presentLine } from './assistant-shapes.js'
import { cameled, outside, snaked } from './names.js'
import { refuseOtherClient } from './own-client.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, clientId, id, wordIn, wordOut, wordsIn } from './shapes.js'

const TAG = 'Assistants'

const writable = {
  first_message: factsIn.shape.first_message.meta({ description: 'Short for facts.first_message' }),
  voice_id: z.string().trim().min(1).max(100).optional().meta({
    description:
      'The voice_id of GET /voice/voices, short for facts.voice; one that is not listed is kept with a warning',
  }),
  facts: factsIn.optional(),
  system_prompt: factsIn.shape.custom_prompt.meta({
    description:
      'Instructions of your own, short for facts.custom_prompt: a section beside what is written from the facts',
  }),
  model: factsIn.shape.model.meta({ description: 'Short for facts.model; left out, the one that was tested here' }),
  property_id: z.uuid().nullable().optional().meta({
    description: 'The one property it is there for, short for facts.property_id; its calls count as about it',
  }),
}

const { name: nameField, templateId } = createAssistantInput.shape

type Written = Partial<{ [K in keyof typeof writable]: z.output<(typeof writable)[K]> }>

/** The facts of a body, also those that were sent in short. Undefined when there are none. */
async function factsOf(ctx: Ctx, body: Written): Promise<Record<string, unknown> | undefined> {
  const { first_message, voice_id, system_prompt, model, property_id, facts } = body
  assertSame({ first_message, custom_prompt: system_prompt, model, property_id }, facts)
  const all = {
    ...(facts && factsFrom(facts)),
    ...(first_message !== undefined && { firstMessage: first_message }),
    ...(voice_id !== undefined && { voice: await voiceNamed(ctx, voice_id) }),
    ...(system_prompt !== undefined && { customPrompt: system_prompt }),
    ...(model !== undefined && { model }),
    ...(property_id !== undefined && { propertyId: property_id }),
  }
  return Object.keys(all).length > 0 || facts ? all : undefined
}

/** What was sent in short and in full has to be the same. @throws invalid */
function assertSame(short: Record<string, unknown>, facts: Record<string, unknown> = {}): void {
  const differs = Object.entries(short).find(
    ([name, value]) => value !== undefined && facts[name] !== undefined && facts[name] !== value,
  )
  if (differs) throw invalid(`facts.${differs[0]}`, 'This was sent twice and differs. Please send it once')
}

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  withWarnings(ctx, await getAssistant(ctx, { id: params.id }))

export const getAssistantRoute = route({
  method: 'get',
  path: '/voice/assistants/{id}',
  name: 'getAssistant',
  tag: TAG,
  summary: 'One assistant with its facts, and where it stands',
  scope: 'assistants:read',
  params: byId,
  answer: assistant,
  volatile: ['compared_at', 'drift_found_at', 'warnings'],
  run: read,
})

export const assistantRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/voice/assistants',
    name: 'listAssistants',
    tag: TAG,
    summary: 'Assistants, the newest first',
    scope: 'assistants:read',
    query: {
      ...pageQuery('created_at'),
      text: searched(100).optional().meta({ description: 'Part of a name' }),
      direction: wordsIn(DIRECTIONS).optional(),
      publish_state: wordsIn(PUBLISH_STATES).optional(),
      is_archived: flag.optional().meta({ description: 'Left out, archived ones are not in the list' }),
      client_id: clientId,
    },
    answer: pageOf(assistantLine),
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { sort: _sort, ...filters } = cameled(query)
          const { assistants: rows, next, previous } = await pageOfAssistants(ctx, { ...filters, ...page })
          return { rows, next, previous }
        },
        presentLine,
      ),
  }),
  getAssistantRoute,
  route({
    method: 'post',
    path: '/voice/assistants',
    name: 'createAssistant',
    tag: TAG,
    summary: 'Begin an assistant',
    description:
      'It begins with what is known of the client and, over that, with a template; what is sent goes over both. Nothing is at Vapi until it is published.',
    scope: 'assistants:write',
    query: { property_id: z.uuid().optional().meta({ description: 'The same as property_id of the body' }) },
    body: z.strictObject({
      ...outside({ name: nameField, templateId }),
      direction: wordIn(DIRECTIONS).default('INBOUND'),
      ...writable,
      client_id: clientId,
    }),
    status: 201,
    answer: assistant,
    of: getAssistantRoute,
    run: async ({ ctx, query, body }) => {
      refuseOtherClient(ctx, body.client_id)
      const { direction, name, template_id } = body
      const propertyId = query.property_id ?? body.property_id ?? body.facts?.property_id
      const clientId =
        body.client_id ?? (propertyId ? (await getProperty(ctx, { id: propertyId })).clientId : undefined)
      const made = await createAssistant(ctx, { direction, name, templateId: template_id, clientId })
      const written = { ...body, ...(query.property_id && { property_id: query.property_id }) }
      const facts = await factsOf(ctx, written)
      await assertOwnProperty(ctx, made.id, written)
      if (facts) await saveFacts(ctx, { ...made, facts })
      return read({ ctx, params: made })
    },
  }),
  route({
    method: 'patch',
    path: '/voice/assistants/{id}',
    name: 'updateAssistant',
    tag: TAG,
    summary: 'Change an assistant’s name or some of its facts',
    description:
      'Only what is sent changes; a list is replaced whole. What is live stays as it is until it is published again.',
    scope: 'assistants:write',
    params: byId,
    body: z.strictObject({ name: nameField, ...writable }),
    answer: assistant,
    of: getAssistantRoute,
    run: async ({ ctx, params, body }) => {
      const facts = await factsOf(ctx, body)
      await assertOwnProperty(ctx, params.id, body)
      if (body.name !== undefined) await renameAssistant(ctx, { ...params, name: body.name })
      if (facts) await saveFacts(ctx, { ...params, facts })
      return read({ ctx, params })
    },
  }),
  route({
    method: 'put',
    path: '/voice/assistants/{id}',
    name: 'replaceAssistant',
    tag: TAG,
    summary: 'Write an assistant’s name and facts anew',
    description:
      'With facts, those sent are all there are from then on; without, facts stay. Published as a whole by publishing it.',
    scope: 'assistants:write',
    params: byId,
    body: z.strictObject({ name: nameField.unwrap(), ...writable }),
    answer: assistant,
    of: getAssistantRoute,
    run: async ({ ctx, params, body }) => {
      await renameAssistant(ctx, { ...params, name: body.name })
      const facts = await factsOf(ctx, body)
      await assertOwnProperty(ctx, params.id, body)
      if (facts) await saveFacts(ctx, { ...params, facts, isWhole: body.facts !== undefined })
      return read({ ctx, params })
    },
  }),
  route({
    method: 'delete',
    path: '/voice/assistants/{id}',
    name: 'archiveAssistant',
    tag: TAG,
    summary: 'Take an assistant out of service',
    description:
      'It is deleted at Vapi and its numbers lose it. Its facts and versions stay, and it can be taken back.',
    scope: 'assistants:write',
    params: byId,
    of: getAssistantRoute,
    effects: 'outside',
    run: ({ ctx, deps, params }) => archiveAssistant(aboveWall(deps, ctx), params),
  }),
  route({
    method: 'post',
    path: '/voice/assistants/{id}/unarchive',
    name: 'unarchiveAssistant',
    tag: TAG,
    summary: 'Take an archived assistant back as a draft',
    scope: 'assistants:write',
    params: byId,
    body: z.strictObject({}).optional(),
    answer: assistant,
    of: getAssistantRoute,
    // Only our database changes, but by a verb above the wall, which is in no transaction of a client.
    effects: 'outside',
    run: async ({ ctx, deps, params }) => {
      await unarchiveAssistant(aboveWall(deps, ctx), params)
      return read({ ctx, params })
    },
  }),
  route({
    method: 'get',
    path: '/voice/assistant-templates',
    name: 'listAssistantTemplates',
    tag: TAG,
    summary: 'The templates an assistant can begin with',
    scope: 'assistants:read',
    query: { direction: wordIn(DIRECTIONS).optional() },
    answer: z.object({
      data: z.array(
        z.object({
          id,
          name: z.string(),
          about: z.string().nullable(),
          direction: wordOut(DIRECTIONS),
          business_type: z.string().nullable(),
        }),
      ),
    }),
    run: async ({ ctx, query }) => ({ data: (await listTemplates(ctx, given(query))).map(snaked) }),
  }),
  route({
    method: 'get',
    path: '/voice/voices',
    name: 'listVoices',
    tag: TAG,
    summary: 'The voices an assistant can speak with',
    scope: 'assistants:read',
    query: {
      provider: z.enum(['vapi', '11labs']).optional(),
      search: searched(100).optional(),
      language: z.string().trim().max(10).optional().meta({ description: 'ISO 639-1, such as es' }),
    },
    answer: z.object({
      data: z.array(
        z.object({
          provider: z.enum(['vapi', '11labs']),
          voice_id: z.string(),
          name: z.string(),
          about: z.string().nullable(),
          gender: z.string().nullable(),
          languages: z.array(z.string()).nullable().meta({ description: 'null when its provider does not say' }),
        }),
      ),
      problem: z.string().nullable().meta({ description: 'Why the voices of a provider are not in the list' }),
    }),
    run: async ({ ctx, query }) => {
      const { voices, problem } = await listVoices(ctx, query)
      const data = voices.map(({ about = null, gender = null, languages = null, ...voice }) => ({
        ...snaked({ provider: voice.provider, voiceId: voice.voiceId, name: voice.name }),
        ...{ about, gender, languages },
      }))
      return { data, problem: problem ?? null }
    },
  }),
]
