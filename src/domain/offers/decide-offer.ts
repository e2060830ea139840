import { randomUUID } from 'node:crypto'
import type { OfferStatus } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { optionalText } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { addActivity, whoOf } from '../leads/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { type OfferRow, readOffer } from './offer-row.js'
import { tellOfOffer } from './tell-of-offer.js'

/** What may follow on what; a decision made by mistake is taken back to open. */
export const NEXT_STATUSES: Readonly<Record<OfferStatus, readonly (typeof DECISIONS)[number][]>> = {
  OPEN: ['ACCEPTED', 'DECLINED', 'COUNTERED', 'WITHDRAWN'],
  COUNTERED: ['ACCEPTED', 'DECLINED', 'WITHDRAWN', 'OPEN'],
  EXPIRED: ['COUNTERED', 'DECLINED'],
  ACCEPTED: ['OPEN'],
  DECLINED: ['OPEN'],
  WITHDRAWN: ['OPEN'],
}

const DECISIONS = ['OPEN', 'COUNTERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'] as const

export const OFFER_STATUS_WORDS: Readonly<Record<OfferStatus, string>> = {
  OPEN: 'Open',
  COUNTERED: 'Countered',
  ACCEPTED: 'Accepted',
  DECLINED: 'Declined',
  WITHDRAWN: 'Withdrawn',
  EXPIRED: 'Expired',
}

export const decideOfferInput = z.strictObject({
  id: z.string(),
  status: z.enum(DECISIONS),
  /** Kept in the lead's history. */
  note: optionalText(1_000).optional(),
})

/**
 * Accepts, declines, counters or withdraws an offer, or takes such a decision back. Safe to repeat.
 * @throws conflict when it is no longer as it was shown; not_found, forbidden, invalid
 */
export async function decideOffer(ctx: Ctx, input: z.input<typeof decideOfferInput>): Promise<void> {
  assertMayChangeOf(ctx, 'offers.write')
  const { id, status: to, note } = decideOfferInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const before = await readOffer(tx, id)
    if (before.status === to) return
    if (!NEXT_STATUSES[before.status].includes(to)) throw refusal(before.status, to)
    const decided = to === 'OPEN' ? { decidedBy: null, decidedAt: null } : { decidedBy: whoOf(tx), decidedAt: tx.now }
    const { count } = await tx.db.offer.updateMany({
      // An expired one may still be stored as open.
      where: {
        id,
        clientId: before.clientId,
        status: before.status === 'EXPIRED' ? { in: ['OPEN', 'EXPIRED'] } : before.status,
      },
      data: { status: to, ...decided },
    })
    if (count === 0) throw conflict('Somebody else decided this offer meanwhile. Load it again.')
    await tellOfOffer(tx, before, 'offer.updated')
    await tell(tx, { before, to, note: note as string | null | undefined })
  })
}

const refusal = (from: OfferStatus, to: OfferStatus) =>
  conflict(
    `This offer is ${OFFER_STATUS_WORDS[from].toLowerCase()} and cannot become ${OFFER_STATUS_WORDS[to].toLowerCase()}.`,
  )

type Decided = { before: OfferRow; to: OfferStatus; note: string | null | undefined }

async function tell(tx: Ctx, { before, to, note }: Decided): Promise<void> {
  const { id, clientId, status, lead, buyerName, buyerNumber } = before
  const subject = { kind: 'offer', id, name: buyerName ?? buyerNumber ?? 'Unknown buyer' }
  await audit(tx, { action: 'offers.decide', subject, clientId, changes: { status: [status, to] } })
  if (!lead) return
  const text = [`${OFFER_STATUS_WORDS[status]} → ${OFFER_STATUS_WORDS[to]}`, note].filter(Boolean).join(': ')
  const key = `offer ${id} ${randomUUID()}`
  const about = { subject: { kind: 'offer', id }, text }
  await addActivity(tx, { clientId, leadId: lead.id, kind: 'OFFER_CHANGED', key, at: tx.now, ...about })
}
