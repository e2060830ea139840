export const LISTINGS = ['SALE', 'RENT'] as const
export const PROPERTY_STATUSES = ['COMING_SOON', 'AVAILABLE', 'UNDER_OFFER', 'SOLD', 'LET', 'OFF_MARKET'] as const
export const UNIT_STATUSES = ['AVAILABLE', 'RESERVED', 'LET', 'OFF_MARKET'] as const
export const AREA_UNITS = ['sqft', 'sqm'] as const

export type Listing = (typeof LISTINGS)[number]
export type PropertyStatus = (typeof PROPERTY_STATUSES)[number]
export type UnitStatus = (typeof UNIT_STATUSES)[number]

export type UnitRow = {
  id: string
  propertyId: string
  name: string
  floorPlan: string | null
  bedrooms: number | null
  /** Per month, in minor units of the property's currency. */
  rentMinor: bigint | null
  /** A calendar day such as 2026-03-05. */
  availableOn: string | null
  status: UnitStatus
}

export type PropertyRow = {
  id: string
  clientId: string
  reference: string | null
  /** Street and number: "123 Main Street". */
  address: string
  city: string
  postcode: string | null
  listing: Listing
  status: PropertyStatus
  /** In minor units of the currency; for RENT per month. */
  priceMinor: bigint | null
  /** ISO 4217. */
  currency: string
  bedrooms: number | null
  bathrooms: number | null
  area: number | null
  /** sqft or sqm */
  areaUnit: string
  description: string | null
  features: string[]
  photoUrls: string[]
  agentName: string | null
  /** E.164 */
  agentNumber: string | null
  agentEmail: string | null
  checkedAt: Date | null
  /** Whether it was researched and healthy when it was last checked. */
  isHealthy: boolean | null
  archivedAt: Date | null
  createdAt: Date
  updatedAt: Date
  /** How many units it has. */
  units: number
}

/** Which property somebody means. `near` are some that it might have been, and never more than a guess to ask about. */
export type PropertyMatch =
  | { kind: 'one'; property: PropertyRow }
  | { kind: 'several'; properties: PropertyRow[] }
  | { kind: 'none'; near: PropertyRow[] }
