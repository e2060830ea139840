import { type PropertyRow, UNIT_STATUSES, type UnitRow, writePrice } from '../../domain/properties/index.js'
import { displayNumber } from '../../platform/phone.js'
import { textOf } from '../request.js'
import { LISTING_WORDS, STATUS_TAGS } from './properties.present.js'

export const PROPERTY_FIELDS = [
  'address',
  'city',
  'postcode',
  'reference',
  'listing',
  'status',
  'price',
  'currency',
  'bedrooms',
  'bathrooms',
  'area',
  'areaUnit',
  'description',
  'features',
  'photoUrls',
  'agentName',
  'agentNumber',
  'agentEmail',
] as const

/** What was typed, or what is kept. */
export type PropertyForm = Record<(typeof PROPERTY_FIELDS)[number], string>

export const propertyFormOf = (body: unknown): PropertyForm =>
  Object.fromEntries(PROPERTY_FIELDS.map((name) => [name, textOf(body, name)])) as PropertyForm

export const newProperty = (currency: string): PropertyForm => ({
  ...propertyFormOf(undefined),
  listing: 'SALE',
  status: 'AVAILABLE',
  currency,
  areaUnit: 'sqft',
})

export const formOfProperty = (row: PropertyRow): PropertyForm => ({
  ...(Object.fromEntries(
    PROPERTY_FIELDS.map((name) => [name, String((row as Record<string, unknown>)[name] ?? '')]),
  ) as PropertyForm),
  price: row.priceMinor === null ? '' : writePrice(row.priceMinor, row.currency),
  features: row.features.join('\n'),
  photoUrls: row.photoUrls.join('\n'),
  // With its country, so that it is read back as the same number wherever the client is at home.
  agentNumber: row.agentNumber ? displayNumber(row.agentNumber, 'none') : '',
})

const choice = (value: string, label: string, chosen: string) => ({ value, label, isChosen: value === chosen })

/** The form in its parts, as its page shows it. */
export function presentPropertyForm(form: PropertyForm, wrong: Record<string, string>) {
  const field = (name: keyof PropertyForm, label: string, rest: object = {}) => ({
    name,
    label,
    type: 'text',
    value: form[name],
    wrong: wrong[name],
    ...rest,
  })
  const select = (name: keyof PropertyForm, label: string, words: readonly (readonly [string, string])[]) => ({
    name,
    label,
    wrong: wrong[name],
    options: words.map(([value, text]) => choice(value, text, form[name])),
  })
  const statuses = Object.entries(STATUS_TAGS).map(([value, { text }]) => [value, text] as const)
  const price = {
    max: 40,
    help:
      form.listing === 'RENT'
        ? 'Per month, such as 1,850. May stay empty.'
        : 'Such as 450,000. Rents are per month. May stay empty.',
  }
  return {
    where: [
      field('address', 'Street and number', { max: 200, isRequired: true, help: 'As callers say it: 123 Main Street' }),
      field('city', 'City', { max: 120, isRequired: true }),
      field('postcode', 'Postcode', { max: 20 }),
      field('reference', 'Your reference', {
        max: 60,
        help: 'What you call it. A file that names it changes this property.',
      }),
    ],
    offered: [select('listing', 'Offered', Object.entries(LISTING_WORDS)), select('status', 'Status', statuses)],
    price: [field('price', 'Price', price), field('currency', 'Currency', { max: 3, isRequired: true })],
    rooms: [
      field('bedrooms', 'Bedrooms', { max: 3, help: '0 for a studio' }),
      field('bathrooms', 'Bathrooms', { max: 5, help: 'Such as 2 or 2.5' }),
      field('area', 'Area', { max: 12 }),
    ],
    areaUnit: select('areaUnit', 'Measured in', [
      ['sqft', 'Square feet'],
      ['sqm', 'Square metres'],
    ]),
    words: [
      field('description', 'Description', { rows: 4, max: 5_000 }),
      field('features', 'Features', {
        rows: 3,
        max: 4_000,
        help: 'One on each line: garden, garage, lift. Callers can ask for them.',
      }),
      field('photoUrls', 'Photos', {
        rows: 2,
        max: 20_000,
        help: 'Their addresses, one on each line. They begin with https://',
      }),
    ],
    agent: [
      field('agentName', 'Name', { max: 120 }),
      field('agentNumber', 'Phone number', { type: 'tel', max: 40 }),
      field('agentEmail', 'E-mail', { type: 'email', max: 254 }),
    ],
  }
}

export const UNIT_FIELDS = ['name', 'floorPlan', 'bedrooms', 'rent', 'availableOn', 'status'] as const
export type UnitForm = Record<(typeof UNIT_FIELDS)[number], string>

/** Of a unit that is kept; its rent needs the currency. */
export function unitFormOf(unit: UnitRow | undefined, currency = 'USD'): UnitForm {
  return {
    name: unit?.name ?? '',
    floorPlan: unit?.floorPlan ?? '',
    bedrooms: unit?.bedrooms?.toString() ?? '',
    rent: unit?.rentMinor ? writePrice(unit.rentMinor, currency) : '',
    availableOn: unit?.availableOn ?? '',
    status: unit?.status ?? 'AVAILABLE',
  }
}

export const typedUnit = (body: unknown): UnitForm =>
  Object.fromEntries(UNIT_FIELDS.map((name) => [name, textOf(body, name)])) as UnitForm

const UNIT_WORDS: Readonly<Record<UnitRow['status'], string>> = {
  AVAILABLE: 'Available',
  RESERVED: 'Reserved',
  LET: 'Let',
  OFF_MARKET: 'Off the market',
}

/** The fields of a unit; `key` keeps those of several forms on one page apart. */
export function presentUnitForm(form: UnitForm, wrong: Record<string, string>, key: string) {
  const field = (name: keyof UnitForm, label: string, rest: object = {}) => ({
    id: `${name}-${key}`,
    name,
    label,
    type: 'text',
    value: form[name],
    wrong: wrong[name],
    ...rest,
  })
  return {
    fields: [
      field('name', 'Name', { max: 40, isRequired: true, help: 'Such as 4B' }),
      field('floorPlan', 'Floor plan', { max: 80 }),
      field('bedrooms', 'Bedrooms', { max: 3 }),
      field('rent', 'Rent a month', { max: 40 }),
      field('availableOn', 'Free from', { type: 'date' }),
    ],
    statuses: {
      id: `status-${key}`,
      wrong: wrong['status'],
      options: UNIT_STATUSES.map((value) => choice(value, UNIT_WORDS[value], form.status)),
    },
  }
}
