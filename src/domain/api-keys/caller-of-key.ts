import { Prisma } from '@prisma/client'
import type { Actor, Ctx, StaffRole } from '../../platform/context.js'
import { plainRows } from '../../platform/plain-rows.js'
import { hashToken } from '../../platform/tokens.js'
import type { Scope } from './scopes.js'

/** Who a program is and what its key is for. */
export type Caller = {
  actor: Extract<Actor, { kind: 'staff' | 'client' }>
  scopes: ReadonlySet<Scope>
  /** Whose idempotency keys and rate limit it uses: "key <id>" or "login <id>". */
  owner: string
  /** When the key or the session ends by itself. */
  expiresAt: Date | null
  /** Of a person who signed in; a key has none. */
  sessionId?: string
}

/** What a key looks like; anything else is not even looked up. */
const SHAPE = /^blk_[0-9A-Za-z]{40}$/
const NOTED_EVERY_MS = 60_000

type Row = {
  id: string
  name: string
  clientId: string | null
  access: 'READ_ONLY' | 'SELF_SERVICE' | null
  role: StaffRole | null
  scopes: Scope[]
  expiresAt: Date | null
  lastUsedAt: Date | null
}

/**
 * Who shows this key; undefined when it is none of ours, revoked, expired, or its client is not active. Looked up by its hash
 * at every request, so that a revoked key is refused at once everywhere, and so that a client who is made read-only is that
 * at once. Wants a context above the wall.
 */
export async function callerOfKey(ctx: Ctx, key: string): Promise<Caller | undefined> {
  if (!SHAPE.test(key)) return undefined
  const [found] = await plainRows<Row>(ctx, byHash(hashToken(key), ctx.now), 'api-key')
  // Of a client that is not active nothing was joined.
  if (!found || !(found.role ?? found.access)) return undefined
  noteUse(ctx, found)
  const { id, name, clientId, access, role, expiresAt } = found
  const asKey = { id, name, keyId: id }
  const shared = { scopes: new Set(found.scopes), owner: `key ${id}`, expiresAt }
  if (role) return { ...shared, actor: { kind: 'staff', ...asKey, role } }
  if (!clientId || !access) return undefined
  return { ...shared, actor: { kind: 'client', ...asKey, clientId, access } }
}

const byHash = (hash: Uint8Array, now: Date) => Prisma.sql`
  select k.id::text, k.name, k.client_id::text as "clientId", c.portal_access::text as access, k.role::text, k.scopes,
    k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt"
  from api_keys k left join clients c on c.id = k.client_id and c.is_active
  where k.key_hash = ${Buffer.from(hash)} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now})`

/** To the minute, and nobody waits for it: it is only told to people. */
function noteUse(ctx: Ctx, { id, lastUsedAt }: Row): void {
  const before = new Date(ctx.now.getTime() - NOTED_EVERY_MS)
  if (lastUsedAt && lastUsedAt > before) return
  const where = { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] }
  ctx.db.apiKey
    .updateMany({ where, data: { lastUsedAt: ctx.now } })
    .catch((error: unknown) => ctx.log.warn('the last use of an API key was not noted', { error }))
}
