import type { PropertyRow, UnitRow } from '../../domain/properties/index.js'
import { inSentence } from './leads.present.js'
import { money } from './money.present.js'
import { agentOf, LISTING_WORDS, PROPERTIES, presentProperty, priceOf, roomsOf } from './properties.present.js'
import { presentUnitForm, type UnitForm, unitFormOf } from './properties-form.present.js'
import type { Clock } from './times.present.js'
import type { Tag } from './words.present.js'

type Found = PropertyRow & { unitList: UnitRow[] }
/** A unit's form that was sent and refused; without an id that of a new one. */
export type TypedUnit = { id?: string; form: UnitForm; wrong: Record<string, string> }

const UNIT_TAGS: Readonly<Record<UnitRow['status'], Tag>> = {
  AVAILABLE: { text: 'Available', tone: 'good' },
  RESERVED: { text: 'Reserved', tone: 'warn' },
  LET: { text: 'Let', tone: 'none' },
  OFF_MARKET: { text: 'Off the market', tone: 'none' },
}

/** A property on its page, with its units. */
export function presentPropertyPage(found: Found, clock: Clock, typed?: TypedUnit) {
  const shown = presentProperty(found, clock)
  return {
    ...shown,
    id: found.id,
    line: [LISTING_WORDS[found.listing], found.priceMinor !== null && priceOf(found), roomsOf(found)]
      .filter(Boolean)
      .join(' · '),
    isArchived: found.archivedAt !== null,
    description: found.description ?? undefined,
    features: found.features,
    photos: found.photoUrls.map((href, index) => ({ href, text: `Photo ${index + 1}`, host: hostOf(href) })),
    facts: factsOf(found),
    check: checkOf(found, clock),
    units: found.unitList.map((unit) => presentUnit(unit, found, clock, typed)),
    newUnit: {
      isOpen: typed !== undefined && typed.id === undefined,
      ...presentUnitForm(
        typed && !typed.id ? typed.form : unitFormOf(undefined),
        typed && !typed.id ? typed.wrong : {},
        'new',
      ),
    },
  }
}

function factsOf(found: Found) {
  const facts = [
    ['Address', found.address],
    ['City', [found.postcode, found.city].filter(Boolean).join(' ')],
    ['Reference', found.reference],
    ['Offered', LISTING_WORDS[found.listing]],
    ['Price', found.priceMinor === null ? null : priceOf(found)],
    ['Rooms', roomsOf({ ...found, area: null, units: 0 })],
    ['Area', roomsOf({ ...found, bedrooms: null, bathrooms: null, units: 0 })],
    ['Agent', agentOf(found)],
  ] as const
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

function checkOf({ checkedAt, isHealthy }: Found, clock: Clock) {
  if (!checkedAt)
    return {
      text: 'Nobody said yet that this is right. Callers are told that details may have changed.',
      tag: { text: 'Not checked', tone: 'warn' },
    }
  const when = inSentence(clock.dayAndTime(checkedAt))
  return isHealthy
    ? { text: `Researched and healthy, checked ${when}. Callers are told so.`, tag: { text: 'Healthy', tone: 'good' } }
    : {
        text: `Checked ${when}. Callers are told that somebody will confirm the details.`,
        tag: { text: 'Open questions', tone: 'warn' },
      }
}

function presentUnit(unit: UnitRow, { id: propertyId, currency }: Found, clock: Clock, typed: TypedUnit | undefined) {
  const sent = typed?.id === unit.id ? typed : undefined
  return {
    id: unit.id,
    href: `${PROPERTIES}/${propertyId}/units/${unit.id}`,
    name: unit.name,
    about: [unit.floorPlan, unit.bedrooms === 0 ? 'studio' : unit.bedrooms && `${unit.bedrooms} bed`]
      .filter(Boolean)
      .join(' · '),
    rent: unit.rentMinor === null ? '–' : money(unit.rentMinor, currency),
    from: unit.availableOn ? clock.calendarDay(unit.availableOn) : 'Any time',
    status: UNIT_TAGS[unit.status],
    isOpen: sent !== undefined,
    ...presentUnitForm(sent?.form ?? unitFormOf(unit, currency), sent?.wrong ?? {}, unit.id),
  }
}

function hostOf(href: string): string {
  return URL.canParse(href) ? new URL(href).host : ''
}
