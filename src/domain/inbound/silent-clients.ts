import type { Ctx } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'

export type SilentClient = { id: string; businessName: string; lastEventAt: Date | null }

const SILENT_AFTER_MS = 3 * 86_400_000

/**
 * Live clients Vapi has told nothing about for three days, longest silence first; one it never told about anything
 * counts from the day it was created. Test events do not count.
 */
export function silentClients(ctx: Ctx): Promise<SilentClient[]> {
  assertMay(ctx, 'dashboard.read')
  const since = new Date(ctx.now.getTime() - SILENT_AFTER_MS)
  return ctx.db.$queryRaw<SilentClient[]>`
    select c.id, c.business_name as "businessName", last.received_at as "lastEventAt"
    from clients c left join lateral (
      select received_at from webhook_events e where e.client_id = c.id and not e.is_test
      order by received_at desc limit 1) last on true
    where c.setup_status = 'LIVE' and c.is_active and coalesce(last.received_at, c.created_at) < ${since}
    order by coalesce(last.received_at, c.created_at), c.business_name limit 100`
}
