import type { Prisma } from '@prisma/client'
import { type Actor, type Ctx, type StaffRole, walledClient } from '../../platform/context.js'
import { visibleClients } from '../clients/index.js'
import type { Scope } from './scopes.js'

export const API_KEY_STATES = ['ACTIVE', 'EXPIRED', 'REVOKED'] as const
export type ApiKeyState = (typeof API_KEY_STATES)[number]

export type ApiKeyRow = {
  id: string
  /** null for a key of the agency */
  clientId: string | null
  businessName: string | null
  name: string
  /** The 8 characters by which people tell keys apart. */
  prefix: string
  scopes: Scope[]
  /** What a key of the agency may do at most; null for a client's. */
  role: StaffRole | null
  createdBy: string
  createdAt: Date
  expiresAt: Date | null
  /** To the minute. */
  lastUsedAt: Date | null
  revokedAt: Date | null
  revokedBy: string | null
  state: ApiKeyState
}

/** The keys this actor may know of: their client's, or for the agency all. */
export const visibleApiKeys = (actor: Actor): Prisma.ApiKeyWhereInput =>
  actor.kind === 'staff' || actor.kind === 'job' || actor.kind === 'script' ? {} : { client: visibleClients(actor) }

const columns = {
  ...{ id: true, clientId: true, name: true, prefix: true, scopes: true },
  ...{ createdBy: true, createdAt: true, expiresAt: true, lastUsedAt: true, revokedAt: true, revokedBy: true },
  client: { select: { businessName: true } },
} as const

// No client's role may read the column.
const columnsFor = (actor: Actor) => ({ ...columns, role: walledClient(actor) === undefined })

type Found = Prisma.ApiKeyGetPayload<{ select: typeof columns }> & { role?: StaffRole | null }

/** Keys as people see them, never with a hash. */
export async function findApiKeys(
  tx: Ctx,
  query: Pick<Prisma.ApiKeyFindManyArgs, 'where' | 'orderBy' | 'take'>,
): Promise<ApiKeyRow[]> {
  const found: Found[] = await tx.db.apiKey.findMany({ ...query, select: columnsFor(tx.actor) })
  return found.map(({ client, scopes, role = null, ...key }) => ({
    ...key,
    businessName: client?.businessName ?? null,
    scopes: scopes as Scope[],
    role,
    state: stateOf(key, tx.now),
  }))
}

function stateOf({ revokedAt, expiresAt }: Pick<Found, 'revokedAt' | 'expiresAt'>, now: Date): ApiKeyState {
  if (revokedAt) return 'REVOKED'
  return expiresAt && expiresAt <= now ? 'EXPIRED' : 'ACTIVE'
}

/** The same as a condition on the rows. */
export function whereState(state: ApiKeyState, now: Date): Prisma.ApiKeyWhereInput {
  if (state === 'REVOKED') return { revokedAt: { not: null } }
  if (state === 'EXPIRED') return { revokedAt: null, expiresAt: { lte: now } }
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
}
