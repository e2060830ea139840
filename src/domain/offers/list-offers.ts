import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { anyOf, valuesOf } from '../../platform/any-of.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { visibleClients } from '../clients/index.js'
import { ofClient } from '../leads/index.js'
import { assertMayReadOf } from '../staff/index.js'
import { type OfferRow, readOffer, readOffers } from './offer-row.js'

const PAGE_SIZE = 20

export const OFFER_STATUSES = ['OPEN', 'COUNTERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'] as const

export const listOffersInput = z.object({
  status: anyOf(OFFER_STATUSES).optional(),
  leadId: z.uuid().optional(),
  propertyId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(PAGE_SIZE),
  /** For staff; others see their own. */
  clientId: z.uuid().optional(),
})

export type OfferPage = { offers: OfferRow[]; next?: string; previous?: string }

/** A page of offers, 20 unless more are asked for, newest first. @throws invalid when the cursor cannot be read */
export async function listOffers(ctx: Ctx, input: z.input<typeof listOffersInput> = {}): Promise<OfferPage> {
  assertMayReadOf(ctx, 'offers.read')
  const { status, leadId, propertyId, cursor, limit, clientId } = listOffersInput.parse(input)
  const filters = { ...ofClient(clientId), ...(leadId && { leadId }), ...(propertyId && { propertyId }) }
  const page = await keysetPage(latestFirst('createdAt'), { cursor, limit }, ({ beyond, ...slice }) =>
    inTransaction(ctx, (tx) =>
      readOffers(tx, {
        where: {
          AND: [
            filters,
            ...(status ? [{ OR: valuesOf(status).map((one) => withStatus(one, tx.now)) }] : []),
            ...beyond,
          ],
        },
        ...slice,
      }),
    ),
  )
  return { offers: page.rows, ...page.links }
}

/** As rows show it: an open one whose moment has passed is expired. */
function withStatus(status: OfferRow['status'], now: Date): Prisma.OfferWhereInput {
  if (status === 'OPEN') return { status, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
  if (status === 'EXPIRED') return { OR: [{ status }, { status: 'OPEN', expiresAt: { lte: now } }] }
  return { status }
}

/** Whether there is any, of whatever status. */
export async function hasOffers(ctx: Ctx): Promise<boolean> {
  assertMayReadOf(ctx, 'offers.read')
  const where = { client: visibleClients(ctx.actor) }
  return inTransaction(ctx, async (tx) => (await tx.db.offer.findFirst({ where, select: { id: true } })) !== null)
}

/** One of them. @throws not_found also for that of another client */
export async function getOffer(ctx: Ctx, input: { id: string }): Promise<OfferRow> {
  assertMayReadOf(ctx, 'offers.read')
  return inTransaction(ctx, (tx) => readOffer(tx, input.id))
}
