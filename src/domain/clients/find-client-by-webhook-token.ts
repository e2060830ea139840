import type { Deps } from '../../platform/context.js'
import { hashToken } from '../../platform/tokens.js'

export type ClientOfToken = { id: string; isActive: boolean; businessName: string }

/**
 * The client a webhook token belongs to, also for a short while after it was rotated. The one look-up before there is
 * an actor: by hash only, one query on two unique indexes, so that time tells nothing about how close a guess was.
 */
export async function findClientByWebhookToken(
  deps: Deps,
  token: string,
  now: Date,
): Promise<ClientOfToken | undefined> {
  const hash = hashToken(token)
  const [client] = await deps.database.prisma.$queryRaw<ClientOfToken[]>`
    select id::text, is_active as "isActive", business_name as "businessName"
    from clients where webhook_token_hash = ${hash}
    union all
    select c.id::text, c.is_active, c.business_name
    from retired_webhook_tokens r join clients c on c.id = r.client_id
    where r.token_hash = ${hash} and r.expires_at > ${now}
    limit 1`
  return client
}
