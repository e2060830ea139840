import { z } from 'zod'
import { decideOffer, getOffer, NEXT_STATUSES } from '../../domain/offers/index.js'
import type { Ctx } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import { wordFilter } from '../choices.js'
import { clockInWords } from '../clock.js'
import { OFFER_STATUS } from '../lead-words.js'
import { amountInWords } from '../money.js'
import type { PartView } from '../part-types.js'
import { oneOf, type Row, type Spec, type VerbAction, verbAction } from '../spec.js'

/** What callers would pay for properties of clients. */
export const offers: Spec = {
  model: 'Offer',
  one: 'Offer',
  many: 'Offers',
  group: 'Leads',
  icon: 'offers',
  titleOf: ({ amount, who }) => `${amount ?? 'Offer'} of ${who ?? 'somebody'}`,
  columns: [
    'id',
    'clientId',
    'leadId',
    'propertyId',
    'expiresAt',
    'buyerName',
    'buyerNumber',
    'decidedBy',
    'decidedAt',
    'createdAt',
    'updatedAt',
  ],
  computed: {
    amount: { needs: ['amountMinor', 'currency'], value: (row) => amountInWords(row['amountMinor'], row['currency']) },
    who: {
      needs: ['buyerName', 'buyerNumber'],
      value: ({ buyerName, buyerNumber }) => buyerName ?? (buyerNumber ? displayNumber(String(buyerNumber)) : null),
    },
    status: { needs: ['status', 'expiresAt'], value: statusOf },
    expires: {
      needs: ['expiresAt'],
      value: ({ expiresAt, client }) => clockInWords(expiresAt, (client as Row | null)?.['timeZone'] ?? 'UTC'),
    },
  },
  linked: {
    clientId: { relation: 'client', title: 'businessName', also: ['timeZone'] },
    leadId: { relation: 'lead', title: 'name', also: ['number', 'email'] },
    propertyId: { relation: 'property', title: 'address' },
  },
  list: [
    { name: 'amount', label: 'Amount' },
    { name: 'who', label: 'Of' },
    { name: 'propertyId', label: 'For', links: 'Property' },
    { name: 'clientId', label: 'Client', from: 1100 },
    { name: 'status', label: 'Status', kind: 'word', words: OFFER_STATUS },
    { name: 'expiresAt', label: 'Holds until', kind: 'moment', isSortable: true, from: 1280 },
    { name: 'createdAt', label: 'Made', kind: 'moment', isSortable: true },
  ],
  facts: [
    { name: 'status', label: 'Status', kind: 'word', words: OFFER_STATUS, isTag: true },
    { name: 'amount', label: 'Amount' },
    { name: 'propertyId', label: 'For', links: 'Property' },
    { name: 'clientId', label: 'Client' },
    { name: 'leadId', label: 'Lead', links: 'Lead' },
    { name: 'buyerName', label: 'Buyer' },
    { name: 'buyerNumber', label: 'Number', kind: 'phone' },
    { name: 'expires', label: 'Holds until' },
    { name: 'createdAt', label: 'Made', kind: 'moment' },
    { name: 'decidedAt', label: 'Decided', kind: 'moment' },
    { name: 'decidedBy', label: 'Decided by' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('status', 'Status', OFFER_STATUS),
    { name: 'createdAt', label: 'Made', kind: 'days' },
    { name: 'leadId', label: 'Lead', kind: 'text', isQuiet: true },
    { name: 'propertyId', label: 'Property', kind: 'text', isQuiet: true },
  ],
  filterWhere: {
    status: {
      // One is over at its moment, not when the clock next looks.
      OPEN: (now: Date) => ({ status: 'OPEN', OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }),
      EXPIRED: (now: Date) => ({ OR: [{ status: 'EXPIRED' }, { status: 'OPEN', expiresAt: { lte: now } }] }),
      COUNTERED: { status: 'COUNTERED' },
      ACCEPTED: { status: 'ACCEPTED' },
      DECLINED: { status: 'DECLINED' },
      WITHDRAWN: { status: 'WITHDRAWN' },
    },
  },
  search: ['buyerName', 'buyerNumber'],
  searchHint: 'Buyer or number',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: { title: 'No offers here', text: 'What callers would pay is written down here by the assistants of clients.' },
  details,
  actions: [
    decide('accept', 'Accept', 'ACCEPTED'),
    decide('counter', 'Note that it was countered', 'COUNTERED'),
    decide('decline', 'Decline', 'DECLINED'),
    decide('withdraw', 'Note that it was withdrawn', 'WITHDRAWN'),
    decide('reopen', 'Take the decision back', 'OPEN'),
  ],
}

type Status = keyof typeof NEXT_STATUSES
type Decision = Parameters<typeof decideOffer>[1]['status']

function statusOf({ status, expiresAt }: Row): Status {
  const isOver = status === 'OPEN' && expiresAt instanceof Date && expiresAt.getTime() <= Date.now()
  return isOver ? 'EXPIRED' : (status as Status)
}

async function details(ctx: Ctx, id: string): Promise<Row> {
  const { conditions, callId } = await getOffer(ctx, { id })
  const parts: PartView[] = [
    { kind: 'text', title: 'Conditions', text: conditions ?? 'None were named.' },
    ...(callId
      ? [
          {
            kind: 'links' as const,
            title: 'Where it came from',
            links: [{ label: 'The call', resource: 'Call', id: callId }],
          },
        ]
      : []),
  ]
  return { parts }
}

function decide(name: string, label: string, to: Decision): VerbAction {
  return verbAction({
    name,
    kind: 'record',
    label,
    explain: 'The history of the lead keeps it, with your note. Nobody is told by this.',
    fields: [{ name: 'note', label: 'Note', kind: 'long' }],
    submit: label,
    isDanger: to === 'DECLINED',
    isOffered: ({ status }) => NEXT_STATUSES[status as Status].includes(to),
    input: z.object({ note: z.string().nullish() }),
    run: async (ctx, ids, { note }) => {
      await decideOffer(ctx, { id: oneOf(ids), status: to, note: note ?? null })
      return { message: `The offer is now: ${OFFER_STATUS[to]?.label.toLowerCase()}`, kind: 'good' }
    },
  })
}
