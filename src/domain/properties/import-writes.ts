import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { addressKeys } from './address.js'
import type { ImportChange } from './import-plan.js'
import type { StoredImport } from './import-record.js'
import type { ImportRow } from './import-rows.js'
import type { PropertyRow } from './types.js'

const AT_ONCE = 500

/** Adds the new rows of a file; answers their ids. */
export async function addRows(
  tx: Ctx,
  { clientId, currency }: StoredImport,
  rows: readonly ImportRow[],
): Promise<string[]> {
  const made = rows.map(({ fields, keys }) => ({
    currency,
    ...fields,
    ...keys,
    id: randomUUID(),
    clientId,
    createdAt: tx.now,
    updatedAt: tx.now,
  }))
  for (const some of parts(made)) await tx.db.property.createMany({ data: some as never })
  return made.map(({ id }) => id)
}

/** What stands there before rows change it, as it is written back when they are undone. */
export const asBefore = (changes: readonly ImportChange[]) => changes.map(({ before }) => storable(before))

/** Changes the properties that rows of a file name. */
export const changeRows = (tx: Ctx, clientId: string, changes: readonly ImportChange[]): Promise<void> =>
  writeBack(
    tx,
    clientId,
    changes.map(({ before, row }) => storable({ ...before, ...row.fields } as PropertyRow)),
  )

/** Whole rows as JSON takes them: no large numbers, no instants. */
const storable = ({
  priceMinor,
  checkedAt: _checked,
  createdAt: _created,
  updatedAt: _updated,
  units: _units,
  ...row
}: PropertyRow) => ({
  ...row,
  ...addressKeys(row),
  priceMinor: priceMinor?.toString() ?? null,
})

/** Writes rows over those of the same ids: one statement for many, where one each would take too long. */
export async function writeBack(tx: Ctx, clientId: string, rows: readonly object[]): Promise<void> {
  for (const some of parts(rows)) {
    await tx.db.$executeRaw`
      update properties p set reference = x.reference, address = x.address, city = x.city, postcode = x.postcode,
        house_number = x."houseNumber", street_key = x."streetKey", city_key = x."cityKey", address_key = x."addressKey",
        listing = x.listing::property_listing, status = x.status::property_status, price_minor = x."priceMinor", currency = x.currency,
        bedrooms = x.bedrooms, bathrooms = x.bathrooms, area = x.area, area_unit = x."areaUnit", description = x.description,
        features = x.features, photo_urls = x."photoUrls", agent_name = x."agentName", agent_number = x."agentNumber",
        agent_email = x."agentEmail", updated_at = ${tx.now}
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as x(
        id uuid, reference text, address text, city text, postcode text, "houseNumber" text, "streetKey" text, "cityKey" text,
        "addressKey" text, listing text, status text, "priceMinor" bigint, currency text, bedrooms smallint, bathrooms numeric,
        area int, "areaUnit" text, description text, features text[], "photoUrls" text[], "agentName" text, "agentNumber" text,
        "agentEmail" text)
      where p.client_id = ${clientId}::uuid and p.id = x.id`
  }
}

function* parts<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE)
}
