import { Prisma } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { knownCallKey } from '../calls/index.js'

/** Types of the events of a call that wait for the worker. */
export type WaitingTypes = ReadonlySet<string>

/** Events that have arrived and are not applied yet: what they say is not missing. */
export async function waitingTypes(
  ctx: Ctx,
  calls: readonly { clientId: string; vapiCallId: string }[],
): Promise<Map<string, WaitingTypes>> {
  if (calls.length === 0) return new Map()
  const wanted = Prisma.join(calls.map(({ clientId, vapiCallId }) => Prisma.sql`(${clientId}::uuid, ${vapiCallId})`))
  const rows = await ctx.db.$queryRaw<{ clientId: string; vapiCallId: string; type: string }[]>`
    select distinct client_id::text as "clientId", call_key as "vapiCallId", type from webhook_events
    where state = 'READY' and (client_id, call_key) in (${wanted})`
  const found = new Map<string, Set<string>>()
  for (const row of rows) {
    const key = knownCallKey(row)
    found.set(key, (found.get(key) ?? new Set()).add(row.type))
  }
  return found
}
