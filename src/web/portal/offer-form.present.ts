import { textOf } from '../request.js'
import { instantOf } from './local-moment.js'

export const OFFER_FIELDS = [
  'amount',
  'property',
  'propertyId',
  'buyerName',
  'buyerNumber',
  'conditions',
  'expiresDay',
  'expiresTime',
] as const
export type OfferForm = Record<(typeof OFFER_FIELDS)[number], string>

export const offerFormOf = (source: unknown): OfferForm =>
  Object.fromEntries(OFFER_FIELDS.map((name) => [name, textOf(source, name)])) as OfferForm

/** What a verb takes. @throws invalid beside the day or the time */
export const offerOf = (form: OfferForm, timeZone: string) => ({
  amount: form.amount,
  buyerName: form.buyerName || null,
  buyerNumber: form.buyerNumber || null,
  conditions: form.conditions || null,
  expiresAt: instantOf({ day: form.expiresDay, time: form.expiresTime }, { timeZone, name: 'expires' }),
})

type Around = { wrong: Record<string, string>; about: string | undefined; currency: string; zone: string }

/** The form as its page shows it; `about` is the property it was opened for, which then is not asked again. */
export function presentOfferForm(form: OfferForm, { wrong, about, currency, zone }: Around) {
  const field = (name: keyof OfferForm, rest: object) => ({ name, value: form[name], wrong: wrong[name], ...rest })
  return {
    about,
    propertyId: about ? form.propertyId : '',
    amount: field('amount', {
      ...{ label: 'Amount', type: 'text', max: 40, isRequired: true },
      help: `In ${currency}, such as 450,000.`,
    }),
    property: field('property', {
      ...{ label: 'Property', type: 'text', max: 200, autocomplete: 'off' },
      help: 'A part of its address, or your reference. May stay empty.',
    }),
    buyer: [
      field('buyerName', { label: 'Who makes it', type: 'text', max: 120, autocomplete: 'off' }),
      field('buyerNumber', { label: 'Their number', type: 'tel', max: 40, autocomplete: 'off' }),
    ],
    conditions: field('conditions', {
      ...{ label: 'Conditions', rows: 3, max: 2_000 },
      help: 'Such as “subject to financing”. May stay empty.',
    }),
    until: [
      { ...field('expiresDay', { label: 'Good until', type: 'date', help: 'May stay empty.' }), ...passed(wrong) },
      field('expiresTime', { label: 'At', type: 'time', help: `In ${zone}. Empty is five in the afternoon.` }),
    ],
  }
}

/** A moment that has passed is wrong by its day. */
const passed = ({ expiresAt }: Record<string, string>) => (expiresAt ? { wrong: expiresAt } : {})
