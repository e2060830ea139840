import { Prisma } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { plainRows } from '../../platform/plain-rows.js'
import type { UnitRow } from './types.js'

type Wanted = {
  clientId: string
  propertyId: string
  bedrooms?: number | undefined
  /** A calendar day: free then at the latest. */
  onOrBefore?: string | undefined
}

type PlainUnit = Omit<UnitRow, 'rentMinor'> & { rentMinor: string | null }

/** The units of a property that can be had, the soonest first. For use inside a call. */
export async function availableUnits(tx: Ctx, wanted: Wanted): Promise<UnitRow[]> {
  const { clientId, propertyId, bedrooms = null, onOrBefore = null } = wanted
  const found = await plainRows<PlainUnit>(
    tx,
    Prisma.sql`
      select u.id, u.property_id as "propertyId", u.name, u.floor_plan as "floorPlan", u.bedrooms,
        u.rent_minor::text as "rentMinor", u.available_on::text as "availableOn", u.status::text
      from units u join properties p on p.client_id = u.client_id and p.id = u.property_id
      where u.client_id = ${clientId}::uuid and u.property_id = ${propertyId}::uuid and u.status = 'AVAILABLE'
        and p.archived_at is null and (${bedrooms}::int is null or u.bedrooms = ${bedrooms}::int)
        and (${onOrBefore}::date is null or u.available_on is null or u.available_on <= ${onOrBefore}::date)
      order by u.available_on nulls first, u.rent_minor, u.name limit 100`,
    'units-available',
  )
  return found.map(({ rentMinor, ...unit }) => ({ ...unit, rentMinor: rentMinor === null ? null : BigInt(rentMinor) }))
}
