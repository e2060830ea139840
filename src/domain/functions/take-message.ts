import { z } from 'zod'
import { displayNumber } from '../../platform/phone.js'
import { type CallerMessageRow, correctCallerMessage, keepCallerMessage, messageOfCall } from '../messages/index.js'
import { fold } from '../spoken/index.js'
import { DEADLINE_MS, defineFunction } from './in-call-function.js'
import { keepCaller } from './keep-caller.js'
import { INCOMPLETE, numberToCall } from './number-to-call.js'

const input = z.object({
  message: z
    .string('Ask the caller what the message is.')
    .trim()
    .min(1, 'Ask the caller what the message is.')
    .max(4_000, 'The message is too long. Put it in a few sentences.')
    .optional()
    .describe(
      'What the caller wants to be passed on, in their own words and complete. Left out only to correct something else of ' +
        'the message noted before.',
    ),
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
  isAnother: z
    .boolean()
    .optional()
    .describe(
      'When a message was noted on this call before: true if this is a further one, about something else, false if it corrects it.',
    ),
})

/** Writes down what a caller wants to be passed on, and mails it to the client if the client wants that. */
export const takeMessage = defineFunction<z.infer<typeof input>>({
  name: 'take_message',
  label: 'Take a message',
  about: 'The assistant writes down a message; it appears in the portal and is mailed to the client.',
  description:
    'Takes a message for the business. Use it when the caller wants something passed on or to be called back, or when ' +
    'nobody can take the call. Ask for their name and whether the number they are calling from is right first. ' +
    'Afterwards read back to the caller what was noted. To correct it, use it again; what is left out stays as it was.',
  input,
  needs: [],
  intent: 'leave_message',
  outcome: 'MESSAGE_TAKEN',
  effect: 'writes',
  deadlineMs: DEADLINE_MS,
  async run(tx, given, call) {
    const last = await messageOfCall(tx, call)
    const before = last && !isAnother(given, last) ? last : undefined
    const said = { ...saidIn(before), ...given }
    const { message, callerName, forWhom, isUrgent = false } = said
    if (!message) return { say: 'Ask the caller what the message is. Then try again.' }
    const number = numberToCall(said.callbackNumber, call)
    if (number === 'incomplete') return { say: INCOMPLETE }
    const noted = {
      clientId: call.clientId,
      vapiCallId: call.vapiCallId || undefined,
      leadId: await keepCaller(tx, call, { name: callerName, number, corrects: before && 'take_message' }),
      callerName: callerName || undefined,
      callerNumber: number,
      forWhom: forWhom || undefined,
      text: message,
      isUrgent,
      businessName: call.client.businessName,
    }
    if (before) await correctCallerMessage(tx, before, noted)
    else await keepCallerMessage(tx, noted)
    const besides = before ? instead(before, message) : last && BESIDES
    return {
      say: [readBack({ message, callerName, forWhom, isUrgent, number }), besides].filter(Boolean).join(' '),
      isDone: true,
    }
  },
})

type Given = z.infer<typeof input>

const saidIn = (before: CallerMessageRow | undefined): Given =>
  before
    ? {
        message: before.text,
        isUrgent: before.isUrgent,
        ...(before.callerName && { callerName: before.callerName }),
        ...(before.callerNumber && { callbackNumber: before.callerNumber }),
        ...(before.forWhom && { forWhom: before.forWhom }),
      }
    : {}

/** A repeat is a correction, unless the agent says otherwise or it is about something else. */
function isAnother({ isAnother, message }: Given, before: CallerMessageRow): boolean {
  if (isAnother !== undefined) return isAnother && message !== undefined
  return message !== undefined && !isOneMatter(message, before.text)
}

/** Half of the words of the shorter one stand in the other. */
function isOneMatter(one: string, other: string): boolean {
  const [few, many] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.size - b.size) as [Set<string>, Set<string>]
  return [...few].filter((word) => many.has(word)).length * 2 >= few.size
}

const wordsOf = (text: string) => new Set(fold(text).match(/[\p{L}\d]{3,}/gu) ?? fold(text).match(/[\p{L}\d]+/gu) ?? [])

const BESIDES = 'It is kept besides the message noted before on this call.'

const instead = (before: CallerMessageRow, message: string) =>
  before.text === message
    ? undefined
    : `It takes the place of “${shortened(before.text, 300)}”. If the caller wants both passed on, use take_message again for the other with isAnother.`

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

const shortened = (text: string, most = 1_000) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
