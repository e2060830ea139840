import { createLead, getLead, updateLead } from '../../domain/leads/index.js'
import type { Ctx } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { TIME_ZONES } from '../choices.js'
import type { Row, Spec } from '../spec.js'
import type { Section } from '../ui-types.js'

const who: Section = {
  title: 'Who it is',
  text: 'At least one of name, number and e-mail.',
  fields: [
    { name: 'name', label: 'Name', kind: 'text' },
    { name: 'number', label: 'Number', kind: 'phone' },
    { name: 'email', label: 'E-mail', kind: 'email' },
    {
      name: 'timeZone',
      label: 'Time zone',
      kind: 'choice',
      choices: [{ value: '', label: 'Not known: the client’s' }, ...TIME_ZONES],
    },
    {
      name: 'assigneeId',
      label: 'Looked after by',
      kind: 'client',
      of: 'TeamMember',
      hint: 'Somebody of the client’s team',
    },
  ],
}

const known: Section = {
  title: 'What is known',
  fields: [
    { name: 'note', label: 'Note', kind: 'long' },
    {
      name: 'customFields',
      label: 'More fields',
      kind: 'rows',
      row: 'field',
      isTyped: true,
      columns: [
        { name: 'name', label: 'Name', isRequired: true },
        { name: 'value', label: 'Value', isRequired: true },
      ],
    },
  ],
}

const whose: Section = {
  title: 'Whose lead',
  fields: [{ name: 'clientId', label: 'Client', kind: 'client', isRequired: true }],
}

export const leadForms: Pick<Spec, 'newForm' | 'editForm'> = {
  newForm: { sections: [whose, who, known], run: create },
  editForm: { sections: [who, known], comparesUpdatedAt: true, details: sealedValues, run: update },
}

/** What is sealed, for the form. */
async function sealedValues(ctx: Ctx, id: string): Promise<Row> {
  const { note, customFields } = await getLead(ctx, { id })
  return { values: { note, customFields: customFieldsTyped(customFields) } }
}

async function create(ctx: Ctx, values: Row): Promise<{ id: string; message: string }> {
  const { id } = await createLead(ctx, fieldsOf(values) as Parameters<typeof createLead>[1])
  return { id, message: 'The lead was added' }
}

async function update(ctx: Ctx, id: string, changes: Row): Promise<string> {
  await updateLead(ctx, { id, ...fieldsOf(changes) } as Parameters<typeof updateLead>[1])
  return 'Saved'
}

function fieldsOf({ customFields, ...values }: Row): Row {
  if (customFields === undefined) return values
  return { ...values, customFields: customFields === null ? {} : readFields(String(customFields)) }
}

/** The rows of the form by name. @throws invalid for two of one name */
function readFields(text: string): Record<string, string> {
  const { rows = [] } = parsed(text)
  const pairs = rows.map(({ name, value }) => [String(name ?? '').trim(), String(value ?? '')] as const)
  if (new Set(pairs.map(([name]) => name)).size < pairs.length)
    throw invalid('customFields', 'Two of them have the same name')
  return Object.fromEntries(pairs)
}

function parsed(text: string): { rows?: Record<string, unknown>[] } {
  try {
    return JSON.parse(text) as { rows?: Record<string, unknown>[] }
  } catch {
    throw invalid('customFields', 'This cannot be read')
  }
}

const customFieldsTyped = (fields: Record<string, string>): string | null => {
  const rows = Object.entries(fields).map(([name, value]) => ({ name, value }))
  return rows.length > 0 ? JSON.stringify({ rows, pasted: '' }) : null
}
