import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import { qualifyLead as noteQualification, type Qualification } from '../leads/index.js'
import { resolveAmount, resolveWhen, sayAmount, sayDay } from '../spoken/index.js'
import { dayInWords, dayOf } from './day-at.js'
import { type CallInHand, DEADLINE_MS, defineFunction } from './in-call-function.js'
import { keepCaller } from './keep-caller.js'
import { INCOMPLETE, numberToCall } from './number-to-call.js'
import { bedroomsField, spokenBedrooms } from './spoken-bedrooms.js'
import { emailField, spokenEmail } from './spoken-email.js'

const words = (max: number, about: string) =>
  z.string().trim().max(max, `Keep ${about} shorter: put it in a few words.`).optional()

const input = z
  .object({
    budget: z
      .union([z.string().trim().max(120), z.number()], 'Ask the caller what they want to spend at most.')
      .optional()
      .describe('What they want to spend at most, as they said it; per month if they rent.'),
    moveIn: words(120, 'the time').describe('When they want to move in or begin, in their own words.'),
    bedrooms: bedroomsField.describe('How many bedrooms, as they said it; 0 for a studio.'),
    size: words(120, 'the size').describe('The size they need, if it is not a number of bedrooms.'),
    needs: words(1_000, 'what they need').describe('What else matters to them.'),
    callerName: words(120, 'the name').describe('Who is calling.'),
    callerEmail: emailField,
    callbackNumber: words(200, 'the number').describe('The number to call back, if it is another one.'),
  })
  .refine(({ budget, moveIn, bedrooms, size, needs }) => [budget, moveIn, bedrooms, size, needs].some(isSaid), {
    message: 'Ask the caller about their budget, when they want to move, and what they need.',
  })

const isSaid = (value: unknown) => value !== undefined && value !== ''

/** Writes down what a caller looks for, which scores their lead. */
export const qualifyLead = defineFunction<z.infer<typeof input>>({
  name: 'qualify_lead',
  label: 'Qualify a lead',
  about: 'The assistant notes budget, time, size and needs; the lead gets a score.',
  description:
    'Notes what the caller looks for: budget, when they want to move, size and needs. Use it once they told you at least ' +
    'one of these, and again when they tell you more. Do not tell the caller that they are scored.',
  input,
  needs: [],
  outcome: 'LEAD_QUALIFIED',
  effect: 'writes',
  deadlineMs: DEADLINE_MS,
  async run(tx, said, call) {
    const number = numberToCall(said.callbackNumber, call)
    if (number === 'incomplete') return { say: INCOMPLETE }
    const qualification = understood(tx, said, call)
    if ('ask' in qualification) return { say: qualification.ask }
    const { email, missed } = spokenEmail(said.callerEmail, call)
    const leadId = await keepCaller(tx, call, { name: said.callerName, number, email, corrects: 'qualify_lead' })
    if (!leadId) return { say: 'There is no number to keep this under. Ask the caller for their phone number.' }
    const noted = inWords(tx, qualification, call)
    const vapiCallId = call.vapiCallId || undefined
    await noteQualification(tx, { clientId: call.clientId, leadId, qualification, vapiCallId, text: noted })
    const who = [said.callerName, number && displayNumber(number)].filter(Boolean).join(', ')
    const say = `Noted${who ? ` for ${who}` : ''}: ${noted}. Read this back to the caller and ask whether it is right.`
    return { say: [say, missed].filter(Boolean).join(' '), isDone: true }
  },
})

type Understood = Qualification | { ask: string }

function understood(
  tx: Ctx,
  { budget, moveIn, bedrooms, size, needs }: z.infer<typeof input>,
  call: CallInHand,
): Understood {
  const { currency, timeZone } = call.client
  const { language } = call
  const amount = isSaid(budget) ? resolveAmount(budget as string | number, { language, currency }) : undefined
  if (amount?.ask) return { ask: amount.ask }
  const rooms = spokenBedrooms(bedrooms, call)
  if ('ask' in rooms) return rooms
  const when = moveIn ? resolveWhen(dayInWords(moveIn), { language, timeZone, now: tx.now }) : undefined
  return {
    ...(amount?.minor !== undefined && { budgetMinor: amount.minor, currency }),
    // Nobody has to name a day: "in summer" is worth keeping as it is.
    ...(when && (when.kind === 'unclear' ? { timeframe: moveIn } : { moveInOn: dayOf(when, timeZone) })),
    ...rooms,
    ...(size && { sizeArea: size }),
    ...(needs && { needs }),
  }
}

function inWords(tx: Ctx, wish: Qualification, { client }: CallInHand): string {
  const { budgetMinor, currency = client.currency, moveInOn, bedrooms, sizeArea, needs, timeframe } = wish
  const parts = [
    budgetMinor !== undefined && `a budget of ${sayAmount(budgetMinor, currency)}`,
    moveInOn && `moving in ${sayDay(moveInOn, { timeZone: client.timeZone, now: tx.now })}`,
    timeframe && `time: ${timeframe}`,
    bedrooms !== undefined && (bedrooms === 0 ? 'a studio' : `${bedrooms} bedroom${bedrooms === 1 ? '' : 's'}`),
    sizeArea && `size: ${sizeArea}`,
    needs && `needs: ${needs}`,
  ]
  return parts.filter(Boolean).join(', ')
}
