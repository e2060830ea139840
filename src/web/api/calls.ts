import { z } from 'zod'
import {
  CALL_DIRECTIONS,
  CALL_OUTCOMES,
  CALL_STATUSES,
  correctCall,
  getCall,
  INTENTS,
  listCalls,
  openRecording,
} from '../../domain/calls/index.js'
import { sendRecording } from '../send-recording.js'
import { period } from './asked.js'
import { call, callLine, presentCall, presentLine, presentTranscription, transcription } from './call-shapes.js'
import { cameled } from './names.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Bytes, type Route, route } from './route.js'
import { byId, clientId, wordIn, wordsIn } from './shapes.js'

const TAG = 'Calls'

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  presentCall(await getCall(ctx, { id: params.id }))

const filters = {
  ...period('Calls that began'),
  number: z
    .string()
    .max(40)
    .optional()
    .meta({
      description: 'Exactly this number, with its country code, on either side of the call',
      examples: ['+14155552671'],
    }),
  direction: wordsIn(CALL_DIRECTIONS).optional(),
  status: wordsIn(CALL_STATUSES).optional(),
  outcome: wordsIn(CALL_OUTCOMES).optional(),
  reported_outcome: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'What the client’s own Vapi set-up says it led to, such as Booked' }),
  intent: z.string().max(200).optional().meta({ description: 'What they mainly wanted, such as schedule_viewing' }),
  text: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({ description: 'Part of a number or name; words of the conversation, within one client' }),
  lead_id: z.uuid().optional(),
  property_id: z.uuid().optional(),
  assistant_id: z.uuid().optional(),
  client_id: clientId,
}

const getRoute = route({
  method: 'get',
  path: '/voice/calls/{id}',
  name: 'getCall',
  tag: TAG,
  summary: 'One call with what was understood of it',
  scope: 'calls:read',
  params: byId,
  answer: call,
  tool: 'get_call',
  run: read,
})

export const callRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/voice/calls',
    name: 'listCalls',
    tag: TAG,
    summary: 'Calls that match every filter given, the newest first',
    scope: 'calls:read',
    query: { ...pageQuery('started_at'), ...filters },
    answer: pageOf(callLine),
    tool: 'list_calls',
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { sort: _sort, ...wanted } = cameled(query)
          const { calls: rows, next, previous } = await listCalls(ctx, { ...wanted, ...page })
          return { rows, next, previous }
        },
        presentLine,
      ),
  }),
  getRoute,
  route({
    method: 'get',
    path: '/voice/calls/{id}/transcription',
    name: 'getTranscription',
    tag: TAG,
    summary: 'What was said on a call, line by line and as one text',
    description:
      'While a call lasts these are the sentences heard so far. In-call functions are lines of their own, with what they were asked and answered.',
    scope: 'calls:read',
    params: byId,
    answer: transcription,
    tool: 'get_call_transcription',
    run: async ({ ctx, params }) => presentTranscription(await getCall(ctx, { id: params.id })),
  }),
  route({
    method: 'get',
    path: '/voice/calls/{id}/recording',
    name: 'getRecording',
    tag: TAG,
    summary: 'The recording of a call, as sound',
    description:
      'Streamed, with a Range header also a part of it. Answers 404 where nothing was recorded, or where it is no longer kept. Mono has both voices in one channel, stereo one on each.',
    scope: 'calls:read',
    params: byId,
    query: { channel: z.enum(['mono', 'stereo']).default('mono') },
    bytes: 'audio/*',
    run: async ({ ctx, params, query }): Promise<Bytes> => {
      const input = { callId: params.id, channel: query.channel }
      return async (req, res) => sendRecording(res, await openRecording(ctx, { ...input, range: req.get('range') }))
    },
  }),
  route({
    method: 'patch',
    path: '/voice/calls/{id}',
    name: 'correctCall',
    tag: TAG,
    summary: 'Correct what a call led to, or what was wanted on it',
    description:
      'What is said here counts over what was judged, whatever is reported later, until it is taken back with reset. A call has to be over.',
    scope: 'calls:write',
    params: byId,
    body: z.strictObject({
      outcome: wordIn(CALL_OUTCOMES).optional(),
      intent: z.enum(INTENTS).optional(),
      reset: z.literal(true).optional().meta({ description: 'Takes the correction back' }),
    }),
    answer: call,
    of: getRoute,
    tool: 'correct_call',
    run: async ({ ctx, params, body }) => {
      await correctCall(ctx, { ...body, id: params.id })
      return read({ ctx, params })
    },
  }),
]
