import { z } from 'zod'
import { displayNumber } from '../../platform/phone.js'
import { keepCallerMessage } from '../messages/index.js'
import { DEADLINE_MS, defineFunction } from './in-call-function.js'
import { keepCaller } from './keep-caller.js'
import { INCOMPLETE, numberToCall } from './number-to-call.js'

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
    .max(200, 'Give only one number to call back.')
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
  intent: 'leave_message',
  outcome: 'MESSAGE_TAKEN',
  effect: 'writes',
  deadlineMs: DEADLINE_MS,
  async run(tx, { message, callerName, callbackNumber, forWhom, isUrgent = false }, call) {
    const number = numberToCall(callbackNumber, call)
    if (number === 'incomplete') return { say: INCOMPLETE }
    await keepCallerMessage(tx, {
      clientId: call.clientId,
      vapiCallId: call.vapiCallId || undefined,
      leadId: await keepCaller(tx, call, { name: callerName, number }),
      callerName: callerName || undefined,
      callerNumber: number,
      forWhom: forWhom || undefined,
      text: message,
      isUrgent,
      businessName: call.client.businessName,
    })
    return { say: readBack({ message, callerName, forWhom, isUrgent, number }), isDone: true }
  },
})

type Noted = { message: string; callerName: string | undefined; forWhom: string | undefined; isUrgent: boolean }

function readBack({ message, callerName, forWhom, isUrgent, number }: Noted & { number: string | undefined }): string {
  const kind = isUrgent ? 'An urgent message' : 'The message'
  const reach = number ? `to call back at ${displayNumber(number)}` : 'without a number to call back'
  const parts = [
    `${kind}${forWhom ? ` for ${forWhom}` : ''}${callerName ? ` from ${callerName}` : ''} is noted, ${reach}: “${shortened(message)}”.`,
    'Read this back to the caller and ask whether it is right.',
  ]
  return parts.join(' ')
}

const shortened = (text: string) => (text.length > 1_000 ? `${text.slice(0, 999)}…` : text)
