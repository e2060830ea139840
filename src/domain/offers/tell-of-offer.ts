import type { Ctx } from '../../platform/context.js'
import { tellClient } from '../client-events/index.js'
import { callsOf } from '../leads/index.js'

type Which = { clientId: string; id: string }

/** Tells the client's programs of a new offer, or how one is now. */
export async function tellOfOffer(tx: Ctx, { clientId, id }: Which, type: 'offer.created' | 'offer.updated') {
  const offer = await tx.db.offer.findFirstOrThrow({ where: { clientId, id } })
  const { status, buyerName, buyerNumber, leadId, propertyId, vapiCallId } = offer
  const calls = await callsOf(tx, clientId, vapiCallId ? [vapiCallId] : [])
  const data = {
    id,
    amount: { amount_minor: Number(offer.amountMinor), currency: offer.currency },
    status,
    expires_at: offer.expiresAt,
    buyer_name: buyerName,
    buyer_number: buyerNumber,
    lead_id: leadId,
    property_id: propertyId,
    call_id: calls.get(vapiCallId ?? '') ?? null,
    created_at: offer.createdAt,
  }
  await tellClient(tx, { clientId, type, data, ...(type === 'offer.created' && { key: id }) })
}
