import {
  createTemplate,
  factsInWords,
  getTemplate,
  previewRollOut,
  updateTemplate,
} from '../../domain/templates/index.js'
import { BUSINESS_TYPE_LABELS, type Direction } from '../../domain/wizard/index.js'
import type { Ctx } from '../../platform/context.js'
import { asRefusal, DomainError, fieldErrors } from '../../platform/errors.js'
import { choicesOf, wordFilter, yesNoFilter } from '../choices.js'
import type { Row, Spec } from '../spec.js'
import type { TemplateDetails } from '../ui-types.js'
import { ASSISTANT_DIRECTION, type Words } from '../words.js'
import { templateActions } from './template-actions.js'
import {
  aboutFields,
  fieldsInForm,
  templateFactsOf,
  templateSections,
  templateValues,
  voiceChoices,
} from './template-form.js'

const BUSINESS_TYPE: Words = Object.fromEntries(
  Object.entries(BUSINESS_TYPE_LABELS).map(([type, label]) => [type, { label }]),
)

/** What assistants begin with, by type of business; a change can be rolled out to those made from it. */
export const templates: Spec = {
  model: 'AssistantTemplate',
  one: 'Template',
  many: 'Templates',
  group: 'Agency',
  icon: 'templates',
  titleOf: (params) => String(params['name'] ?? ''),
  columns: ['id', 'name', 'direction', 'businessType', 'about', 'revision', 'isActive', 'createdAt', 'updatedAt'],
  list: [
    { name: 'name', label: 'Template', isSortable: true, under: 'about' },
    { name: 'direction', label: 'For one that', kind: 'word', words: ASSISTANT_DIRECTION },
    { name: 'businessType', label: 'Type of business', kind: 'word', words: BUSINESS_TYPE, from: 1100 },
    { name: 'isActive', label: 'Offered', kind: 'check' },
    { name: 'revision', label: 'Revision', from: 1100 },
    { name: 'updatedAt', label: 'Changed', kind: 'ago', isSortable: true },
  ],
  facts: [
    { name: 'direction', label: 'For one that', kind: 'word', words: ASSISTANT_DIRECTION },
    { name: 'businessType', label: 'Type of business', kind: 'word', words: BUSINESS_TYPE },
    { name: 'isActive', label: 'Offered for new assistants', kind: 'yes-no' },
    { name: 'revision', label: 'Revision' },
    { name: 'createdAt', label: 'Made', kind: 'moment' },
    { name: 'updatedAt', label: 'Changed', kind: 'moment' },
  ],
  filters: [
    wordFilter('direction', 'For one that', ASSISTANT_DIRECTION),
    yesNoFilter('isActive', 'Offered', 'Offered', 'Not offered'),
  ],
  search: ['name', 'about'],
  searchHint: 'Name or what it is for',
  sort: { by: 'name', direction: 'asc' },
  empty: {
    title: 'No templates yet',
    text: 'Save an assistant as a template, make one, or begin with the starter templates.',
  },
  details,
  newForm: {
    sections: [
      {
        title: 'Template',
        text: 'What it says is filled in next.',
        fields: [
          ...aboutFields,
          {
            name: 'direction',
            label: 'For an assistant that',
            kind: 'choice',
            choices: choicesOf(ASSISTANT_DIRECTION),
            initial: 'INBOUND',
            isRequired: true,
          },
        ],
      },
    ],
    run: create,
  },
  editForm: {
    sections: [{ title: 'Template', fields: aboutFields }],
    sectionsOf: ({ direction }) => templateSections(direction as Direction),
    details: formDetails,
    run: update,
  },
  actions: templateActions,
}

async function details(ctx: Ctx, id: string): Promise<Row> {
  const { direction, facts, revision } = await getTemplate(ctx, { id })
  const { assistants } = await previewRollOut(ctx, { templateId: id })
  const shown: TemplateDetails = { says: factsInWords(direction, facts), revision, assistants }
  return shown
}

async function formDetails(ctx: Ctx, id: string): Promise<Row> {
  const { direction, facts } = await getTemplate(ctx, { id })
  const sections = templateSections(direction, await voiceChoices(ctx, facts))
  return { sections, values: templateValues(direction, facts) }
}

async function create(ctx: Ctx, values: Row): Promise<{ id: string; message: string }> {
  const { id } = await createTemplate(ctx, values as Parameters<typeof createTemplate>[1])
  return { id, message: 'Made. Next: edit it and fill in what it says.' }
}

async function update(ctx: Ctx, id: string, changes: Row, expectedUpdatedAt: Date | undefined): Promise<string> {
  const { direction, facts: before } = await getTemplate(ctx, { id })
  const columns = Object.fromEntries(Object.entries(changes).filter(([name]) => !name.startsWith('fact_')))
  // A form that was posted in part must not take away what it did not have.
  const facts = templateFactsOf(direction, { ...templateValues(direction, before), ...changes })
  try {
    const { isChanged } = await updateTemplate(ctx, {
      id,
      changes: { ...columns, facts } as Parameters<typeof updateTemplate>[1]['changes'],
      ...(expectedUpdatedAt && { expectedUpdatedAt }),
    })
    return isChanged
      ? 'Saved. Assistants made from it stay as they are until you roll it out.'
      : 'Nothing was different'
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    throw new DomainError(refusal.code, refusal.message, { fields: fieldsInForm(direction, fieldErrors(refusal)) })
  }
}
