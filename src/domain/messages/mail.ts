import { displayNumber } from '../../platform/phone.js'
import type { NewCallerMessage } from './keep-caller-message.js'

/** A caller's message as a mail to the client. */
export function mailOf(
  publicUrl: string,
  message: NewCallerMessage & { id: string },
): { subject: string; text: string } {
  const { id, callerName, callerNumber, forWhom, text, isUrgent, businessName } = message
  const number = callerNumber && displayNumber(callerNumber)
  const who = callerName ?? number ?? 'an unknown caller'
  const facts = [
    ['From', [callerName, number].filter(Boolean).join(', ') || 'An unknown caller'],
    ['For', forWhom],
    ['Call back', number ?? 'No number was given'],
  ]
  return {
    subject: `${isUrgent ? 'Urgent: message' : 'Message'} from ${who}`,
    text: [
      `Your assistant at ${businessName} took ${isUrgent ? 'an urgent' : 'a'} message.`,
      facts.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : [])).join('\n'),
      text,
      `The message and its call: ${publicUrl}/messages/${id}`,
    ].join('\n\n'),
  }
}
