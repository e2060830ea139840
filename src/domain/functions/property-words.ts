import type { PropertyRow } from '../properties/index.js'
import { sayAmount, sayDay } from '../spoken/index.js'

const DAY_MS = 86_400_000
const STALE_AFTER_DAYS = 30

/** Whether it can be had, as the assistant says it: "is for sale at $450,000". */
export function statusOf({ listing, status, priceMinor, currency }: PropertyRow): string {
  const price =
    priceMinor === null ? '' : ` at ${sayAmount(priceMinor, currency)}${listing === 'RENT' ? ' a month' : ''}`
  const offered = `${listing === 'RENT' ? 'is to rent' : 'is for sale'}${price}`
  switch (status) {
    case 'AVAILABLE':
      return offered
    case 'COMING_SOON':
      return `is not on the market yet but coming soon${price}`
    case 'UNDER_OFFER':
      return `${offered}, but somebody has made an offer`
    case 'SOLD':
      return 'is sold'
    case 'LET':
      return 'is let'
    case 'OFF_MARKET':
      return 'is off the market'
  }
}

/** "3 bedrooms, 2 bathrooms, 1,850 square feet" */
export function inShort({ bedrooms, bathrooms, area, areaUnit }: PropertyRow): string {
  const rooms = (count: number | null, noun: string) =>
    count === null ? '' : `${count} ${count === 1 ? noun : `${noun}s`}`
  const size = area === null ? '' : `${area.toLocaleString('en-US')} square ${areaUnit === 'sqm' ? 'metres' : 'feet'}`
  const bed = bedrooms === 0 ? 'a studio' : rooms(bedrooms, 'bedroom')
  return [bed, rooms(bathrooms, 'bathroom'), size].filter(Boolean).join(', ')
}

/** How far all that can be relied on. */
export function freshnessOf({ checkedAt, isHealthy }: PropertyRow, where: { timeZone: string; now: Date }): string {
  if (!checkedAt) return 'It was not checked lately, so say that details may have changed.'
  const on = new Intl.DateTimeFormat('en-CA', { timeZone: where.timeZone }).format(checkedAt)
  const day = sayDay(on, where)
  if (!isHealthy) return `Checked on ${day}, with open questions, so say that somebody will confirm the details.`
  const isStale = where.now.getTime() - checkedAt.getTime() > STALE_AFTER_DAYS * DAY_MS
  return isStale
    ? `Last checked on ${day}, so say that details may have changed.`
    : `Checked on ${day}, researched and healthy.`
}
