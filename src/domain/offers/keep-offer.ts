import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import { addActivity, raiseLeadStatus } from '../leads/index.js'
import { notifyClient } from '../notifications/index.js'
import { sayAmount } from '../spoken/index.js'
import { conditionsPlace, type OfferRow, readOffers } from './offer-row.js'
import { tellOfOffer } from './tell-of-offer.js'

export type NewOffer = {
  clientId: string
  leadId?: string | undefined
  propertyId?: string | undefined
  amountMinor: bigint
  /** ISO 4217. */
  currency: string
  conditions?: string | undefined
  expiresAt?: Date | undefined
  buyerName?: string | undefined
  /** E.164 */
  buyerNumber?: string | undefined
  vapiCallId?: string | undefined
}

/**
 * Keeps an offer, tells the client by mail, and notes it with the lead. An offer of the same call for the same property
 * that is still open is corrected instead: a caller who raises it has made one offer. Whoever calls makes sure that lead and
 * property are the client's own.
 */
export async function keepOffer(tx: Ctx, offer: NewOffer): Promise<{ id: string; isNew: boolean }> {
  const { id, isNew } = await writeOffer(tx, offer)
  const mail = await mailOf(tx, { ...offer, id, isNew })
  await notifyClient(tx, { clientId: offer.clientId, kind: 'offers', ...mail })
  return { id, isNew }
}

/** The same without the mail. */
export async function writeOffer(tx: Ctx, offer: NewOffer): Promise<{ id: string; isNew: boolean }> {
  const before = await offerOfCall(tx, offer)
  const id = before?.id ?? randomUUID()
  const { clientId, amountMinor, currency, conditions, expiresAt = null } = offer
  const terms = {
    ...{ amountMinor, currency, expiresAt },
    conditionsSealed: conditions ? tx.vault.seal(conditionsPlace(clientId, id), conditions) : null,
    ...(offer.leadId && { leadId: offer.leadId }),
    ...(offer.buyerName && { buyerName: offer.buyerName }),
    ...(offer.buyerNumber && { buyerNumber: offer.buyerNumber }),
  }
  if (before) await tx.db.offer.update({ where: { id }, data: terms })
  else {
    const { propertyId = null, vapiCallId = null } = offer
    await tx.db.offer.createMany({ data: { ...terms, id, clientId, propertyId, vapiCallId, createdAt: tx.now } })
  }
  await tellLead(tx, { ...offer, id, isNew: !before })
  await tellOfOffer(tx, { clientId, id }, before ? 'offer.updated' : 'offer.created')
  return { id, isNew: !before }
}

/** The open offer that was made on this call for this property. */
export async function offerOfCall(
  tx: Ctx,
  { clientId, vapiCallId, propertyId }: Pick<NewOffer, 'clientId' | 'vapiCallId' | 'propertyId'>,
): Promise<OfferRow | undefined> {
  if (!vapiCallId) return undefined
  // Two uses of the function at once are one offer as well.
  await tx.db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`offer ${vapiCallId}`}, 0))`
  const where = { clientId, vapiCallId, propertyId: propertyId ?? null, status: 'OPEN' } as const
  const [offer] = await readOffers(tx, { where, take: 1 })
  return offer
}

type Kept = NewOffer & { id: string; isNew: boolean }

async function tellLead(
  tx: Ctx,
  { id, isNew, clientId, leadId, vapiCallId, amountMinor, currency }: Kept,
): Promise<void> {
  if (!leadId) return
  await addActivity(tx, {
    ...{ clientId, leadId, vapiCallId },
    kind: isNew ? 'OFFER_MADE' : 'OFFER_CHANGED',
    key: isNew ? `offer ${id}` : `offer ${id} ${randomUUID()}`,
    at: tx.now,
    subject: { kind: 'offer', id },
    text: `${isNew ? '' : 'Changed to '}${sayAmount(amountMinor, currency)}`,
  })
  await raiseLeadStatus(tx, { clientId, leadId, to: 'OFFER', vapiCallId })
}

async function mailOf(tx: Ctx, offer: Kept): Promise<{ subject: string; text: string }> {
  const { id, isNew, clientId, propertyId, buyerName, buyerNumber, conditions } = offer
  const property = propertyId
    ? await tx.db.property.findFirst({ where: { clientId, id: propertyId }, select: { address: true, city: true } })
    : null
  const amount = sayAmount(offer.amountMinor, offer.currency)
  const number = buyerNumber && displayNumber(buyerNumber)
  const where = property ? `${property.address}, ${property.city}` : undefined
  const facts = [
    ['Property', where],
    ['From', [buyerName, number].filter(Boolean).join(', ') || 'An unknown caller'],
    ['Conditions', conditions],
  ]
  return {
    subject: `${isNew ? 'Offer' : 'Changed offer'} of ${amount}${where ? ` for ${where}` : ''}`,
    text: [
      `Your assistant took an offer of ${amount}${isNew ? '' : ', instead of the one before in the same call'}.`,
      facts.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : [])).join('\n'),
      `Accept or decline it here: ${tx.config.publicUrl}/offers/${id}`,
    ].join('\n\n'),
  }
}
