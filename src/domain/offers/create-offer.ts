import { z } from 'zod'
import { type Ctx, inTransaction, isProgram } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { emptyAsNull, optionalLine, optionalText, readNumber, writtenNumber } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { clientOf, keepLead } from '../leads/index.js'
import { minorOf, writePrice } from '../properties/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { writeOffer } from './keep-offer.js'

/** What preprocessing hides: a line, or nothing. */
const optional = (field: z.ZodType) => (field as z.ZodType<string | null, string | null>).optional()
const optionalId = optional(emptyAsNull(z.uuid('Please choose from the list')))

export const createOfferInput = z.strictObject({
  /** As people write it, in the currency of the property, else of the client: "450,000". */
  amount: z
    .string()
    .trim()
    .min(1, 'Please write an amount such as 450,000')
    .max(40, 'At most 40 characters')
    .optional(),
  /** Instead of it, for those who know the minor units: in that currency and no other. */
  exactly: z.strictObject({ minor: z.number().int().positive().max(1e15), currency: z.string() }).optional(),
  propertyId: optionalId,
  leadId: optionalId,
  conditions: optional(optionalText(2_000)),
  /** Until then it stands; left out: until it is withdrawn. */
  expiresAt: z.date('Please write until when it stands').nullable().optional(),
  buyerName: optional(optionalLine(120)),
  buyerNumber: optional(emptyAsNull(writtenNumber)),
  /** A client's own people need not say it. */
  clientId: z.uuid().optional(),
})

type Written = z.infer<typeof createOfferInput>

/**
 * Notes an offer that a person was made, with its lead: the one named, else the one behind the buyer's number. Nobody is
 * mailed about what they wrote themselves.
 * @throws invalid, forbidden; not_found for a lead or property that is not the client's
 */
export async function createOffer(ctx: Ctx, input: z.input<typeof createOfferInput>): Promise<{ id: string }> {
  assertMayChangeOf(ctx, 'offers.write')
  const written = createOfferInput.parse(input)
  const { expiresAt } = written
  if (expiresAt && expiresAt <= ctx.now) throw invalid('expiresAt', 'This time has passed')
  return inTransaction(ctx, async (tx) => {
    const client = await clientOf(tx, written.clientId)
    const property = await propertyOf(tx, client.id, written.propertyId)
    const currency = property?.currency ?? client.currency
    const amountMinor = amountOf(written, currency)
    const buyer = await buyerOf(tx, client, written)
    const conditions = written.conditions ?? undefined
    const terms = { amountMinor, currency, conditions, expiresAt: expiresAt ?? undefined }
    const { id } = await writeOffer(tx, { clientId: client.id, ...terms, ...buyer, propertyId: property?.id })
    const subject = { kind: 'offer', id, name: buyer.buyerName ?? buyer.buyerNumber ?? 'Unknown buyer' }
    const changes = { amount: [null, `${currency} ${writePrice(amountMinor, currency)}`] as const }
    await audit(tx, { action: 'offers.create', subject, clientId: client.id, changes })
    return { id }
  })
}

async function propertyOf(tx: Ctx, clientId: string, id: string | null | undefined) {
  if (!id) return undefined
  const found = await tx.db.property.findFirst({ where: { clientId, id }, select: { id: true, currency: true } })
  if (!found) throw notFound('Property')
  return found
}

/** @throws invalid */
function amountOf({ amount = '', exactly }: Written, currency: string): bigint {
  if (exactly && exactly.currency !== currency)
    throw invalid('amount', `Offers for this are made in ${currency}. Please write the amount in it.`)
  const minor = exactly ? BigInt(exactly.minor) : minorOf({ field: 'amount', written: amount, currency })
  if (!minor || minor <= 0n) throw invalid('amount', 'Please write an amount such as 450,000')
  return minor
}

type Client = Awaited<ReturnType<typeof clientOf>>

async function buyerOf(tx: Ctx, client: Client, { leadId, buyerName, buyerNumber }: Written) {
  const { id: clientId } = client
  const number = buyerNumber ? readNumber(buyerNumber, { field: 'buyerNumber', home: client.phone }) : undefined
  if (leadId) {
    const where = { clientId, id: leadId }
    const lead = await tx.db.lead.findFirst({ where, select: { name: true, number: true } })
    if (!lead) throw notFound('Lead')
    const [name, known] = [buyerName ?? lead.name, number ?? lead.number]
    return { leadId, buyerName: name ?? undefined, buyerNumber: known ?? undefined }
  }
  const name = buyerName ?? undefined
  if (!name && !number) throw invalid('buyerName', 'Please write who makes the offer')
  const kept = await keepLead(tx, {
    clientId,
    number,
    name,
    source: isProgram(tx.actor) ? 'API' : 'MANUAL',
    at: tx.now,
  })
  return { leadId: kept?.id, buyerName: name, buyerNumber: number }
}
