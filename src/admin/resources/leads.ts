import { type ActivityRow, getLead, type LeadView } from '../../domain/leads/index.js'
import type { Ctx } from '../../platform/context.js'
import { languageName } from '../../platform/language.js'
import { displayNumber } from '../../platform/phone.js'
import { wordFilter } from '../choices.js'
import { ACTIVITY, CHANNEL, LEAD_SOURCE, LEAD_STATUS } from '../lead-words.js'
import { amountInWords } from '../money.js'
import type { PartEvent, PartView, RecordLink } from '../part-types.js'
import type { Row, Spec } from '../spec.js'
import { leadActions } from './lead-actions.js'
import { leadForms } from './lead-form.js'

/** People clients want to reach, and those who called. */
export const leads: Spec = {
  model: 'Lead',
  one: 'Lead',
  many: 'Leads',
  group: 'Leads',
  icon: 'leads',
  titleOf: ({ name, number, email }) =>
    String(name ?? (number ? displayNumber(String(number)) : null) ?? email ?? 'Unknown'),
  columns: [
    'id',
    'clientId',
    'number',
    'name',
    'email',
    'source',
    'status',
    'score',
    'timeZone',
    'assigneeId',
    'lastActivityAt',
    'createdAt',
    'updatedAt',
  ],
  computed: {
    language: { needs: ['language'], value: ({ language }) => (language ? languageName(String(language)) : null) },
    // The first column, which leads to the page, is never empty.
    who: { needs: ['name', 'email'], value: ({ name, email }) => name ?? email ?? 'Unknown' },
  },
  linked: {
    clientId: { relation: 'client', title: 'businessName' },
    assigneeId: { relation: 'assignee', title: 'name' },
  },
  list: [
    { name: 'who', label: 'Name' },
    { name: 'number', label: 'Number', kind: 'phone' },
    { name: 'clientId', label: 'Client' },
    { name: 'status', label: 'Status', kind: 'word', words: LEAD_STATUS, edits: 'setStatus' },
    { name: 'score', label: 'Score', kind: 'number', isSortable: true },
    { name: 'source', label: 'Source', kind: 'word', words: LEAD_SOURCE, from: 1280 },
    { name: 'assigneeId', label: 'Looked after by', links: 'TeamMember', from: 1280 },
    { name: 'lastActivityAt', label: 'Last activity', kind: 'ago', isSortable: true, from: 1100 },
  ],
  facts: [
    { name: 'status', label: 'Status', kind: 'word', words: LEAD_STATUS, isTag: true },
    { name: 'clientId', label: 'Client' },
    { name: 'number', label: 'Number', kind: 'phone' },
    { name: 'email', label: 'E-mail' },
    { name: 'assigneeId', label: 'Looked after by', links: 'TeamMember' },
    { name: 'language', label: 'Language' },
    { name: 'timeZone', label: 'Time zone' },
    { name: 'source', label: 'Source', kind: 'word', words: LEAD_SOURCE },
    { name: 'lastActivityAt', label: 'Last activity', kind: 'moment' },
    { name: 'createdAt', label: 'Known since', kind: 'moment' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('status', 'Status', LEAD_STATUS),
    wordFilter('source', 'Source', LEAD_SOURCE),
    {
      name: 'promising',
      label: 'Score',
      kind: 'choice',
      choices: [
        { value: '70', label: '70 and more' },
        { value: '40', label: '40 and more' },
        { value: 'less', label: 'Below 40' },
      ],
    },
    { name: 'lastActivityAt', label: 'Last activity', kind: 'days' },
  ],
  filterWhere: {
    promising: { 70: { score: { gte: 70 } }, 40: { score: { gte: 40 } }, less: { score: { lt: 40 } } },
  },
  search: ['name', 'number', 'email'],
  searchHint: 'Name, number or e-mail',
  sort: { by: 'lastActivityAt', direction: 'desc' },
  empty: { title: 'No leads here', text: 'Whoever calls a client becomes one by itself; others are added by hand.' },
  details,
  ...leadForms,
  actions: leadActions,
}

/** Its history, what it looks for, what its score is made of, and what it agreed to. */
async function details(ctx: Ctx, id: string): Promise<Row> {
  const lead = await getLead(ctx, { id })
  const wishes = wishesOf(lead)
  const parts: PartView[] = [
    ...(lead.isSuppressed ? [SUPPRESSED] : []),
    ...(lead.note ? [{ kind: 'text' as const, title: 'Note', text: lead.note }] : []),
    { kind: 'events', title: 'History', empty: 'Nothing yet.', events: lead.activities.map(eventOf) },
    { ...scoreOf(lead), isBeside: true },
    ...(wishes.length > 0
      ? [{ kind: 'facts' as const, title: 'Looks for', facts: wishes, isBeside: true as const }]
      : []),
    { ...consentsOf(lead), isBeside: true },
  ]
  return { parts }
}

const SUPPRESSED: PartView = {
  kind: 'text',
  title: 'Must not be called',
  text: 'This number is on the list of those the client must not call. Only with a reason it can be taken off.',
}

function scoreOf({ score, reasons }: LeadView): PartView {
  if (reasons.length === 0) return { kind: 'text', title: `Score: ${score} of 100`, text: 'Nothing adds to it yet.' }
  const facts = reasons.map(({ points, words }): [string, string] => [words, `+${points}`])
  return { kind: 'facts', title: `Score: ${score} of 100`, facts }
}

function wishesOf({ qualification, customFields }: LeadView): [string, string][] {
  const { budgetMinor, currency, moveInOn, bedrooms, sizeArea, timeframe, needs } = qualification
  const said: [string, string | null | undefined][] = [
    ['Budget', amountInWords(budgetMinor, currency ?? 'USD')],
    ['Move-in', moveInOn],
    ['Bedrooms', bedrooms?.toString()],
    ['Size', sizeArea],
    ['When', timeframe],
    ['Needs', needs],
    ...Object.entries(customFields),
  ]
  return said.filter((pair): pair is [string, string] => Boolean(pair[1]))
}

const consentsOf = ({ consents }: LeadView): PartView => ({
  kind: 'events',
  title: 'Consent',
  empty: 'None recorded.',
  events: consents.map(({ channel, isGiven, how, evidence, recordedBy, at }) => ({
    at: at.toISOString(),
    what: `${CHANNEL[channel]?.label}: ${isGiven ? 'agreed' : 'taken back'}`,
    text: evidence ? `${how}: “${evidence}”` : how,
    by: recordedBy,
  })),
})

function eventOf({ kind, at, text, actorName, callId, subject }: ActivityRow): PartEvent {
  const link = linkOf(subject, callId)
  return {
    at: at.toISOString(),
    what: ACTIVITY[kind]?.label ?? kind,
    by: actorName,
    ...(text && { text }),
    ...(link && { link }),
  }
}

const RESOURCES: Record<string, Omit<RecordLink, 'id'>> = {
  appointment: { resource: 'Appointment', label: 'The appointment' },
  offer: { resource: 'Offer', label: 'The offer' },
  task: { resource: 'Task', label: 'The task' },
  caller_message: { resource: 'CallerMessage', label: 'The message' },
  call: { resource: 'Call', label: 'The call' },
}

function linkOf(subject: ActivityRow['subject'], callId: string | undefined): RecordLink | undefined {
  const known = subject && RESOURCES[subject.kind]
  if (known) return { ...known, id: subject.id }
  return callId ? { resource: 'Call', label: 'The call', id: callId } : undefined
}
