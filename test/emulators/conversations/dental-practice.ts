import type { Business, CallScript } from '../vapi-call.js'
import { aPerson, type Random, weighted } from './random.js'

export const harborDental: Business = {
  name: 'Harbor Dental',
  assistantId: 'b7c3a9d2-1f64-4e0a-8a55-0c9de1f27a31',
  assistantName: 'Harbor Dental Receptionist',
  voice: 'Elliot',
  phoneNumberId: '3e9b1c77-52d0-4b8e-a1c4-9f7d2e6b8a10',
  number: '+14155550123',
  greeting: 'Thanks for calling Harbor Dental, this is Elliot. How can I help?',
}

export const HELLO = `A: ${harborDental.greeting}`
export const BYE = 'A: Thanks for calling Harbor Dental. Goodbye!'
export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
export const TIMES = ['8:30 AM', '9:15 AM', '10 AM', '11:45 AM', '1:30 PM', '2:30 PM', '3:15 PM', '4 PM'] as const
export const SERVICES = [
  ['Cleaning', 'a cleaning', 120],
  ['Check-up', 'a check-up', 85],
  ['Whitening', 'teeth whitening', 340],
  ['Filling', 'a filling my old dentist said I need', 210],
  ["Child's first visit", 'a first visit for my daughter', 60],
] as const
export const INSURERS = ['Delta Dental', 'MetLife', 'Cigna', 'Guardian', 'Aetna'] as const

type Part = Partial<CallScript> & Pick<CallScript, 'turns'>

/** An inbound call of somebody, with what is said about it. */
export const inbound = (random: Random, part: Part): CallScript => ({
  direction: 'inbound',
  business: harborDental,
  caller: { number: aPerson(random).number },
  isAnswered: true,
  endedReason: weighted(random, [
    [6, 'customer-ended-call'],
    [3, 'assistant-ended-call'],
    [1, 'assistant-said-end-call-phrase'],
  ]),
  ringSeconds: random.between(2, 6),
  ...part,
})
