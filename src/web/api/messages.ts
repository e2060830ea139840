import { z } from 'zod'
import {
  answerMessage,
  answerMessageInput,
  type CallerMessageRow,
  getCallerMessage,
  listCallerMessages,
  listMessagesInput,
  markMessageRead,
  markMessagesHandled,
  takeMessage,
  takeMessageInput,
} from '../../domain/messages/index.js'
import { aboveWall, walledClient } from '../../platform/context.js'
import { makeLimiter } from '../../platform/limiter.js'
import { cameled, outside, snaked } from './names.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, clientId, id, instant, number } from './shapes.js'

const TAG = 'Messages'

const message = z
  .object({
    id,
    client_id: id,
    caller_name: z.string().nullable(),
    caller_number: number.nullable(),
    for_whom: z.string().nullable(),
    text: z.string(),
    is_urgent: z.boolean(),
    lead_id: id.nullable(),
    call_id: id.nullable().meta({ description: 'The call it was left on' }),
    created_at: instant,
    read_at: instant.nullable().meta({ description: 'When somebody of the client first opened it' }),
    handled_at: instant.nullable().meta({ description: 'When somebody took care of it; null while it waits' }),
    handled_by: z.string().nullable(),
  })
  .meta({ id: 'Message' })

const present = ({ callId, ...one }: CallerMessageRow) => ({ ...snaked(one), call_id: callId ?? null })

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  present(await getCallerMessage(ctx, params))

const getRoute = route({
  method: 'get',
  path: '/messages/{id}',
  name: 'getMessage',
  tag: TAG,
  summary: 'One message a caller left',
  description: 'To read it here does not count as opened by somebody.',
  scope: 'messages:read',
  params: byId,
  answer: message,
  tool: 'get_message',
  run: read,
})

const { text, callerName, callerNumber, forWhom } = takeMessageInput.shape

const changed = { tag: TAG, scope: 'messages:write', params: byId, answer: message, of: getRoute } as const

export const messageRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/messages',
    name: 'listMessages',
    tag: TAG,
    summary: 'Messages callers left, the newest first',
    scope: 'messages:read',
    query: {
      ...pageQuery('created_at'),
      show: listMessagesInput.shape.show.meta({
        description: 'waiting: nobody took care of them yet; unread: nobody opened them either',
      }),
      client_id: clientId,
    },
    answer: pageOf(message).extend({ waiting: z.number().int(), unread: z.number().int() }),
    tool: 'list_messages',
    run: async ({ ctx, query }) => {
      let counts = { waiting: 0, unread: 0 }
      const page = await readPage(
        query,
        async (at) => {
          const { sort: _sort, ...wanted } = cameled(query)
          const {
            messages: rows,
            next,
            previous,
            waiting,
            unread,
          } = await listCallerMessages(ctx, { ...wanted, ...at })
          counts = { waiting, unread }
          return { rows, next, previous }
        },
        present,
      )
      return { ...page, ...counts }
    },
  }),
  getRoute,
  route({
    method: 'post',
    path: '/messages',
    name: 'takeMessage',
    tag: TAG,
    summary: 'Take a message for the client',
    description:
      'From somebody who wants something passed on. It is mailed to everybody of the client who wants that, and noted with ' +
      'the lead behind the number. At most 30 a minute for a client.',
    scope: 'messages:write',
    body: z.strictObject({
      ...outside({ text, callerName, callerNumber, forWhom }),
      is_urgent: z.boolean().optional(),
      client_id: clientId,
    }),
    status: 201,
    answer: message,
    of: getRoute,
    // It mails, which a client's role cannot; so it stands above the wall, in a transaction of its own.
    effects: 'outside',
    tool: 'take_message',
    run: async ({ ctx, deps, body, requestId }) => {
      const owner = walledClient(ctx.actor) ?? body.client_id
      // Each is a mail to everybody of the client.
      if (owner) await makeLimiter(deps.database, { name: 'api-messages', tries: 30, seconds: 60 }).count(owner)
      const made = await takeMessage(aboveWall(deps, ctx), { ...cameled(body), id: requestId })
      return read({ ctx, params: made })
    },
  }),
  route({
    ...changed,
    method: 'patch',
    path: '/messages/{id}',
    name: 'updateMessage',
    summary: 'Say that a message was opened, or that somebody took care of it',
    description: 'With is_handled false it waits again. Only a client’s own key can say that it was opened.',
    body: z.strictObject({ is_read: z.literal(true).optional(), is_handled: z.boolean().optional() }),
    tool: 'update_message',
    run: async ({ ctx, params, body }) => {
      if (body.is_read) await markMessageRead(ctx, params)
      if (body.is_handled !== undefined)
        await markMessagesHandled(ctx, { ids: [params.id], isHandled: body.is_handled })
      return read({ ctx, params })
    },
  }),
  route({
    ...changed,
    method: 'post',
    path: '/messages/{id}/answer',
    name: 'answerMessage',
    summary: 'Write down what the caller was answered',
    description:
      'It is kept in the history of the lead, and the message counts as taken care of. Nothing is sent to the caller: ring ' +
      'or write to them yourself.',
    body: z.strictObject({ text: answerMessageInput.shape.text }),
    tool: 'answer_message',
    run: async ({ ctx, params, body }) => {
      await answerMessage(ctx, { id: params.id, text: body.text })
      return read({ ctx, params })
    },
  }),
]
