import type { Actor, Ctx } from '../../platform/context.js'
import { hashToken } from '../../platform/tokens.js'
import type { Scope } from './scopes.js'

/** Who a program is and what its key is for. */
export type Caller = {
  actor: Extract<Actor, { kind: 'staff' | 'client' }>
  scopes: ReadonlySet<Scope>
  /** Whose idempotency keys and rate limit it uses: "key <id>" or "login <id>". */
  owner: string
}

/**
 * Who shows this key; undefined when it is none of ours, revoked, expired, or its client is not active. Looked up by its hash
 * at every request, so that a revoked key is refused at once everywhere. Wants a context above the wall.
 */
export async function callerOfKey(ctx: Ctx, key: string): Promise<Caller | undefined> {
  const found = await ctx.db.apiKey.findUnique({
    where: { keyHash: hashToken(key) },
    include: { client: { select: { isActive: true, portalAccess: true } } },
  })
  if (!found || found.revokedAt || (found.expiresAt && found.expiresAt <= ctx.now)) return undefined
  const { id, name, clientId, client, role } = found
  const asKey = { id, name, keyId: id }
  const scopes = new Set(found.scopes as Scope[])
  const owner = `key ${id}`
  if (role) return { actor: { kind: 'staff', ...asKey, role }, scopes, owner }
  if (!clientId || !client?.isActive) return undefined
  return { actor: { kind: 'client', ...asKey, clientId, access: client.portalAccess }, scopes, owner }
}
