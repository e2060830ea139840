import type { PropertyPage, PropertyRow } from '../../domain/properties/index.js'
import { displayNumber } from '../../platform/phone.js'
import { money } from './money.present.js'
import type { Clock } from './times.present.js'
import { counted } from './times.present.js'
import type { Tag } from './words.present.js'

export const PROPERTIES = '/properties'

export const STATUS_TAGS: Readonly<Record<PropertyRow['status'], Tag>> = {
  COMING_SOON: { text: 'Coming soon', tone: 'info' },
  AVAILABLE: { text: 'Available', tone: 'good' },
  UNDER_OFFER: { text: 'Under offer', tone: 'warn' },
  SOLD: { text: 'Sold', tone: 'none' },
  LET: { text: 'Let', tone: 'none' },
  OFF_MARKET: { text: 'Off the market', tone: 'none' },
}

export const LISTING_WORDS: Readonly<Record<PropertyRow['listing'], string>> = { SALE: 'For sale', RENT: 'To rent' }

/** A property as the list shows it. */
export function presentProperty(property: PropertyRow, clock: Clock) {
  return {
    href: `${PROPERTIES}/${property.id}`,
    address: property.address,
    place: [property.city, property.reference].filter(Boolean).join(' · '),
    price: priceOf(property),
    listing: LISTING_WORDS[property.listing],
    rooms: roomsOf(property),
    status: property.archivedAt ? ({ text: 'Archived', tone: 'none' } as const) : STATUS_TAGS[property.status],
    checked: checkedOf(property, clock),
  }
}

/** '$450,000', '$1,200 a month' */
export function priceOf({ priceMinor, currency, listing }: PropertyRow): string {
  if (priceMinor === null) return '–'
  return `${money(priceMinor, currency)}${listing === 'RENT' ? ' a month' : ''}`
}

/** '3 bedrooms, 2 bathrooms, 1,850 sq ft, 12 units' */
export function roomsOf({ bedrooms, bathrooms, area, areaUnit, units }: PropertyRow): string {
  const parts = [
    bedrooms === 0 ? 'Studio' : bedrooms !== null && counted(bedrooms, 'bedroom'),
    bathrooms !== null && counted(bathrooms, 'bathroom'),
    area !== null && `${area.toLocaleString('en-US')} ${areaUnit === 'sqm' ? 'm²' : 'sq ft'}`,
    units > 0 && counted(units, 'unit'),
  ]
  return parts.filter(Boolean).join(', ')
}

function checkedOf({ checkedAt, isHealthy }: PropertyRow, clock: Clock): string {
  if (!checkedAt) return 'Not checked yet'
  return `${clock.day(checkedAt)}${isHealthy ? '' : ', open questions'}`
}

export type PropertyFilter = { text: string; status: string; listing: string; show: string }

/** The filter form as it was sent, with what can be chosen. */
export function presentPropertyFilter(filter: PropertyFilter) {
  const option = (chosen: string) => (value: string, label: string) => ({ value, label, isChosen: value === chosen })
  const choices = (chosen: string, words: readonly (readonly [string, string])[]) =>
    [['', 'Any'] as const, ...words].map(([value, label]) => option(chosen)(value, label))
  const statuses = Object.entries(STATUS_TAGS).map(([value, { text }]) => [value, text] as const)
  return {
    text: filter.text,
    count: [filter.status, filter.listing, filter.show].filter(Boolean).length,
    isSet: Object.values(filter).some(Boolean),
    isArchived: filter.show === 'archived',
    fields: [
      { name: 'status', label: 'Status', options: choices(filter.status, statuses) },
      { name: 'listing', label: 'Offered', options: choices(filter.listing, Object.entries(LISTING_WORDS)) },
      {
        name: 'show',
        label: 'Which',
        options: [option(filter.show)('', 'In the list'), option(filter.show)('archived', 'Archived')],
      },
    ],
  }
}

/** What stands above the list. */
export const leadOf = ({ total }: PropertyPage, filter: { isSet: boolean }): string =>
  total
    ? `${filter.isSet ? 'Found: ' : ''}${total === 1 ? '1 property' : `${total.toLocaleString('en-US')} properties`}`
    : 'What your assistant tells callers about'

/** An agent to speak to, in one line. */
export const agentOf = ({ agentName, agentNumber, agentEmail }: PropertyRow): string =>
  [agentName, agentNumber && displayNumber(agentNumber), agentEmail].filter(Boolean).join(' · ')
