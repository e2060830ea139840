import { createProperty, updateProperty } from '../../domain/properties/index.js'
import type { Ctx } from '../../platform/context.js'
import { CURRENCIES, choicesOf } from '../choices.js'
import { LISTING, PROPERTY_STATUS } from '../lead-words.js'
import type { Row, Spec } from '../spec.js'
import type { Field, Section } from '../ui-types.js'

const sections: Section[] = [
  {
    title: 'Where it is',
    fields: [
      { name: 'address', label: 'Address', kind: 'text', isRequired: true, hint: 'Number and street: 123 Main Street' },
      { name: 'city', label: 'City', kind: 'text', isRequired: true },
      { name: 'postcode', label: 'Postcode', kind: 'text' },
      { name: 'reference', label: 'Reference', kind: 'text', hint: 'The client’s own number for it' },
    ],
  },
  {
    title: 'What it is',
    fields: [
      { name: 'listing', label: 'Listing', kind: 'choice', choices: choicesOf(LISTING), isRequired: true },
      { name: 'status', label: 'Status', kind: 'choice', choices: choicesOf(PROPERTY_STATUS), isRequired: true },
      { name: 'price', label: 'Price', kind: 'text', hint: 'Such as 450,000; of what is let, the rent of a month' },
      { name: 'currency', label: 'Currency', kind: 'choice', choices: CURRENCIES, isRequired: true },
      { name: 'bedrooms', label: 'Bedrooms', kind: 'number' },
      { name: 'bathrooms', label: 'Bathrooms', kind: 'text', hint: 'Such as 2.5' },
      { name: 'area', label: 'Area', kind: 'number' },
      {
        name: 'areaUnit',
        label: 'Measured in',
        kind: 'choice',
        choices: [
          { value: 'sqft', label: 'Square feet' },
          { value: 'sqm', label: 'Square metres' },
        ],
        isRequired: true,
      },
    ],
  },
  {
    title: 'What callers hear and see',
    fields: [
      { name: 'description', label: 'Description', kind: 'long' },
      { name: 'features', label: 'Features', kind: 'long', hint: 'One a line, such as: garage' },
      { name: 'photoUrls', label: 'Photos', kind: 'long', hint: 'One address a line; each begins with https://' },
    ],
  },
  {
    title: 'The agent',
    fields: [
      { name: 'agentName', label: 'Name', kind: 'text' },
      { name: 'agentNumber', label: 'Number', kind: 'phone' },
      { name: 'agentEmail', label: 'E-mail', kind: 'email' },
    ],
  },
]

const NEW: Record<string, Partial<Field>> = {
  listing: { initial: 'SALE' },
  status: { initial: 'AVAILABLE' },
  areaUnit: { initial: 'sqft' },
  currency: { isRequired: false, hint: 'The client’s own unless you choose another' },
}

const newSections: Section[] = [
  {
    title: 'Whose it is',
    fields: [{ name: 'clientId', label: 'Client', kind: 'client', isRequired: true }],
  },
  ...sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => ({ ...field, ...NEW[field.name] })),
  })),
]

/** The same form for a new one and for one that is there. */
export const propertyForms: Pick<Spec, 'newForm' | 'editForm'> = {
  newForm: { sections: newSections, run: create },
  editForm: { sections, run: update },
}

async function create(ctx: Ctx, values: Row): Promise<{ id: string; message: string }> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  const { id } = await createProperty(ctx, given as Parameters<typeof createProperty>[1])
  return { id, message: 'Added. Callers can ask about it from now on.' }
}

async function update(ctx: Ctx, id: string, changes: Row, expectedUpdatedAt: Date | undefined): Promise<string> {
  if (Object.keys(changes).length === 0) return 'Nothing was different'
  await updateProperty(ctx, { id, ...changes, expectedUpdatedAt } as Parameters<typeof updateProperty>[1])
  return 'Saved'
}
