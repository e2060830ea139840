import { displayNumber } from '../../platform/phone.js'
import type { NewCallerMessage } from './keep-caller-message.js'

/** A caller's message as a mail to the client. */
export function mailOf(publicUrl: string, message: NewCallerMessage): { subject: string; text: string } {
  const { callerName, callerNumber, forWhom, text, isUrgent, businessName } = message
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
      `All messages, and the call itself: ${publicUrl}/messages`,
    ].join('\n\n'),
  }
}
