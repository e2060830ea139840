import { z } from 'zod'
import {
  addNote,
  addNoteInput,
  createLead,
  createLeadInput,
  getLead,
  LEAD_SOURCES,
  LEAD_STATUSES,
  type LeadRow,
  type LeadView,
  listLeads,
  listLeadsInput,
  qualificationFields,
  setLeadStatus,
  updateLead,
} from '../../domain/leads/index.js'
import { moneyIn } from './asked.js'
import { cameled, outside, snaked } from './names.js'
import { pageOf, pageQuery, readPage } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, clientId, id, instant, money, moneyOf, number, wordIn, wordOut, wordsIn } from './shapes.js'

const TAG = 'Leads'

const row = {
  id,
  client_id: id,
  number: number.nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  source: wordOut(LEAD_SOURCES),
  status: wordOut(LEAD_STATUSES),
  score: z.number().int().min(0).max(100),
  is_suppressed: z.boolean().meta({ description: 'Its number must not be called' }),
  time_zone: z.string().nullable(),
  language: z.string().nullable(),
  assignee: z.object({ id, name: z.string() }).nullable(),
  last_activity_at: instant,
  created_at: instant,
}

const leadLine = z.object(row).meta({ id: 'LeadLine' })

const lead = z
  .object({
    ...row,
    note: z.string().nullable(),
    custom_fields: z.record(z.string(), z.string()),
    qualification: z.object({
      budget: money.nullable(),
      move_in_on: z.string().nullable(),
      bedrooms: z.number().nullable(),
      size_area: z.string().nullable(),
      needs: z.string().nullable(),
      timeframe: z.string().nullable(),
    }),
    score_reasons: z.array(z.object({ points: z.number(), words: z.string() })),
    call_ids: z.array(id).meta({ description: 'The last 50 calls, newest first' }),
  })
  .meta({ id: 'Lead' })

const presentLine = (one: LeadRow) => snaked(one)

function present({ qualification, reasons, ...one }: LeadView) {
  const { budgetMinor = null, currency = null, moveInOn, bedrooms, sizeArea, needs, timeframe } = qualification
  return {
    ...snaked(one),
    qualification: {
      budget: moneyOf(budgetMinor, currency),
      move_in_on: moveInOn ?? null,
      bedrooms: bedrooms ?? null,
      size_area: sizeArea ?? null,
      needs: needs ?? null,
      timeframe: timeframe ?? null,
    },
    score_reasons: reasons,
  }
}

const { name, email, number: written, timeZone, assigneeId, note, customFields } = createLeadInput.shape
const { moveInOn, bedrooms, sizeArea, needs, timeframe } = qualificationFields.shape
const writable = {
  ...outside({ name, email, number: written, timeZone, assigneeId, note, customFields }),
  qualification: z
    .strictObject({
      budget: moneyIn.nullable().optional(),
      ...outside({ moveInOn, bedrooms, sizeArea, needs, timeframe }),
    })
    .optional()
    .meta({ description: 'What they look for. Only what is sent changes; null empties a field.' }),
}

type Written = z.infer<z.ZodObject<typeof writable>>

/** As the verbs take it: the budget in its minor units, beside its currency. */
function inner<T extends Written>({ qualification, ...rest }: T) {
  const { budget, ...wishes } = qualification ?? {}
  const money = budget === null ? { budgetMinor: null, currency: null } : undefined
  const sent = budget ? { budgetMinor: BigInt(budget.amount_minor), currency: budget.currency } : money
  return { ...cameled(rest), ...(qualification && { qualification: { ...cameled(wishes), ...sent } }) }
}

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  present(await getLead(ctx, { id: params.id }))

const getRoute = route({
  method: 'get',
  path: '/leads/{id}',
  name: 'getLead',
  tag: TAG,
  summary: 'One lead with all that is known of it',
  scope: 'leads:read',
  params: byId,
  answer: lead,
  volatile: ['last_activity_at', 'call_ids', 'score', 'score_reasons'],
  tool: 'get_lead',
  run: read,
})

export const leadRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/leads',
    name: 'listLeads',
    tag: TAG,
    summary: 'Leads, the one with which something happened last first',
    scope: 'leads:read',
    query: {
      ...pageQuery('last_activity_at'),
      text: listLeadsInput.shape.text.meta({ description: 'Part of a name, number or e-mail address' }),
      status: wordsIn(LEAD_STATUSES).optional(),
      source: wordsIn(LEAD_SOURCES).optional(),
      ...outside({
        minScore: listLeadsInput.shape.minScore,
        assigneeId: listLeadsInput.shape.assigneeId,
      }),
      client_id: clientId,
    },
    answer: pageOf(leadLine),
    tool: 'list_leads',
    run: ({ ctx, query }) =>
      readPage(
        query,
        async (page) => {
          const { sort: _sort, ...filters } = cameled(query)
          const { leads: rows, next, previous } = await listLeads(ctx, { ...filters, ...page })
          return { rows, next, previous }
        },
        presentLine,
      ),
  }),
  getRoute,
  route({
    method: 'post',
    path: '/leads',
    name: 'createLead',
    tag: TAG,
    summary: 'Write down a lead',
    description: 'A client has one lead per number. A name, a number or an e-mail address has to be there.',
    scope: 'leads:write',
    body: z.strictObject({ ...writable, client_id: clientId }),
    status: 201,
    answer: lead,
    of: getRoute,
    tool: 'create_lead',
    run: async ({ ctx, body }) => read({ ctx, params: await createLead(ctx, inner(body)) }),
  }),
  route({
    method: 'patch',
    path: '/leads/{id}',
    name: 'updateLead',
    tag: TAG,
    summary: 'Change what is written down about a lead',
    description: 'Only the fields that are sent change; null empties one. A status is set by its own rules.',
    scope: 'leads:write',
    params: byId,
    body: z.strictObject({
      ...writable,
      status: wordIn(LEAD_STATUSES).optional(),
    }),
    answer: lead,
    of: getRoute,
    tool: 'update_lead',
    run: async ({ ctx, params, body }) => {
      const { status, ...fields } = body
      if (Object.keys(fields).length > 0) await updateLead(ctx, { ...inner(fields), id: params.id })
      if (status) await setLeadStatus(ctx, { id: params.id, status })
      return read({ ctx, params })
    },
  }),
  route({
    method: 'post',
    path: '/leads/{id}/notes',
    name: 'addLeadNote',
    tag: TAG,
    summary: 'Add a note to a lead’s history',
    scope: 'leads:write',
    params: byId,
    body: z.strictObject({ text: addNoteInput.shape.text }),
    tool: 'add_lead_note',
    run: async ({ ctx, params, body }) => {
      await addNote(ctx, { id: params.id, text: body.text })
    },
  }),
]
