import { NEXT_STATUSES, OFFER_STATUS_WORDS, type OfferRow } from '../../domain/offers/index.js'
import { displayNumber } from '../../platform/phone.js'
import { inSentence, leadNameOf } from './leads.present.js'
import { money } from './money.present.js'
import type { Clock } from './times.present.js'
import type { Tag, Tone } from './words.present.js'

export const OFFERS = '/offers'

const TONES: Readonly<Record<string, Tone>> = {
  OPEN: 'warn',
  COUNTERED: 'info',
  ACCEPTED: 'good',
  DECLINED: 'none',
  WITHDRAWN: 'none',
  EXPIRED: 'bad',
}

const tagOf = (status: OfferRow['status']): Tag => ({
  text: OFFER_STATUS_WORDS[status],
  tone: TONES[status] ?? 'none',
})

/** An offer as the list shows it. */
export function presentOffer(offer: OfferRow, clock: Clock) {
  return {
    href: `${OFFERS}/${offer.id}`,
    amount: money(offer.amountMinor, offer.currency),
    ...buyerOf(offer),
    property: offer.property ? `${offer.property.address}, ${offer.property.city}` : 'No property was named',
    status: tagOf(offer.status),
    hasEnd: offer.expiresAt !== null,
    expires: offer.expiresAt ? clock.dayAndTime(offer.expiresAt) : 'No end was named',
    when: clock.dayAndTime(offer.createdAt),
    whenInFull: clock.full(offer.createdAt),
    createdAt: offer.createdAt.toISOString(),
  }
}

/** A name and a number, or the one of them there is. */
function buyerOf({ buyerName, buyerNumber, lead }: OfferRow) {
  const name = buyerName ?? lead?.name
  const number = buyerNumber ?? lead?.number
  const shown = number ? displayNumber(number) : undefined
  return { buyer: name ?? shown ?? 'Unknown caller', number: name ? shown : undefined }
}

export const presentOfferFilter = (status: string, isWrong: boolean) => ({
  isWrong,
  isSet: status !== '',
  options: [['', 'Any status'] as const, ...Object.entries(OFFER_STATUS_WORDS)].map(([value, label]) => ({
    value,
    label,
    isChosen: value === status,
  })),
})

type Typed = { status: string; note: string; wrong: string | undefined }

/** An offer on a page of its own, with the answers it can be given. */
export function presentOfferPage(offer: OfferRow, clock: Clock, typed?: Typed) {
  const shown = presentOffer(offer, clock)
  return {
    ...shown,
    line: `${shown.property} · made ${inSentence(shown.when)}`,
    conditions: offer.conditions ?? undefined,
    decided: offer.decidedAt
      ? `${OFFER_STATUS_WORDS[offer.status]} by ${offer.decidedBy}, ${inSentence(clock.dayAndTime(offer.decidedAt))}`
      : undefined,
    facts: factsOf(offer, clock),
    steps: NEXT_STATUSES[offer.status].map((status) => ({
      status,
      ...STEPS[status],
      ...(typed?.status === status && { note: typed.note, wrong: typed.wrong, isOpen: true }),
    })),
  }
}

function factsOf(offer: OfferRow, clock: Clock) {
  const { lead, property, callId } = offer
  const number = offer.buyerNumber ?? lead?.number
  return [
    { label: 'Amount', value: money(offer.amountMinor, offer.currency) },
    { label: 'From', value: offer.buyerName ?? (lead ? leadNameOf({ ...lead, email: null }) : 'Unknown caller') },
    ...(number ? [{ label: 'Call back', value: displayNumber(number), href: `tel:${number}` }] : []),
    ...(lead ? [{ label: 'Lead', value: leadNameOf({ ...lead, email: null }), href: `/leads/${lead.id}` }] : []),
    property
      ? { label: 'Property', value: `${property.address}, ${property.city}`, href: `/properties/${property.id}` }
      : { label: 'Property', value: 'None was named' },
    { label: 'Good until', value: offer.expiresAt ? clock.plain(offer.expiresAt) : 'No end was named' },
    { label: 'Made', value: clock.plain(offer.createdAt) },
    ...(callId ? [{ label: 'Call', value: 'See the call', href: `/calls/${callId}` }] : []),
    { label: 'Times are', value: clock.zone },
  ]
}

type Step = { label: string; means: string; noteLabel: string; confirm: string; isDanger?: true }

const STEPS: Readonly<Record<string, Step>> = {
  ACCEPTED: {
    label: 'Accept it',
    means: 'It is marked as accepted. Nothing is sent: tell the buyer yourself.',
    noteLabel: 'A note',
    confirm: 'Yes, accept it',
  },
  COUNTERED: {
    label: 'Make a counter-offer',
    means:
      'It stays open to both of you, until it is accepted, declined or withdrawn. Tell the buyer your figure yourself.',
    noteLabel: 'What you ask for instead',
    confirm: 'Yes, it is countered',
  },
  DECLINED: {
    label: 'Decline it',
    means: 'It is over. Nothing is sent: tell the buyer yourself.',
    noteLabel: 'Why',
    confirm: 'Yes, decline it',
    isDanger: true,
  },
  WITHDRAWN: {
    label: 'The buyer took it back',
    means: 'It is over, because the buyer no longer wants it.',
    noteLabel: 'What they said',
    confirm: 'Yes, it is withdrawn',
    isDanger: true,
  },
  OPEN: {
    label: 'Open it again',
    means: 'The answer so far is taken back, and the offer waits for another one.',
    noteLabel: 'Why',
    confirm: 'Yes, open it again',
  },
}
