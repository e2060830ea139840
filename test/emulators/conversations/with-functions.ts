import type { CallScript } from '../vapi-call.js'
import { BYE, HELLO, inbound } from './dental-practice.js'
import { alderStone } from './property.js'
import { aPerson, type Random, talk, used } from './random.js'

// Calls in which the assistant really does something: each function is asked of the server while the call goes on.

/** A day that many working days ahead at that hour, as a clock on the wall shows it: 2026-11-24T10:00. */
export type Moment = (workingDaysAhead: number, hour: string) => string

const REASONS = ['a check-up', 'a cleaning', 'a crown that came loose', 'a first visit', 'whitening'] as const

/** Patients who book: one call each, over the coming days. */
export const bookingCalls = (random: Random, at: Moment): CallScript[] =>
  [1, 1, 2, 2, 3, 4, 6].map((days, index) => {
    const { name, first, number } = aPerson(random)
    const reason = REASONS[index % REASONS.length] ?? 'a check-up'
    const when = at(days, ['09:00', '11:30', '10:00', '15:00', '14:00', '09:30', '13:00'][index] ?? '10:00')
    return inbound(random, {
      caller: { number },
      turns: talk(
        HELLO,
        `C: Hello, I need ${reason}. What do you have this week?`,
        'A: Let me see. May I have your name?',
        `C: ${name}.`,
        used('book_appointment', { when, callerName: name, note: reason }, 'Noted'),
        `A: Thank you, ${first}. I have put you down, and the practice will confirm it.`,
        'C: Thank you very much.',
        BYE,
      ),
      summary: `${name} asked for an appointment for ${reason}. It waits to be confirmed.`,
    })
  })

const GREETING = `A: ${alderStone.greeting}`

const asked = (random: Random, number: string, part: Pick<CallScript, 'turns' | 'summary'>): CallScript => ({
  direction: 'inbound',
  business: alderStone,
  isAnswered: true,
  endedReason: 'customer-ended-call',
  ringSeconds: random.between(2, 5),
  caller: { number },
  ...part,
})

/** People who look for a home: what they ask, book, offer and want passed on. */
export const homeCalls = (random: Random, at: Moment): CallScript[] => [
  asked(random, '+442079460233', {
    turns: talk(
      GREETING,
      'C: Hello, is 7 Harcourt Gardens still for sale?',
      used('lookup_property', { property: '7 Harcourt Gardens' }, ''),
      'A: It is. It has three bedrooms and costs 645,000 pounds. Would you like to see it?',
      "C: We have seen it from outside. We would offer 630,000 if you take it off the market. I'm Priya Raman.",
      used(
        'create_offer',
        {
          property: '7 Harcourt Gardens',
          amount: '630,000 pounds',
          conditions: 'Taken off the market, and a survey',
          buyerName: 'Priya Raman',
        },
        '',
      ),
      used('schedule_viewing', { property: '7 Harcourt Gardens', when: at(2, '11:00'), callerName: 'Priya Raman' }, ''),
      'A: I have noted your offer of 630,000 pounds and a viewing. The office will confirm both.',
    ),
    summary: 'Priya Raman offers £630,000 for 7 Harcourt Gardens if it is taken off the market, and wants to view it.',
  }),
  asked(random, '+442079460247', {
    turns: talk(
      GREETING,
      'C: Hi, do you have two-bedroom flats up to 2,300 a month?',
      used('search_properties', { city: 'London', bedrooms: 2, maxPrice: 2300, listing: 'RENT' }, ''),
      'A: I have two: Maple Road, and a flat in Elm Court. Which would you like to see?',
      'C: Elm Court, please. We are two people with a cat and would move in January. Tom Hartley.',
      used(
        'qualify_lead',
        {
          budget: '2,300 pounds',
          moveIn: 'in January',
          bedrooms: 2,
          needs: 'A cat, a lift',
          callerName: 'Tom Hartley',
        },
        '',
      ),
      used(
        'schedule_tour',
        { property: '12 Elm Court', unit: '3A', when: at(3, '17:00'), callerName: 'Tom Hartley' },
        '',
      ),
      'A: I have noted the tour, Tom. The office will confirm it.',
    ),
    summary:
      'Tom Hartley looks for two bedrooms up to £2,300 with a cat, and asked for a tour of flat 3A in Elm Court.',
  }),
  asked(random, '+442079460251', {
    turns: talk(
      GREETING,
      'C: I am a tenant of yours in Elm Court. The lift has been out of order since yesterday.',
      used(
        'take_message',
        {
          message: 'The lift in Elm Court has been out of order since yesterday.',
          callerName: 'Grace Osei',
          isUrgent: true,
          forWhom: 'Repairs',
        },
        '',
      ),
      'A: I have passed that on as urgent. Shall somebody call you back?',
      'C: Yes, tomorrow after five, please.',
      used(
        'request_callback',
        { when: 'tomorrow after five', about: 'The lift in Elm Court', callerName: 'Grace Osei' },
        '',
      ),
      'A: They will. Thank you, Grace.',
    ),
    summary: 'Grace Osei reported that the lift in Elm Court is out of order and wants to be called back after five.',
  }),
  asked(random, '+442079460268', {
    turns: talk(
      GREETING,
      'C: You rang me twice this week. Please stop calling me.',
      used('opt_out', { said: 'Please stop calling me.' }, ''),
      'A: I am sorry about that. You are off our list now, and nobody will call you again. Goodbye.',
    ),
    summary: 'The caller asked not to be called any more.',
  }),
]
