import { getProperty } from '../../domain/properties/index.js'
import type { Ctx } from '../../platform/context.js'
import { wordFilter, yesNoFilter } from '../choices.js'
import { LISTING, PROPERTY_STATUS, UNIT_STATUS } from '../lead-words.js'
import { amountInWords, amountTyped } from '../money.js'
import type { PartView } from '../part-types.js'
import type { Row, Spec } from '../spec.js'
import { propertyActions } from './property-actions.js'
import { propertyForms } from './property-form.js'

const lines = (value: unknown) => (value as string[]).join('\n') || null

/** What clients sell and let. */
export const properties: Spec = {
  model: 'Property',
  one: 'Property',
  many: 'Properties',
  group: 'Leads',
  icon: 'properties',
  titleOf: ({ address, city }) => [address, city].filter(Boolean).join(', '),
  columns: [
    'id',
    'clientId',
    'reference',
    'address',
    'city',
    'postcode',
    'listing',
    'status',
    'currency',
    'bedrooms',
    'bathrooms',
    'area',
    'areaUnit',
    'description',
    'agentName',
    'agentNumber',
    'agentEmail',
    'checkedAt',
    'isHealthy',
    'archivedAt',
    'createdAt',
    'updatedAt',
  ],
  computed: {
    price: { needs: ['priceMinor', 'currency'], value: (row) => amountTyped(row['priceMinor'], row['currency']) },
    priceWords: { needs: ['priceMinor', 'currency', 'listing'], value: priceOf },
    size: {
      needs: ['area', 'areaUnit'],
      value: ({ area, areaUnit }) => (area === null ? null : `${Number(area).toLocaleString('en')} ${areaUnit}`),
    },
    features: { needs: ['features'], value: ({ features }) => lines(features) },
    photoUrls: { needs: ['photoUrls'], value: ({ photoUrls }) => lines(photoUrls) },
    freshness: { needs: ['checkedAt', 'isHealthy'], value: freshnessOf },
    isArchived: { needs: ['archivedAt'], value: ({ archivedAt }) => archivedAt !== null },
  },
  linked: { clientId: { relation: 'client', title: 'businessName' } },
  list: [
    { name: 'address', label: 'Address', isSortable: true, under: 'city' },
    { name: 'clientId', label: 'Client' },
    { name: 'listing', label: 'Listing', kind: 'word', words: LISTING, from: 1280 },
    { name: 'status', label: 'Status', kind: 'word', words: PROPERTY_STATUS },
    { name: 'priceWords', label: 'Price' },
    { name: 'bedrooms', label: 'Bedrooms', kind: 'number', from: 1100 },
    { name: 'checkedAt', label: 'Checked', kind: 'ago', isSortable: true },
    { name: 'createdAt', label: 'Added', kind: 'ago', isSortable: true, from: 1280 },
  ],
  facts: [
    { name: 'clientId', label: 'Client' },
    { name: 'reference', label: 'Reference' },
    { name: 'status', label: 'Status', kind: 'word', words: PROPERTY_STATUS, isTag: true },
    { name: 'listing', label: 'Listing', kind: 'word', words: LISTING },
    { name: 'priceWords', label: 'Price' },
    { name: 'postcode', label: 'Postcode' },
    { name: 'bedrooms', label: 'Bedrooms', kind: 'number' },
    { name: 'bathrooms', label: 'Bathrooms' },
    { name: 'size', label: 'Area' },
    { name: 'freshness', label: 'Freshness' },
    { name: 'checkedAt', label: 'Last checked', kind: 'moment' },
    { name: 'agentName', label: 'Agent' },
    { name: 'agentNumber', label: 'Agent’s number', kind: 'phone' },
    { name: 'agentEmail', label: 'Agent’s e-mail' },
    { name: 'archivedAt', label: 'Archived', kind: 'moment' },
    { name: 'createdAt', label: 'Added', kind: 'moment' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('status', 'Status', PROPERTY_STATUS),
    wordFilter('listing', 'Listing', LISTING),
    yesNoFilter('isArchived', 'Archive', 'Archived', 'Not archived'),
    { name: 'createdAt', label: 'Added', kind: 'days' },
  ],
  filterWhere: { isArchived: { true: { archivedAt: { not: null } }, false: { archivedAt: null } } },
  search: ['address', 'city', 'postcode', 'reference'],
  searchHint: 'Address, city, postcode or reference',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: {
    title: 'No properties here',
    text: 'Add one, or import a CSV file of a client: its assistant then answers questions about them and books viewings.',
  },
  details,
  ...propertyForms,
  actions: propertyActions,
}

function priceOf({ priceMinor, currency, listing }: Row): string | null {
  const amount = amountInWords(priceMinor, currency)
  return amount && listing === 'RENT' ? `${amount} a month` : amount
}

function freshnessOf({ checkedAt, isHealthy }: Row): string {
  if (checkedAt === null) return 'Never checked'
  return isHealthy ? 'Researched and healthy' : 'Checked, may have changed'
}

/** Its description, features, units and photos. */
async function details(ctx: Ctx, id: string, params: Row): Promise<Row> {
  const { unitList, description, features, photoUrls, currency } = await getProperty(ctx, { id })
  const parts: PartView[] = [
    ...(description ? [{ kind: 'text' as const, title: 'Description', text: description }] : []),
    ...(features.length > 0 ? [{ kind: 'text' as const, title: 'Features', text: features.join(' · ') }] : []),
    {
      kind: 'table',
      title: 'Units',
      columns: ['Unit', 'Floor plan', 'Bedrooms', 'Rent a month', 'Free from', 'Status'],
      rows: unitList.map((unit) => [
        { label: unit.name, resource: 'Unit', id: unit.id },
        unit.floorPlan ?? '',
        unit.bedrooms === null ? '' : String(unit.bedrooms),
        amountInWords(unit.rentMinor, currency) ?? '',
        unit.availableOn ?? '',
        UNIT_STATUS[unit.status] ?? unit.status,
      ]),
      empty: 'None. A building has them; a house needs none.',
      adds: { label: 'Add a unit', resource: 'Unit', values: { propertyId: String(params['id']) } },
    },
    ...(photoUrls.length > 0 ? [{ kind: 'pages' as const, title: 'Photos', urls: [...photoUrls] }] : []),
  ]
  return { parts }
}
