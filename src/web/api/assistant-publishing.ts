import { z } from 'zod'
import {
  changesToPublish,
  compareAssistant,
  driftOf,
  getAssistant,
  getVersion,
  pageOfVersions,
  publishAssistant,
  putOursBack,
  restoreVersion,
  takeTheirs,
} from '../../domain/assistants/index.js'
import { aboveWall } from '../../platform/context.js'
import { optionalText } from '../../platform/fields.js'
import { factsOut, presentFacts } from './assistant-facts.js'
import { diff, presentDiff, presentStep, publication } from './assistant-shapes.js'
import { getAssistantRoute } from './assistants.js'
import { snaked } from './names.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, instant } from './shapes.js'

const TAG = 'Publishing'

const versionRow = {
  number: z.number().int(),
  note: z.string().nullable(),
  author_kind: z.string().meta({ description: 'staff, client_user, job or script' }),
  author_name: z.string(),
  restored_from: z.number().int().nullable().meta({ description: 'The version it brought back' }),
  is_live: z.boolean(),
  created_at: instant,
}

const versionLine = z.object(versionRow).meta({ id: 'AssistantVersionLine' })

const version = z
  .object({
    ...versionRow,
    facts: factsOut,
    prompt: z.string(),
    first_message: z.string(),
    changes: diff,
  })
  .meta({ id: 'AssistantVersion' })

const byNumber = { ...byId, number: z.string().max(20).meta({ description: 'Which version, such as 3' }) }

const over_drift = z
  .boolean()
  .optional()
  .meta({ description: 'Also write over what somebody changed in Vapi, which otherwise stops it' })

const isIncomplete = (answer: unknown) => (answer as { state?: unknown }).state === 'incomplete'

const presentPublished = ({ state, ...published }: Awaited<ReturnType<typeof publishAssistant>>) => ({
  state: state === 'DONE' ? ('done' as const) : ('incomplete' as const),
  version: published.version,
  steps: published.steps.map(presentStep),
})

/** Writing does not include reading: what an assistant is told is in a difference too. */
const mayReadAssistants = (caller: Asked['caller']) => caller?.scopes.has('assistants:read') === true

const publishing: readonly Route[] = [
  route({
    method: 'post',
    path: '/voice/assistants/{id}/publish',
    name: 'publishAssistant',
    tag: TAG,
    summary: 'Make what an assistant was told live',
    description:
      'Every step is safe to repeat, and what was live stays live until the assistant at Vapi has been written. Refused with each fact that is missing; 202 and “incomplete” when Vapi stopped it half-way: publish again to go on.',
    scope: 'assistants:write',
    params: byId,
    body: z
      .strictObject({ note: optionalText(300).optional() as z.ZodType<string | null | undefined>, over_drift })
      .optional(),
    answer: publication,
    isUnfinished: isIncomplete,
    of: getAssistantRoute,
    effects: 'outside',
    run: async ({ ctx, deps, params, body }) => {
      const { note = null, over_drift: overDrift = false } = body ?? {}
      return presentPublished(await publishAssistant(aboveWall(deps, ctx), { ...params, note, overDrift }))
    },
  }),
  route({
    method: 'get',
    path: '/voice/assistants/{id}/changes',
    name: 'getAssistantChanges',
    tag: TAG,
    summary: 'What publishing an assistant would change now',
    scope: 'assistants:read',
    params: byId,
    answer: diff,
    run: async ({ ctx, params }) => presentDiff(await changesToPublish(ctx, params)),
  }),
  route({
    method: 'get',
    path: '/voice/assistants/{id}/versions',
    name: 'listAssistantVersions',
    tag: TAG,
    summary: 'Everything that was published of an assistant, the newest first',
    scope: 'assistants:read',
    params: byId,
    query: pageQuery('created_at'),
    answer: pageOf(versionLine),
    run: ({ ctx, params, query }) =>
      readPage(
        query,
        async (page) => {
          const { versions: rows, next, previous } = await pageOfVersions(ctx, { assistantId: params.id, ...page })
          return { rows, next, previous }
        },
        snaked,
      ),
  }),
  route({
    method: 'get',
    path: '/voice/assistants/{id}/versions/{number}',
    name: 'getAssistantVersion',
    tag: TAG,
    summary: 'One version: what the assistant knew and said, and what changed with it',
    description: 'Of the first version everything is a change.',
    scope: 'assistants:read',
    params: byNumber,
    answer: version,
    run: async ({ ctx, params }) => {
      const {
        facts,
        diff: changes,
        ...row
      } = await getVersion(ctx, {
        assistantId: params.id,
        number: Number(params.number),
      })
      return { ...snaked(row), facts: presentFacts(facts), changes: presentDiff(changes) }
    },
  }),
  route({
    method: 'post',
    path: '/voice/assistants/{id}/versions/{number}/restore',
    name: 'restoreAssistantVersion',
    tag: TAG,
    summary: 'Bring a version back, published as a new one',
    scope: 'assistants:write',
    params: byNumber,
    body: z.strictObject({ over_drift }).optional(),
    answer: publication.extend({
      kept_from_draft: z
        .array(z.string())
        .meta({ description: 'Questions whose old answer is not accepted any more, so that the draft’s stayed' }),
      differs_from_version: diff.nullable().meta({ description: 'Told to keys that are for assistants:read too' }),
    }),
    isUnfinished: isIncomplete,
    of: getAssistantRoute,
    effects: 'outside',
    run: async ({ ctx, deps, params, body, caller }) => {
      const { keptFromDraft, differsFromVersion, ...published } = await restoreVersion(aboveWall(deps, ctx), {
        assistantId: params.id,
        number: Number(params.number),
        overDrift: body?.over_drift ?? false,
      })
      return {
        ...presentPublished(published),
        kept_from_draft: keptFromDraft,
        differs_from_version: mayReadAssistants(caller) ? presentDiff(differsFromVersion) : null,
      }
    },
  }),
]

const drift = z
  .object({
    state: z.enum(['same', 'differs', 'gone', 'unpublished']).meta({
      description: 'gone: Vapi no longer has it; publishing makes it anew',
    }),
    compared_at: instant.nullable(),
    changes: diff.nullable().meta({ description: 'From what was published to what Vapi has' }),
  })
  .meta({ id: 'AssistantDrift' })

const drifting: readonly Route[] = [
  route({
    method: 'get',
    path: '/voice/assistants/{id}/drift',
    name: 'getAssistantDrift',
    tag: TAG,
    summary: 'How an assistant differed at Vapi when it was last compared',
    scope: 'assistants:read',
    params: byId,
    answer: drift,
    run: async ({ ctx, params }) => {
      const { publishedVersion, driftFoundAt, comparedAt } = await getAssistant(ctx, params)
      const changes = driftFoundAt ? await driftOf(ctx, params) : undefined
      const found = changes ? ('differs' as const) : ('gone' as const)
      const known = driftFoundAt ? found : ('same' as const)
      const state = publishedVersion === null ? ('unpublished' as const) : known
      return { state, compared_at: comparedAt, changes: changes ? presentDiff(changes) : null }
    },
  }),
  route({
    method: 'post',
    path: '/voice/assistants/{id}/compare',
    name: 'compareAssistant',
    tag: TAG,
    summary: 'Ask Vapi whether an assistant still is as it was published',
    scope: 'assistants:write',
    params: byId,
    body: z.strictObject({}).optional(),
    answer: drift,
    of: getAssistantRoute,
    effects: 'outside',
    run: async ({ ctx, deps, params, caller }) => {
      const compared = await compareAssistant(aboveWall(deps, ctx), params)
      const { comparedAt } = await getAssistant(ctx, params)
      const changes = compared.diff && mayReadAssistants(caller) ? presentDiff(compared.diff) : null
      return { state: compared.state, compared_at: comparedAt, changes }
    },
  }),
  route({
    method: 'post',
    path: '/voice/assistants/{id}/put-ours-back',
    name: 'putAssistantBack',
    tag: TAG,
    summary: 'Undo at Vapi what somebody changed there',
    scope: 'assistants:write',
    params: byId,
    body: z.strictObject({}).optional(),
    answer: z.object({ members: z.array(z.string()).meta({ description: 'What was written as it was published' }) }),
    of: getAssistantRoute,
    effects: 'outside',
    run: ({ ctx, deps, params }) => putOursBack(aboveWall(deps, ctx), params),
  }),
  route({
    method: 'post',
    path: '/voice/assistants/{id}/take-theirs',
    name: 'takeAssistantFromVapi',
    tag: TAG,
    summary: 'Make what somebody changed at Vapi the live version',
    scope: 'assistants:write',
    params: byId,
    body: z.strictObject({}).optional(),
    answer: z.object({
      version: z.number().int(),
      kept: z.array(z.string()).meta({ description: 'What went back into the facts, in words' }),
      only_in_version: z.array(z.string()).meta({ description: 'What the next publishing replaces' }),
    }),
    of: getAssistantRoute,
    effects: 'outside',
    run: async ({ ctx, deps, params, requestId }) =>
      snaked(await takeTheirs(aboveWall(deps, ctx), { ...params, requestId })),
  }),
]

export const assistantPublishingRoutes: readonly Route[] = [...publishing, ...drifting]
