import { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Actor, type Ctx, walledClient } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'
import type { PropertyRow, UnitRow } from './types.js'

/** The properties this actor may see; every read of them starts from it. */
export const visibleProperties = (actor: Actor): Prisma.PropertyWhereInput => ({ client: visibleClients(actor) })

export const propertyColumns = {
  id: true,
  clientId: true,
  reference: true,
  address: true,
  city: true,
  postcode: true,
  listing: true,
  status: true,
  priceMinor: true,
  currency: true,
  bedrooms: true,
  bathrooms: true,
  area: true,
  areaUnit: true,
  description: true,
  features: true,
  photoUrls: true,
  agentName: true,
  agentNumber: true,
  agentEmail: true,
  checkedAt: true,
  isHealthy: true,
  archivedAt: true,
  createdAt: true,
  updatedAt: true,
  _count: { select: { units: true } },
} satisfies Prisma.PropertySelect

type Stored = Prisma.PropertyGetPayload<{ select: typeof propertyColumns }>

export const presentProperty = ({ _count, bathrooms, ...row }: Stored): PropertyRow => ({
  ...row,
  bathrooms: bathrooms === null ? null : Number(bathrooms),
  units: _count.units,
})

/** The same columns for SQL that Prisma cannot say, as presentPlainProperty reads them; the table is called p. */
export const propertySql = Prisma.sql`p.id, p.client_id as "clientId", p.reference, p.address, p.city, p.postcode,
  p.listing::text, p.status::text, p.price_minor::text as "priceMinor", p.currency, p.bedrooms, p.bathrooms::float8, p.area,
  p.area_unit as "areaUnit", p.description, p.features, p.photo_urls as "photoUrls", p.agent_name as "agentName",
  p.agent_number as "agentNumber", p.agent_email as "agentEmail", p.checked_at as "checkedAt",
  p.is_healthy as "isHealthy", p.archived_at as "archivedAt", p.created_at as "createdAt", p.updated_at as "updatedAt",
  (select count(*)::int from units u where u.client_id = p.client_id and u.property_id = p.id) as units`

export type PlainProperty = Omit<PropertyRow, 'priceMinor'> & { priceMinor: string | null }

export const presentPlainProperty = ({ priceMinor, ...row }: PlainProperty): PropertyRow => ({
  ...row,
  priceMinor: priceMinor === null ? null : BigInt(priceMinor),
})

export const unitColumns = {
  id: true,
  propertyId: true,
  name: true,
  floorPlan: true,
  bedrooms: true,
  rentMinor: true,
  availableOn: true,
  status: true,
} satisfies Prisma.UnitSelect

type StoredUnit = Prisma.UnitGetPayload<{ select: typeof unitColumns }>

export const presentUnit = ({ availableOn, ...unit }: StoredUnit): UnitRow => ({
  ...unit,
  availableOn: availableOn?.toISOString().slice(0, 10) ?? null,
})

/** One property as it is stored. @throws not_found also when it is another client's */
export async function readProperty(tx: Ctx, id: string): Promise<PropertyRow> {
  if (!z.uuid().safeParse(id).success) throw notFound('Property')
  const where = { AND: [visibleProperties(tx.actor), { id }] }
  const stored = await tx.db.property.findFirst({ where, select: propertyColumns })
  if (!stored) throw notFound('Property')
  return presentProperty(stored)
}

/** Whose it becomes: a client's people add to their own, staff say to whose. @throws not_found */
export async function readOwner(tx: Ctx, wanted: string | undefined): Promise<{ id: string; currency: string }> {
  const own = walledClient(tx.actor)
  const id = wanted ?? own
  if (!z.uuid().safeParse(id).success || (own && id !== own)) throw notFound('Client')
  const where = { AND: [visibleClients(tx.actor), { id: id as string }] }
  const client = await tx.db.client.findFirst({ where, select: { id: true, currency: true } })
  if (!client) throw notFound('Client')
  return client
}
