import type { CallScript } from '../vapi-call.js'
import { booking, cancelled, inSpanish, rescheduling, toothache } from './dental-bookings.js'
import { DAYS, harborDental, TIMES } from './dental-practice.js'
import {
  brokeDown,
  hungUpEarly,
  insurance,
  messageTaken,
  salesCall,
  transferred,
  wentSilent,
} from './dental-questions.js'
import { aPerson, type Random, talk, weighted } from './random.js'

export { harborDental }

function reminder(random: Random): CallScript {
  const { name, first, number } = aPerson(random)
  const [day, time] = [random.pick(DAYS), random.pick(TIMES)]
  const base: CallScript = {
    direction: 'outbound',
    business: harborDental,
    caller: { number, name },
    turns: [],
    isAnswered: false,
    endedReason: 'customer-did-not-answer',
    ringSeconds: random.between(18, 30),
    metadata: { reason: 'reminder' },
  }
  const hello = `A: Hi ${first}, this is Elliot from Harbor Dental about your appointment on ${day} at ${time}.`
  return weighted<CallScript>(random, [
    [3, base],
    [1, { ...base, endedReason: 'customer-busy', ringSeconds: 2 }],
    [
      3,
      {
        ...base,
        isAnswered: true,
        endedReason: 'voicemail',
        turns: talk(
          'C: The person you are trying to reach is not available. Please leave a message after the tone.',
          `A: Hi, this is Harbor Dental with a reminder of your appointment on ${day} at ${time}. Call us at 415 555 0123 to change it.`,
        ),
        summary: 'Voicemail; a reminder with the time of the appointment was left.',
      },
    ],
    [
      6,
      {
        ...base,
        isAnswered: true,
        ringSeconds: random.between(5, 14),
        endedReason: 'assistant-ended-call-after-message-spoken',
        turns: talk('C: Hello?', hello, 'C: Yes, I will be there.', `A: Great, see you ${day}. Goodbye!`),
        summary: `${name} confirmed the appointment on ${day} at ${time}.`,
        structuredOutputs: { outcome: 'Confirmed', serviceName: 'Reminder', appointment: `${day}, ${time}` },
        successEvaluation: 'true',
      },
    ],
  ])
}

/** A call of the dental practice, as likely as in its week. */
export const dentalCall = (random: Random): CallScript =>
  weighted(random, [
    [20, booking],
    [11, rescheduling],
    [6, toothache],
    [9, insurance],
    [10, messageTaken],
    [6, transferred],
    [5, cancelled],
    [5, inSpanish],
    [6, hungUpEarly],
    [3, wentSilent],
    [2, brokeDown],
    [2, salesCall],
    [15, reminder],
  ])(random)
