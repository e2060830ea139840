import { createLead, getLead, updateLead } from '../../domain/leads/index.js'
import { minorOf, writePrice } from '../../domain/properties/index.js'
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

const wishes: Section = {
  title: 'What they look for',
  fields: [
    { name: 'budget', label: 'Budget', kind: 'text', hint: 'An amount such as 450,000' },
    { name: 'currency', label: 'Currency of the budget', kind: 'text', hint: 'Such as USD' },
    { name: 'moveInOn', label: 'Moving in on', kind: 'day' },
    { name: 'timeframe', label: 'When, in their words', kind: 'text' },
    { name: 'bedrooms', label: 'Bedrooms', kind: 'text' },
    { name: 'sizeArea', label: 'Size', kind: 'text' },
    { name: 'needs', label: 'Needs', kind: 'long' },
  ],
}

const whose: Section = {
  title: 'Whose lead',
  fields: [{ name: 'clientId', label: 'Client', kind: 'client', isRequired: true }],
}

export const leadForms: Pick<Spec, 'newForm' | 'editForm'> = {
  newForm: { sections: [whose, who, wishes, known], run: create },
  editForm: {
    sections: [who, wishes, known],
    // What is sealed is no column that could be compared: the verb sees what is new, also what was emptied.
    sectionsOf: () => [who, wishes, known],
    comparesUpdatedAt: true,
    details: sealedValues,
    run: update,
  },
}

/** What is sealed, for the form. */
async function sealedValues(ctx: Ctx, id: string): Promise<Row> {
  const { note, customFields, qualification } = await getLead(ctx, { id })
  const { budgetMinor, currency, ...rest } = qualification
  const budget = budgetMinor === undefined || !currency ? null : writePrice(budgetMinor, currency)
  return {
    values: { note, customFields: customFieldsTyped(customFields), ...rest, currency: currency ?? null, budget },
  }
}

async function create(ctx: Ctx, values: Row): Promise<{ id: string; message: string }> {
  const { id } = await createLead(ctx, fieldsOf(values) as Parameters<typeof createLead>[1])
  return { id, message: 'The lead was added' }
}

async function update(ctx: Ctx, id: string, changes: Row): Promise<string> {
  await updateLead(ctx, { id, ...fieldsOf(changes) } as Parameters<typeof updateLead>[1])
  return 'Saved'
}

const WISHES = ['moveInOn', 'timeframe', 'bedrooms', 'sizeArea', 'needs']

function fieldsOf({ customFields, budget, currency, ...values }: Row): Row {
  const [wanted, others] = [
    picked(values, (name) => WISHES.includes(name)),
    picked(values, (name) => !WISHES.includes(name)),
  ]
  const qualification = { ...wanted, ...(budget !== undefined && budgetOf(budget, currency)) }
  return {
    ...others,
    ...(Object.keys(qualification).length > 0 && { qualification }),
    ...(customFields !== undefined && { customFields: customFields === null ? {} : readFields(String(customFields)) }),
  }
}

const picked = (values: Row, isWanted: (name: string) => boolean): Row =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)))

/** @throws invalid for an amount that names no currency, where none is beside it */
function budgetOf(budget: unknown, currency: unknown): Row {
  if (budget === null) return { budgetMinor: null, currency: null }
  const code = typeof currency === 'string' ? currency.toUpperCase() : undefined
  if (!code) throw invalid('currency', 'Please write the currency of the budget, such as USD')
  return { budgetMinor: minorOf({ field: 'budget', written: String(budget), currency: code }), currency: code }
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
