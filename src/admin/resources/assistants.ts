import { createAssistant } from '../../domain/assistants/index.js'
import { getTemplate } from '../../domain/templates/index.js'
import type { Ctx } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { displayNumber } from '../../platform/phone.js'
import { choicesOf, wordFilter, yesNoFilter } from '../choices.js'
import type { FixedWhere, Row, Spec } from '../spec.js'
import type { Section } from '../ui-types.js'
import { ASSISTANT_DIRECTION, ASSISTANT_STANDING } from '../words.js'
import { assistantActions } from './assistant-actions.js'
import { assistantDetails } from './assistant-details.js'

const newSections: Section[] = [
  {
    title: 'What it is',
    text: 'Its questions are then answered in the wizard, which opens in the client’s portal.',
    fields: [
      { name: 'clientId', label: 'Client', kind: 'client', isRequired: true },
      {
        name: 'direction',
        label: 'What it does',
        kind: 'choice',
        choices: choicesOf(ASSISTANT_DIRECTION),
        initial: 'INBOUND',
        isRequired: true,
      },
      { name: 'name', label: 'Name', kind: 'text', hint: 'Left empty: the name of the business' },
      {
        name: 'templateId',
        label: 'Template',
        kind: 'client',
        of: 'AssistantTemplate',
        hint: 'What it begins with; all of it can be changed',
      },
    ],
  },
]

/** AI phone agents of clients: what each was told, what is live, and whether Vapi has it so. */
export const assistants: Spec = {
  model: 'Assistant',
  one: 'Assistant',
  many: 'Assistants',
  group: 'Agency',
  icon: 'assistants',
  titleOf: (params) => String(params['name'] ?? ''),
  columns: [
    'id',
    'clientId',
    'name',
    'direction',
    'vapiAssistantId',
    'templateId',
    'publishedVersion',
    'publishedAt',
    'comparedAt',
    'driftFoundAt',
    'archivedAt',
    'createdAt',
    'updatedAt',
  ],
  computed: {
    standing: {
      needs: [
        'publishState',
        'publishedVersion',
        'publishedRevision',
        'revision',
        'vapiAssistantId',
        'driftFoundAt',
        'archivedAt',
      ],
      value: standingOf,
    },
    differs: { needs: ['driftFoundAt'], value: (row) => row['driftFoundAt'] != null },
    number: { needs: ['phoneNumbers'], value: numberOf },
  },
  linked: {
    clientId: { relation: 'client', title: 'businessName' },
    templateId: { relation: 'template', title: 'name' },
  },
  list: [
    { name: 'name', label: 'Assistant', isSortable: true },
    { name: 'clientId', label: 'Client' },
    { name: 'direction', label: 'Does', kind: 'word', words: ASSISTANT_DIRECTION },
    { name: 'standing', label: 'State', kind: 'word', words: ASSISTANT_STANDING },
    { name: 'publishedVersion', label: 'Version', from: 1100 },
    { name: 'number', label: 'Number' },
    { name: 'publishedAt', label: 'Published', kind: 'ago', isSortable: true, from: 1100 },
    { name: 'differs', label: 'Differs at Vapi', kind: 'check', from: 1280 },
  ],
  facts: [
    { name: 'clientId', label: 'Client' },
    { name: 'direction', label: 'What it does', kind: 'word', words: ASSISTANT_DIRECTION },
    { name: 'templateId', label: 'Template', links: 'AssistantTemplate' },
    { name: 'publishedVersion', label: 'Live version' },
    { name: 'publishedAt', label: 'Published', kind: 'moment' },
    { name: 'comparedAt', label: 'Compared with Vapi', kind: 'moment' },
    { name: 'vapiAssistantId', label: 'Assistant ID in Vapi' },
    { name: 'createdAt', label: 'Begun', kind: 'moment' },
    { name: 'archivedAt', label: 'Archived', kind: 'moment' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('direction', 'Does', ASSISTANT_DIRECTION),
    wordFilter('standing', 'State', ASSISTANT_STANDING),
    yesNoFilter('differs', 'At Vapi', 'Differs', 'Does not differ'),
    { name: 'templateId', label: 'Template', kind: 'client', of: 'AssistantTemplate', isQuiet: true },
  ],
  filterWhere: {
    standing: standingWhere(),
    differs: { true: { driftFoundAt: { not: null } }, false: { driftFoundAt: null } },
  },
  search: ['name', 'vapiAssistantId'],
  searchHint: 'Name or ID in Vapi',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: {
    title: 'No assistants yet',
    text: 'Begin one for a client, answer the wizard’s questions, and publish it to Vapi.',
  },
  details: assistantDetails,
  newForm: { sections: newSections, run: create },
  actions: assistantActions,
}

/** The first of these that is true; the filter below asks the same of the database. */
function standingOf(row: Row): string {
  const { publishState, publishedVersion, publishedRevision, revision } = row
  if (row['archivedAt'] != null) return 'ARCHIVED'
  if (publishState === 'UNDER_WAY' || publishState === 'INCOMPLETE') return String(publishState)
  if (row['driftFoundAt'] != null) return 'DIFFERS'
  if (publishedVersion == null) return row['vapiAssistantId'] == null ? 'DRAFT' : 'BY_HAND'
  return publishedRevision != null && publishedRevision !== revision ? 'CHANGED' : 'LIVE'
}

function standingWhere(): Record<string, FixedWhere> {
  const settled = { archivedAt: null, publishState: { in: ['NEVER', 'DONE'] } }
  const live = { ...settled, driftFoundAt: null, publishedVersion: { not: null } }
  const never = { ...settled, driftFoundAt: null, publishedVersion: null }
  return {
    ARCHIVED: { archivedAt: { not: null } },
    UNDER_WAY: { archivedAt: null, publishState: 'UNDER_WAY' },
    INCOMPLETE: { archivedAt: null, publishState: 'INCOMPLETE' },
    DIFFERS: { ...settled, driftFoundAt: { not: null } },
    DRAFT: { ...never, vapiAssistantId: null },
    BY_HAND: { ...never, vapiAssistantId: { not: null } },
    CHANGED: (_now, column) => ({
      ...live,
      publishedRevision: { not: null },
      NOT: { publishedRevision: { equals: column('revision') } },
    }),
    LIVE: (_now, column) => ({
      ...live,
      OR: [{ publishedRevision: null }, { publishedRevision: { equals: column('revision') } }],
    }),
  }
}

/** The primary one, and how many more there are. */
function numberOf({ phoneNumbers }: Row): string | null {
  const numbers = phoneNumbers as { number: string; isPrimary: boolean }[]
  const [first, ...others] = [...numbers].sort((one, other) => Number(other.isPrimary) - Number(one.isPrimary))
  if (!first) return null
  return `${displayNumber(first.number)}${others.length > 0 ? ` and ${others.length} more` : ''}`
}

async function create(ctx: Ctx, values: Row): Promise<{ id: string; message: string }> {
  const { name, templateId, ...rest } = values
  if (templateId) await assertFits(ctx, String(templateId), rest['direction'])
  const { id } = await createAssistant(ctx, {
    ...(rest as { clientId: string; direction: 'INBOUND' | 'OUTBOUND' }),
    ...(name !== null && { name: String(name) }),
    ...(templateId !== null && { templateId: String(templateId) }),
  })
  return { id, message: 'Begun. Next: open the wizard and answer its questions.' }
}

/** @throws invalid for a template of the other kind, and for one that is not offered any more */
async function assertFits(ctx: Ctx, id: string, wanted: unknown): Promise<void> {
  const { direction, isActive } = await getTemplate(ctx, { id })
  const words = ASSISTANT_DIRECTION[direction]?.label.toLowerCase()
  if (direction !== wanted) throw invalid('templateId', `This template is for an assistant that ${words}`)
  if (!isActive) throw invalid('templateId', 'This template is not offered any more')
}
