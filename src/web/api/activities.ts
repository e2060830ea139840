import { z } from 'zod'
import {
  type ActivityRow,
  type ConsentRow,
  listActivities,
  listConsents,
  recordConsent,
  recordConsentInput,
} from '../../domain/leads/index.js'
import { snaked } from './names.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Route, route } from './route.js'
import { byId, id, instant, wordIn, wordOut } from './shapes.js'

const TAG = 'Leads'

const KINDS = [
  'CREATED',
  'CALL',
  'MESSAGE_TAKEN',
  'QUALIFIED',
  'VIEWING_SCHEDULED',
  'TOUR_SCHEDULED',
  'APPOINTMENT_BOOKED',
  'APPOINTMENT_CHANGED',
  'OFFER_MADE',
  'OFFER_CHANGED',
  'CALLBACK_REQUESTED',
  'TRANSFER_REQUESTED',
  'OPTED_OUT',
  'STATUS_CHANGED',
  'CONSENT',
  'TASK',
  'NOTE',
] as const satisfies readonly ActivityRow['kind'][]

const activity = z
  .object({
    id,
    kind: wordOut(KINDS),
    at: instant,
    text: z.string().nullable(),
    actor_name: z.string().meta({ description: 'Who did it; what happens on a call does “Assistant”' }),
    subject: z
      .object({ kind: z.string(), id })
      .nullable()
      .meta({ description: 'What it is about: an appointment, offer, task, caller_message or call' }),
    call_id: id.nullable(),
  })
  .meta({ id: 'LeadActivity' })

const CHANNELS = recordConsentInput.shape.channel.options

const consent = z
  .object({
    id,
    channel: wordOut(CHANNELS),
    is_given: z.boolean(),
    how: z.string(),
    evidence: z.string().nullable(),
    recorded_by: z.string(),
    at: instant,
  })
  .meta({ id: 'Consent' })

const present = ({ callId, text, subject, ...one }: ActivityRow) => ({
  ...snaked(one),
  ...{ call_id: callId ?? null, text: text ?? null, subject: subject ?? null },
})

const presentConsent = (one: ConsentRow) => snaked(one)

const { how, evidence } = recordConsentInput.shape

const listConsentsRoute = route({
  method: 'get',
  path: '/leads/{id}/consents',
  name: 'listLeadConsents',
  tag: TAG,
  summary: 'What a lead agreed to or took back, the newest first',
  description: 'The newest of a channel counts. The last hundred, so that `next` is always null.',
  scope: 'leads:read',
  params: byId,
  answer: z.object({ data: z.array(consent), next: z.null() }),
  run: async ({ ctx, params }) => ({ data: (await listConsents(ctx, params)).map(presentConsent), next: null }),
})

export const activityRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/leads/{id}/activities',
    name: 'listLeadActivities',
    tag: TAG,
    summary: 'All that happened with a lead, the newest first',
    scope: 'leads:read',
    params: byId,
    query: pageQuery('at'),
    answer: pageOf(activity),
    tool: 'list_lead_activities',
    run: ({ ctx, params, query }) =>
      readPage(
        query,
        async (page) => {
          const { activities: rows, next, previous } = await listActivities(ctx, { ...page, id: params.id })
          return { rows, next, previous }
        },
        present,
      ),
  }),
  listConsentsRoute,
  route({
    method: 'post',
    path: '/leads/{id}/consents',
    name: 'recordLeadConsent',
    tag: TAG,
    summary: 'Write down what a lead agreed to or took back',
    description: 'Records are added and never changed. It lifts no suppression.',
    scope: 'leads:write',
    params: byId,
    body: z.strictObject({ channel: wordIn(CHANNELS), is_given: z.boolean(), how, evidence }),
    status: 201,
    answer: consent,
    of: listConsentsRoute,
    run: async ({ ctx, params, body }) => {
      const { is_given: isGiven, ...said } = body
      const made = await recordConsent(ctx, { ...said, isGiven, id: params.id })
      const all = await listConsents(ctx, params)
      const one = all.find((record) => record.id === made.id)
      if (!one) throw new Error('A record that was just added is not there')
      return presentConsent(one)
    },
  }),
]
