import type { Ctx } from '../../platform/context.js'
import { inTransaction } from '../../platform/context.js'
import { addActivity } from '../leads/index.js'
import { tellOfOffer } from './tell-of-offer.js'

const BATCH = 500

/** Writes down which open offers are over, and says so in their leads' histories. Safe to repeat. */
export async function expireOffers(ctx: Ctx): Promise<{ expired: number }> {
  return inTransaction(ctx, async (tx) => {
    const over = await tx.db.$queryRaw<{ id: string; clientId: string; leadId: string | null; expiresAt: Date }[]>`
      update offers set status = 'EXPIRED', updated_at = ${tx.now} where id in (
        select id from offers where status = 'OPEN' and expires_at <= ${tx.now} limit ${BATCH} for update skip locked)
      returning id, client_id as "clientId", lead_id as "leadId", expires_at as "expiresAt"`
    for (const { id, clientId, leadId, expiresAt } of over) {
      await tellOfOffer(tx, { clientId, id }, 'offer.updated')
      if (!leadId) continue
      const about = { subject: { kind: 'offer', id }, text: 'Open → Expired' }
      const key = `offer ${id} expired ${expiresAt.getTime()}`
      await addActivity(tx, { clientId, leadId, kind: 'OFFER_CHANGED', key, at: expiresAt, ...about })
    }
    return { expired: over.length }
  })
}
