import { z } from 'zod'
import { createUnit, removeUnit, updateUnit } from '../../domain/properties/index.js'
import type { Ctx } from '../../platform/context.js'
import { choicesOf, wordFilter } from '../choices.js'
import { UNIT_STATUS } from '../lead-words.js'
import { amountInWords, amountTyped } from '../money.js'
import { oneOf, type Row, type Spec, verbAction } from '../spec.js'
import type { Section } from '../ui-types.js'

const unit: Section = {
  title: 'The unit',
  fields: [
    { name: 'name', label: 'Name', kind: 'text', isRequired: true, hint: 'Such as 4B' },
    { name: 'floorPlan', label: 'Floor plan', kind: 'text', hint: 'Such as: two bedrooms, corner' },
    { name: 'bedrooms', label: 'Bedrooms', kind: 'number' },
    { name: 'rent', label: 'Rent a month', kind: 'text', hint: 'In the currency of the property, such as 1,850' },
    { name: 'availableOn', label: 'Free from', kind: 'day', hint: 'Empty: at once' },
    {
      name: 'status',
      label: 'Status',
      kind: 'choice',
      choices: choicesOf(UNIT_STATUS),
      initial: 'AVAILABLE',
      isRequired: true,
    },
  ],
}

const building: Section = {
  title: 'The building',
  fields: [{ name: 'propertyId', label: 'Property', kind: 'client', of: 'Property', isRequired: true }],
}

/** Flats of buildings; their property's page lists them, so the menu does not. */
export const units: Spec = {
  model: 'Unit',
  one: 'Unit',
  many: 'Units',
  group: 'None',
  icon: 'properties',
  titleOf: ({ name, at }) => [name, at].filter(Boolean).join(', '),
  columns: ['id', 'clientId', 'propertyId', 'name', 'floorPlan', 'bedrooms', 'status', 'createdAt', 'updatedAt'],
  computed: {
    at: { needs: ['propertyId'], value: ({ property }) => (property as Row | null)?.['address'] ?? null },
    rent: { needs: ['rentMinor'], value: (row) => amountTyped(row['rentMinor'], currencyOf(row)) },
    rentWords: { needs: ['rentMinor'], value: (row) => amountInWords(row['rentMinor'], currencyOf(row)) },
    availableOn: {
      needs: ['availableOn'],
      value: ({ availableOn }) => (availableOn instanceof Date ? availableOn.toISOString().slice(0, 10) : null),
    },
  },
  linked: {
    clientId: { relation: 'client', title: 'businessName' },
    propertyId: { relation: 'property', title: 'address', also: ['currency'] },
  },
  list: [
    { name: 'name', label: 'Unit', isSortable: true, under: 'floorPlan' },
    { name: 'propertyId', label: 'Property', links: 'Property' },
    { name: 'clientId', label: 'Client', from: 1100 },
    { name: 'rentWords', label: 'Rent a month' },
    { name: 'availableOn', label: 'Free from' },
    { name: 'status', label: 'Status', kind: 'word', words: UNIT_STATUS },
  ],
  facts: [
    { name: 'propertyId', label: 'Property', links: 'Property' },
    { name: 'clientId', label: 'Client' },
    { name: 'status', label: 'Status', kind: 'word', words: UNIT_STATUS, isTag: true },
    { name: 'floorPlan', label: 'Floor plan' },
    { name: 'bedrooms', label: 'Bedrooms', kind: 'number' },
    { name: 'rentWords', label: 'Rent a month' },
    { name: 'availableOn', label: 'Free from' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    { name: 'propertyId', label: 'Property', kind: 'text', isQuiet: true },
    wordFilter('status', 'Status', UNIT_STATUS),
  ],
  search: ['name', 'floorPlan'],
  searchHint: 'Unit or floor plan',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: { title: 'No units here', text: 'They are added on the page of their property.' },
  newForm: { sections: [building, unit], run: create },
  editForm: { sections: [unit], comparesUpdatedAt: true, run: update },
  actions: [
    verbAction({
      name: 'remove',
      kind: 'record',
      label: 'Delete',
      explain: 'One that had appointments cannot be deleted: let it be off the market instead.',
      submit: 'Delete for good',
      isDanger: true,
      input: z.object({}),
      run: async (ctx, ids) => {
        await removeUnit(ctx, { id: oneOf(ids) })
        return { message: 'Deleted', kind: 'good' }
      },
    }),
  ],
}

async function create(ctx: Ctx, values: Row): Promise<{ id: string; message: string }> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  const { id } = await createUnit(ctx, given as Parameters<typeof createUnit>[1])
  return { id, message: `${values['name']} was added` }
}

async function update(ctx: Ctx, id: string, changes: Row): Promise<string> {
  if (Object.keys(changes).length === 0) return 'Nothing was different'
  await updateUnit(ctx, { id, ...changes } as Parameters<typeof updateUnit>[1])
  return 'Saved'
}

const currencyOf = ({ property }: Row) => (property as Row | null)?.['currency'] ?? 'USD'
