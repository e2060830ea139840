import { z } from 'zod'
import {
  ATTEMPT_EVIDENCE,
  ATTEMPT_STATES,
  type AttemptRow,
  getAttempt,
  listAttempts,
  placeCall,
  placeCallInput,
} from '../../domain/attempts/index.js'
import { cameled, outside, snaked } from './names.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Route, route } from './route.js'
import { byId, clientId, id, instant, number, wordOut, wordsIn } from './shapes.js'

const TAG = 'Outbound calls'

const attempt = z
  .object({
    id,
    client_id: id,
    assistant_id: id,
    lead_id: id.nullable(),
    from_number: number,
    phone_number: number,
    state: wordOut(ATTEMPT_STATES).meta({
      description:
        'claimed: Vapi is being asked. placed: Vapi has it. ended: the call is over. refused: certainly not dialled. ' +
        'uncertain: Vapi did not say; it is looked up, and never dialled again. absent: Vapi did not know it a day later.',
    }),
    evidence: wordOut(ATTEMPT_EVIDENCE)
      .nullable()
      .meta({ description: 'What said that Vapi has it: its answer, its list of calls, or a webhook' }),
    reason: z.string().nullable().meta({ description: 'In words, when it was refused, waits, or nobody knows' }),
    call_id: id.nullable().meta({ description: 'The call it became, once Vapi told of it: GET /voice/calls/{id}' }),
    metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    asked_by: z.string(),
    created_at: instant,
    ended_at: instant.nullable(),
  })
  .meta({ id: 'CallAttempt' })

const present = ({ toNumber, claimedAt, ...row }: AttemptRow) => ({
  ...snaked(row),
  phone_number: toNumber,
  created_at: claimedAt,
})

const { phoneNumber, assistantId, leadId, metadata } = placeCallInput.shape

export const placeCallRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/voice/call',
    name: 'placeCall',
    tag: TAG,
    summary: 'Have an assistant call somebody',
    description:
      'Rings at most once, whatever happens: send an Idempotency-Key, and a repeat gets the same attempt. A number that ' +
      'must not be called, or is being called, is refused with 409 (do_not_call, call_under_way). Where Vapi certainly ' +
      'does not dial the answer is 503 with the attempt (call_refused), which is over: ring again with a new ' +
      'Idempotency-Key. Where nobody knows, the answer is 202 with the state uncertain: read the attempt again later, or ' +
      'wait for the webhook.',
    scope: 'calls:write',
    body: z.strictObject({
      ...outside({
        phoneNumber: phoneNumber.meta({ description: 'With its country code', examples: ['+14155552671'] }),
        assistantId: assistantId.meta({ description: 'One that is published' }),
        leadId: leadId.meta({ description: 'Whose number it is' }),
        metadata: metadata.meta({ description: 'Comes back with the attempt, and with the call in webhooks' }),
      }),
      client_id: clientId,
    }),
    status: 202,
    answer: attempt,
    effects: 'outside',
    run: async ({ ctx, deps, body, requestId }) =>
      present(await placeCall(deps, ctx, { ...cameled(body), id: requestId })),
  }),
  route({
    method: 'get',
    path: '/voice/attempts',
    name: 'listCallAttempts',
    tag: TAG,
    summary: 'Attempts to call somebody, newest first',
    scope: 'calls:read',
    query: {
      ...pageQuery('created_at'),
      state: wordsIn(ATTEMPT_STATES).optional(),
      lead_id: z.uuid().optional(),
      assistant_id: z.uuid().optional(),
      client_id: clientId,
    },
    answer: pageOf(attempt),
    tool: 'list_call_attempts',
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { sort: _sort, ...filters } = cameled(query)
          const { attempts: rows, next, previous } = await listAttempts(ctx, { ...filters, ...page })
          return { rows, next, previous }
        },
        present,
      ),
  }),
  route({
    method: 'get',
    path: '/voice/attempts/{id}',
    name: 'getCallAttempt',
    tag: TAG,
    summary: 'What became of an attempt to call somebody',
    scope: 'calls:read',
    params: byId,
    answer: attempt,
    tool: 'get_call_attempt',
    run: async ({ ctx, params }) => present(await getAttempt(ctx, { id: params.id })),
  }),
]
