import { z } from 'zod'
import {
  type Check,
  getTestCall,
  getTestCallReadiness,
  listTestCalls,
  placeTestCall,
  placeTestCallInput,
  type TestCallLine,
  type TestCallView,
} from '../../domain/test-calls/index.js'
import { aboveWall } from '../../platform/context.js'
import { outside, snaked } from './names.js'
import { type Asked, type Route, route } from './route.js'
import { byId, id, instant, number, wordOut } from './shapes.js'

const TAG = 'Test calls'

const row = {
  id,
  client_id: id,
  assistant_id: id,
  version_number: z.number().int().nullable().meta({ description: 'The version that was live then' }),
  to_number: number,
  state: wordOut(['PLACING', 'PLACED', 'UNKNOWN', 'FAILED', 'ENDED']).meta({
    description: 'unknown: Vapi did not answer; it is looked up there, and never dialled again',
  }),
  error: z.string().nullable().meta({ description: 'In words, where it did not ring or nobody knows' }),
  passed: z.boolean().nullable().meta({ description: 'null until it has ended and its report was read' }),
  checks: z.array(
    z.object({
      check: z.enum(['answered', 'greeted', 'business', 'function', 'report']),
      passed: z.boolean().nullable().meta({ description: 'null says nothing either way' }),
      detail: z.string(),
    }),
  ),
  asked_by: z.string(),
  created_at: instant,
  ended_at: instant.nullable(),
}

const testCallLine = z.object(row).meta({ id: 'TestCallLine' })

const testCall = z
  .object({
    ...row,
    assistant_name: z.string(),
    phase: z
      .enum(['placing', 'unknown', 'queued', 'ringing', 'talking', 'forwarding', 'reporting', 'ended', 'failed'])
      .meta({ description: 'reporting: it is over, and its report is waited for' }),
    is_over: z.boolean().meta({ description: 'Nothing about it changes any more' }),
    call_id: id.nullable().meta({ description: 'The call it became, once Vapi told of it: GET /voice/calls/{id}' }),
  })
  .meta({ id: 'TestCall' })

const presentCheck = ({ check, passed, words }: Check) => ({ check, passed, detail: words })
const presentLine = ({ checks, ...line }: TestCallLine) => ({ ...snaked(line), checks: checks.map(presentCheck) })

const present = ({ call, checks, ...view }: TestCallView) => ({
  ...snaked(view),
  checks: checks.map(presentCheck),
  call_id: call?.id ?? null,
})

// Dialling and the checklist read what a client's role may not; the verbs check whose it is.
const read = async ({ ctx, deps, params }: Pick<Asked<{ id: string }>, 'ctx' | 'deps' | 'params'>) =>
  present(await getTestCall(aboveWall(deps, ctx), { id: params.id }))

const getRoute = route({
  method: 'get',
  path: '/voice/test-calls/{id}',
  name: 'getTestCall',
  tag: TAG,
  summary: 'Where a test call stands, and what it proved',
  scope: 'assistants:read',
  params: byId,
  answer: testCall,
  run: read,
})

export const testCallRoutes: readonly Route[] = [
  getRoute,
  route({
    method: 'get',
    path: '/voice/assistants/{id}/test-calls',
    name: 'listTestCalls',
    tag: TAG,
    summary: 'The latest test calls of an assistant, the newest first',
    description: 'Fifty at most, so that `next` is always null.',
    scope: 'assistants:read',
    params: byId,
    answer: z.object({ data: z.array(testCallLine), next: z.null() }),
    run: async ({ ctx, deps, params }) => {
      const lines = await listTestCalls(aboveWall(deps, ctx), { assistantId: params.id })
      return { data: lines.map(presentLine), next: null }
    },
  }),
  route({
    method: 'get',
    path: '/voice/assistants/{id}/test-calls/readiness',
    name: 'getTestCallReadiness',
    tag: TAG,
    summary: 'Whether an assistant can make a test call, and why not',
    scope: 'assistants:read',
    params: byId,
    answer: z
      .object({
        is_ready: z.boolean(),
        problem: z.string().nullable().meta({ description: 'Why no test call can be made, in words' }),
        from_number: number.nullable().meta({ description: 'What it would ring from' }),
      })
      .meta({ id: 'TestCallReadiness' }),
    run: async ({ ctx, deps, params }) => {
      const { problem, fromNumber } = await getTestCallReadiness(aboveWall(deps, ctx), { assistantId: params.id })
      return { is_ready: problem === undefined, problem: problem ?? null, from_number: fromNumber ?? null }
    },
  }),
  route({
    method: 'post',
    path: '/voice/assistants/{id}/test-calls',
    name: 'placeTestCall',
    tag: TAG,
    summary: 'Have an assistant ring somebody who wants to try it',
    description:
      'For the phone of somebody who expects it; to call others, place a call. It is made with what is published, one at a time, and rings at most once: send an Idempotency-Key, and a repeat gets the same test call. Five in ten minutes and thirty a day for a client; a client’s keys ring phones in the country of its number.',
    scope: 'assistants:write',
    params: byId,
    body: z.strictObject(outside({ toNumber: placeTestCallInput.shape.toNumber.meta({ examples: ['+14155552671'] }) })),
    status: 201,
    answer: testCall,
    of: getRoute,
    effects: 'outside',
    run: async ({ ctx, deps, params, body, requestId }) => {
      const asked = { id: requestId, assistantId: params.id, toNumber: body.to_number }
      return read({ ctx, deps, params: await placeTestCall(aboveWall(deps, ctx), asked) })
    },
  }),
]
