import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import { keepOffer, type OfferRow, offerOfCall } from '../offers/index.js'
import { addressLine, findSpokenProperty, type PropertyRow, whichProperty } from '../properties/index.js'
import { resolveAmount, resolveWhen, sayAmount, sayMoment } from '../spoken/index.js'
import { dayAt, dayInWords } from './day-at.js'
import { type CallInHand, DEADLINE_MS, defineFunction } from './in-call-function.js'
import { keepCaller } from './keep-caller.js'
import { INCOMPLETE, numberToCall } from './number-to-call.js'

const input = z.object({
  amount: z
    .union([z.string().trim().min(1).max(120), z.number()], 'Ask the caller how much they offer.')
    .describe('How much they offer, as they said it.'),
  property: z
    .string('Ask the caller which property the offer is for.')
    .trim()
    .min(1, 'Ask the caller which property the offer is for.')
    .max(200, 'Give only the address of the property.')
    .describe('The address of the property, as the caller said it, or its id from an earlier answer.'),
  conditions: z
    .string()
    .trim()
    .max(2_000, 'The conditions are too long. Put them in a few sentences.')
    .optional()
    .describe('What the offer depends on, such as financing or an inspection, in their words.'),
  expires: z
    .string()
    .trim()
    .max(120, 'Give only until when the offer stands.')
    .optional()
    .describe('Until when the offer stands, in their own words, if they said so.'),
  isSure: z
    .boolean()
    .optional()
    .describe('Only after an answer said that the amount is far from the price, and the caller confirmed it.'),
  buyerName: z.string().trim().max(120, 'Give only the name of the buyer.').optional().describe('Who makes the offer.'),
  callbackNumber: z
    .string()
    .trim()
    .max(200, 'Give only one number to call back.')
    .optional()
    .describe('The number to call back, if it is another one than they are calling from.'),
})

type Terms = {
  amountMinor: bigint
  expiresAt: Date | undefined
  /** Until when, as it is read out. */
  until: string | undefined
}

/** Writes down an offer for a property. */
export const createOffer = defineFunction<z.infer<typeof input>>({
  name: 'create_offer',
  label: 'Take an offer',
  about: 'The assistant notes an offer for a property; it appears in the portal and is mailed.',
  description:
    'Notes an offer for a property. Use it when the caller wants to make an offer. Ask for the amount, what it depends on, ' +
    'until when it stands and their name first. It is not accepted by this: somebody of the business answers it. To ' +
    'correct it, use it again for the same property; what is left out stays as it was.',
  input,
  needs: ['properties'],
  intent: 'make_offer',
  outcome: 'OFFER_CREATED',
  effect: 'writes',
  deadlineMs: DEADLINE_MS,
  async run(tx, given, call) {
    const { clientId, language } = call
    const which = whichProperty(await findSpokenProperty(tx, { clientId, said: given.property, language }))
    if ('ask' in which) return { say: which.ask }
    const { property } = which
    if (GONE.includes(property.status))
      return { say: `${addressLine(property)} ${NOT_FOR_SALE}`, propertyId: property.id }
    const before = await offerOfCall(tx, { clientId, vapiCallId: call.vapiCallId, propertyId: property.id })
    const said = { ...saidIn(before), ...given }
    const number = numberToCall(said.callbackNumber, call)
    if (number === 'incomplete') return { say: INCOMPLETE }
    const terms = understood(tx, { said, property, before }, call)
    if ('ask' in terms) return { say: terms.ask, propertyId: property.id }
    const { amountMinor, expiresAt } = terms
    await keepOffer(tx, {
      ...{ clientId, amountMinor, expiresAt, currency: property.currency, propertyId: property.id },
      leadId: await keepCaller(tx, call, { name: said.buyerName, number, corrects: before && 'create_offer' }),
      conditions: said.conditions || undefined,
      buyerName: said.buyerName || undefined,
      buyerNumber: number,
      vapiCallId: call.vapiCallId || undefined,
    })
    return { say: readBack({ said, property, terms, number }), isDone: true, propertyId: property.id }
  },
})

const GONE: readonly PropertyRow['status'][] = ['SOLD', 'LET', 'OFF_MARKET']
const NOT_FOR_SALE = 'is no longer on the market. Tell the caller, and offer to take a message.'

type Made = { said: z.infer<typeof input>; property: PropertyRow; before?: OfferRow | undefined }

/** What was noted on this call before: whoever corrects one thing does not take back the others. */
const saidIn = (before: OfferRow | undefined): Partial<z.infer<typeof input>> => ({
  ...(before?.conditions && { conditions: before.conditions }),
  ...(before?.buyerName && { buyerName: before.buyerName }),
  ...(before?.buyerNumber && { callbackNumber: before.buyerNumber }),
})

function understood(tx: Ctx, { said, property, before }: Made, call: CallInHand): Terms | { ask: string } {
  const { language } = call
  const { timeZone } = call.client
  const amount = resolveAmount(said.amount, { language, currency: property.currency })
  if (amount.minor === undefined) return { ask: amount.ask }
  if (amount.minor <= 0n) return { ask: 'Ask the caller how much they offer.' }
  const amountMinor = amount.minor
  if (!said.isSure && isFarFrom(amountMinor, property.priceMinor)) return { ask: unlikely(amountMinor, property) }
  if (!said.expires) {
    const expiresAt = before?.expiresAt ?? undefined
    return { amountMinor, expiresAt, until: expiresAt && sayMoment(expiresAt, { timeZone, now: tx.now }) }
  }
  const until = resolveWhen(dayInWords(said.expires), { language, timeZone, now: tx.now })
  if (until.kind === 'unclear') return { ask: `It is not clear until when the offer stands. ${until.ask}` }
  const expiresAt = until.kind === 'at' ? until.at : dayAt(until.on, until.before ?? '24:00', timeZone)
  return { amountMinor, expiresAt, until: until.said }
}

/** Misheard rather than meant: less than a tenth of the price, or more than ten times as much. */
const isFarFrom = (amountMinor: bigint, priceMinor: bigint | null) =>
  priceMinor !== null && priceMinor > 0n && (amountMinor * 10n < priceMinor || amountMinor > priceMinor * 10n)

const unlikely = (amountMinor: bigint, { currency, priceMinor }: PropertyRow) =>
  `I understood ${sayAmount(amountMinor, currency)}, and the price is ${sayAmount(priceMinor ?? 0n, currency)}. Ask the caller whether they really offer that, and only if so, use create_offer again with isSure.`

type Noted = Made & { terms: Terms; number: string | undefined }

function readBack({ said, property, terms, number }: Noted): string {
  const facts = [
    `An offer of ${sayAmount(terms.amountMinor, property.currency)} for ${addressLine(property)}`,
    said.buyerName && `from ${said.buyerName}`,
    terms.until && `standing until ${terms.until}`,
    said.conditions && `with the conditions “${shortened(said.conditions)}”`,
    number ? `to be answered at ${displayNumber(number)}` : 'without a number to call back',
  ]
  return `${facts.filter(Boolean).join(', ')}, is noted and not accepted yet. Read this back to the caller and ask whether it is right.`
}

const shortened = (text: string) => (text.length > 600 ? `${text.slice(0, 599)}…` : text)
