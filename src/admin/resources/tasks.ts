import { z } from 'zod'
import { createTask, getTask, markTasksDone, updateTask } from '../../domain/tasks/index.js'
import type { Ctx } from '../../platform/context.js'
import { choicesOf, wordFilter } from '../choices.js'
import { clockInWords, clockTyped, momentOf, timeZoneOf } from '../clock.js'
import { TASK_KIND } from '../lead-words.js'
import type { PartView } from '../part-types.js'
import { withRenamedFields } from '../renamed-fields.js'
import { type Row, type Spec, type VerbAction, verbAction } from '../spec.js'
import type { Section } from '../ui-types.js'
import type { Words } from '../words.js'

const STATE: Words = {
  OPEN: { label: 'Open', tone: 'info' },
  OVERDUE: { label: 'Overdue', tone: 'bad' },
  DONE: { label: 'Done', tone: 'good' },
}

const what: Section = {
  title: 'What is to be done',
  fields: [
    { name: 'title', label: 'Title', kind: 'text', isRequired: true },
    {
      name: 'kind',
      label: 'Kind',
      kind: 'choice',
      choices: choicesOf(TASK_KIND),
      initial: 'FOLLOW_UP',
      isRequired: true,
    },
    { name: 'text', label: 'Details', kind: 'long' },
    { name: 'due', label: 'Due', kind: 'clock', hint: 'On the clocks of the client’s zone' },
    { name: 'assigneeId', label: 'Who does it', kind: 'client', of: 'TeamMember', hint: 'Of the client’s team' },
    { name: 'leadId', label: 'Lead', kind: 'client', of: 'Lead' },
    { name: 'propertyId', label: 'Property', kind: 'client', of: 'Property' },
  ],
}

const whose: Section = {
  title: 'Whose task',
  fields: [{ name: 'clientId', label: 'Client', kind: 'client', isRequired: true }],
}

/** What the people of clients have to do. */
export const tasks: Spec = {
  model: 'Task',
  one: 'Task',
  many: 'Tasks',
  group: 'Leads',
  icon: 'tasks',
  titleOf: ({ title }) => String(title ?? ''),
  columns: [
    'id',
    'clientId',
    'kind',
    'title',
    'dueAt',
    'dueSaid',
    'assigneeId',
    'leadId',
    'propertyId',
    'appointmentId',
    'createdBy',
    'doneAt',
    'doneBy',
    'createdAt',
    'updatedAt',
  ],
  computed: {
    state: { needs: ['doneAt', 'dueAt'], value: stateOf },
    due: { needs: ['dueAt'], value: (row) => clockTyped(row['dueAt'], zoneOf(row)) },
    dueWords: { needs: ['dueAt'], value: (row) => clockInWords(row['dueAt'], zoneOf(row)) },
  },
  linked: {
    clientId: { relation: 'client', title: 'businessName', also: ['timeZone'] },
    assigneeId: { relation: 'assignee', title: 'name' },
    leadId: { relation: 'lead', title: 'name', also: ['number', 'email'] },
    propertyId: { relation: 'property', title: 'address' },
  },
  list: [
    { name: 'title', label: 'What', under: 'dueSaid' },
    { name: 'clientId', label: 'Client' },
    { name: 'kind', label: 'Kind', kind: 'word', words: TASK_KIND, from: 1100 },
    { name: 'dueAt', label: 'Due', kind: 'moment', isSortable: true },
    { name: 'assigneeId', label: 'Who', links: 'TeamMember', from: 1100 },
    { name: 'state', label: 'State', kind: 'word', words: STATE },
    { name: 'createdAt', label: 'Added', kind: 'ago', isSortable: true, from: 1280 },
  ],
  facts: [
    { name: 'state', label: 'State', kind: 'word', words: STATE, isTag: true },
    { name: 'clientId', label: 'Client' },
    { name: 'kind', label: 'Kind', kind: 'word', words: TASK_KIND },
    { name: 'dueWords', label: 'Due' },
    { name: 'dueSaid', label: 'In the caller’s words' },
    { name: 'assigneeId', label: 'Who', links: 'TeamMember' },
    { name: 'leadId', label: 'Lead', links: 'Lead' },
    { name: 'propertyId', label: 'Property', links: 'Property' },
    { name: 'createdBy', label: 'Added by' },
    { name: 'createdAt', label: 'Added', kind: 'moment' },
    { name: 'doneAt', label: 'Done', kind: 'moment' },
    { name: 'doneBy', label: 'Done by' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    { name: 'state', label: 'State', kind: 'choice', choices: choicesOf(STATE) },
    wordFilter('kind', 'Kind', TASK_KIND),
    { name: 'dueAt', label: 'Due', kind: 'days' },
    { name: 'leadId', label: 'Lead', kind: 'text', isQuiet: true },
    { name: 'assigneeId', label: 'Who', kind: 'text', isQuiet: true },
  ],
  filterWhere: {
    state: {
      OPEN: { doneAt: null },
      OVERDUE: (now: Date) => ({ doneAt: null, dueAt: { lt: now } }),
      DONE: { doneAt: { not: null } },
    },
  },
  search: ['title', 'dueSaid'],
  searchHint: 'A word of the title',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: { title: 'No tasks here', text: 'Callbacks and viewings that callers ask for become tasks by themselves.' },
  details,
  newForm: { sections: [whose, what], run: create },
  editForm: { sections: [what], comparesUpdatedAt: true, details: sealedValues, run: update },
  actions: [mark('markDone', 'record', true), mark('reopen', 'record', false), mark('markDoneAll', 'bulk', true)],
}

const zoneOf = ({ client }: Row) => (client as Row | null)?.['timeZone'] ?? 'UTC'

function stateOf({ doneAt, dueAt }: Row): string {
  if (doneAt !== null) return 'DONE'
  return dueAt instanceof Date && dueAt.getTime() < Date.now() ? 'OVERDUE' : 'OPEN'
}

async function details(ctx: Ctx, id: string): Promise<Row> {
  const { text, callId, appointmentId } = await getTask(ctx, { id })
  const links = [
    ...(callId ? [{ label: 'The call', resource: 'Call', id: callId }] : []),
    ...(appointmentId ? [{ label: 'The appointment', resource: 'Appointment', id: appointmentId }] : []),
  ]
  const parts: PartView[] = [
    ...(text ? [{ kind: 'text' as const, title: 'Details', text }] : []),
    ...(links.length > 0 ? [{ kind: 'links' as const, title: 'Where it came from', links }] : []),
  ]
  return { parts }
}

async function sealedValues(ctx: Ctx, id: string): Promise<Row> {
  const { text } = await getTask(ctx, { id })
  return { values: { text } }
}

async function create(ctx: Ctx, { due, ...values }: Row): Promise<{ id: string; message: string }> {
  const clientId = values['clientId']
  const dueAt = typeof due === 'string' ? momentOf('due', due, await timeZoneOf(ctx, clientId)) : null
  const given = { ...values, dueAt } as Parameters<typeof createTask>[1]
  const { id } = await withRenamedFields({ dueAt: 'due' }, () => createTask(ctx, given))
  return { id, message: 'The task was added' }
}

async function update(ctx: Ctx, id: string, { due, ...changes }: Row): Promise<string> {
  const { clientId } = await getTask(ctx, { id })
  const dueAt = typeof due === 'string' ? momentOf('due', due, await timeZoneOf(ctx, clientId)) : null
  await updateTask(ctx, { id, ...changes, ...(due !== undefined && { dueAt }) } as Parameters<typeof updateTask>[1])
  return 'Saved'
}

function mark(name: string, kind: 'record' | 'bulk', isDone: boolean): VerbAction {
  const label = isDone ? 'Mark as done' : 'Open again'
  return verbAction({
    name,
    kind,
    label,
    submit: label,
    ...(kind === 'record' && { isOffered: ({ doneAt }: Row) => (doneAt === null) === isDone }),
    input: z.object({}),
    run: async (ctx, ids) => {
      const { changed } = await markTasksDone(ctx, { ids: [...ids], isDone })
      const words = changed === 1 ? '1 task is' : `${changed} tasks are`
      return { message: isDone ? `${words} done` : `${words} open again`, kind: 'good' }
    },
  })
}
