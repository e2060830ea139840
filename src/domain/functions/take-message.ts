import { z } from 'zod'
import { countryOf, displayNumber, toE164 } from '../../platform/phone.js'
import { keepCallerMessage } from '../messages/index.js'
import { type CallInHand, DEADLINE_MS, defineFunction } from './in-call-function.js'

const input = z.object({
  message: z
    .string('Ask the caller what the message is.')
    .trim()
    .min(1, 'Ask the caller what the message is.')
    .max(4_000, 'The message is too long. Put it in a few sentences.')
    .describe('What the caller wants to be passed on, in their own words and complete.'),
  callerName: z.string().trim().max(120, 'Give only the name of the caller.').optional().describe('Who is calling.'),
  callbackNumber: z
    .string()
    .trim()
    .max(60, 'Give only one number to call back.')
    .optional()
    .describe('The number to call back, if it is another one than they are calling from. With all its digits.'),
  forWhom: z
    .string()
    .trim()
    .max(120, 'Give only the name of the person the message is for.')
    .optional()
    .describe('The person or department the message is for, if the caller named one.'),
  isUrgent: z.boolean().optional().describe('Whether the caller said that it is urgent.'),
})

/** Writes down what a caller wants to be passed on, and mails it to the client if the client wants that. */
export const takeMessage = defineFunction<z.infer<typeof input>>({
  name: 'take_message',
  label: 'Take a message',
  about: 'The assistant writes down a message; it appears in the portal and is mailed to the client.',
  description:
    'Takes a message for the business. Use it when the caller wants something passed on or to be called back, or when ' +
    'nobody can take the call. Ask for their name and whether the number they are calling from is right first. ' +
    'Afterwards read back to the caller what was noted.',
  input,
  needs: [],
  effect: 'writes',
  deadlineMs: DEADLINE_MS,
  async run(tx, { message, callerName, callbackNumber, forWhom, isUrgent = false }, call) {
    const number = numberToCall(callbackNumber, call)
    if (number === 'incomplete') {
      return { say: 'That number to call back is not complete. Ask the caller for it again, digit by digit.' }
    }
    await keepCallerMessage(tx, {
      clientId: call.clientId,
      vapiCallId: call.vapiCallId || undefined,
      callerName: callerName || undefined,
      callerNumber: number,
      forWhom: forWhom || undefined,
      text: message,
      isUrgent,
      mailTo: call.client.wantsMail ? call.client.email : undefined,
      businessName: call.client.businessName,
    })
    return { say: readBack({ message, callerName, forWhom, isUrgent, number }) }
  },
})

/** What the caller said it is; "this one" and the like mean the number they call from. */
function numberToCall(said: string | undefined, call: CallInHand): string | undefined {
  const digits = said?.replace(/\D/g, '') ?? ''
  if (!said || digits.length === 0) return call.callerNumber
  const home = [call.ownNumber, call.callerNumber, call.client.phone].map((known) => known && countryOf(known))
  return toE164(said, home.find(Boolean) || 'US') ?? 'incomplete'
}

type Noted = { message: string; callerName: string | undefined; forWhom: string | undefined; isUrgent: boolean }

function readBack({ message, callerName, forWhom, isUrgent, number }: Noted & { number: string | undefined }): string {
  const kind = isUrgent ? 'An urgent message' : 'The message'
  const parts = [
    `${kind}${forWhom ? ` for ${forWhom}` : ''}${callerName ? ` from ${callerName}` : ''} is noted: “${shortened(message)}”.`,
    number ? `The number to call back is ${displayNumber(number)}.` : 'There is no number to call back.',
    'Read this back to the caller and ask whether it is right.',
  ]
  return parts.join(' ')
}

const shortened = (text: string) => (text.length > 1_000 ? `${text.slice(0, 999)}…` : text)
