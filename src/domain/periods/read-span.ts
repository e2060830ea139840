import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { endOf, startOf } from '../../platform/moment.js'
import { visibleClients } from '../clients/index.js'
import { getSettings } from '../settings/index.js'

export type Span = { from?: Date; to?: Date }

/** `from` and `to` as `moment` of platform/moment.ts reads them; `clientId` is whom they were asked of. */
export type WrittenSpan = { from?: string | undefined; to?: string | undefined; clientId?: string | undefined }

/**
 * From when (included) to when (excluded). Of days the last one is part of it; they begin in the zone of the client, or in
 * the agency's where no client is meant.
 * @throws invalid when it ends before it begins
 */
export async function readSpan(ctx: Ctx, { from, to, clientId }: WrittenSpan): Promise<Span> {
  if (!from && !to) return {}
  const zone = await zoneOf(ctx, walledClient(ctx.actor) ?? clientId)
  const begins = from && startOf(from, zone).toJSDate()
  const ends = to && endOf(to, zone).toJSDate()
  if (begins && ends && begins >= ends) throw invalid('to', 'The period ends before it begins')
  return { ...(begins && { from: begins }), ...(ends && { to: ends }) }
}

async function zoneOf(ctx: Ctx, clientId: string | undefined): Promise<string> {
  if (clientId === undefined) return (await getSettings(ctx)).agencyTimeZone
  const where = { AND: [visibleClients(ctx.actor), { id: clientId }] }
  const client = await inTransaction(ctx, (tx) => tx.db.client.findFirst({ where, select: { timeZone: true } }))
  return client?.timeZone ?? 'UTC'
}
