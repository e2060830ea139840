import { expect, it } from 'vitest'
import { judge, type Seen } from '../../../src/domain/follow-up/judge.js'

const used = (intent: string, outcome: string | undefined, isDone = true) =>
  ({ intent, outcome, isDone }) as Seen['used'][number]
const of = (over: Partial<Seen>) => {
  const { intent, outcome, from } = judge({
    used: [],
    ended: 'COMPLETED',
    reported: {},
    heard: { confidence: 0 },
    ...over,
  })
  return [intent, outcome, from]
}

it.each<[string, Partial<Seen>, (string | null)[]]>([
  ['nothing known', {}, [null, null, null]],
  [
    'what functions did before what the report says',
    {
      used: [used('schedule_viewing', 'VIEWING_SCHEDULED')],
      reported: { intent: 'complaint', outcome: 'message_taken' },
    },
    ['schedule_viewing', 'VIEWING_SCHEDULED', 'FUNCTIONS'],
  ],
  [
    'what matters most of several functions',
    { used: [used('leave_message', 'MESSAGE_TAKEN'), used('make_offer', 'OFFER_CREATED')] },
    ['make_offer', 'OFFER_CREATED', 'FUNCTIONS'],
  ],
  [
    'no outcome of a function that only asked back',
    { used: [used('make_offer', 'OFFER_CREATED', false)] },
    ['make_offer', null, 'FUNCTIONS'],
  ],
  [
    'a report over a function that only told something',
    { used: [used('property_inquiry', 'INFORMATION_PROVIDED')], reported: { outcome: 'viewing_scheduled' } },
    ['property_inquiry', 'VIEWING_SCHEDULED', 'FUNCTIONS'],
  ],
  [
    'the client’s own word over that, too',
    { used: [used('property_inquiry', 'INFORMATION_PROVIDED')], reported: { outcome: 'Hot lead' } },
    ['property_inquiry', null, 'FUNCTIONS'],
  ],
  [
    'words of reports in our words',
    { reported: { intent: 'Speak To Person', outcome: 'Callback agreed' } },
    ['speak_to_agent', 'CALLBACK_REQUESTED', 'REPORT'],
  ],
  [
    'our words however they are written',
    { reported: { intent: 'scheduleViewing' } },
    ['schedule_viewing', null, 'REPORT'],
  ],
  ['a general question as general', { reported: { intent: 'General' } }, ['general', null, 'REPORT']],
  [
    'words that programs use as words',
    { reported: { intent: 'constructor', outcome: '__proto__' } },
    ['constructor', null, 'REPORT'],
  ],
  [
    'other words as they are',
    { reported: { intent: 'Lost badge', outcome: 'Badge found' } },
    ['Lost badge', null, 'REPORT'],
  ],
  [
    'what was said, where nothing else is known',
    { heard: { intent: 'leave_message', confidence: 0.5, outcome: 'MESSAGE_TAKEN' } },
    ['leave_message', 'MESSAGE_TAKEN', 'TRANSCRIPT'],
  ],
  [
    'an appointment that was found',
    { found: { outcome: 'TOUR_SCHEDULED', from: 'TRANSCRIPT' }, reported: { outcome: 'information_provided' } },
    [null, 'TOUR_SCHEDULED', 'TRANSCRIPT'],
  ],
  [
    'a wish not to be called before all else that was only said',
    { heard: { intent: 'do_not_call', confidence: 0.8, outcome: 'OPTED_OUT' }, reported: { outcome: 'Interested' } },
    ['do_not_call', 'OPTED_OUT', 'TRANSCRIPT'],
  ],
  [
    'that it was passed on, over a message',
    { ended: 'TRANSFERRED', used: [used('leave_message', 'MESSAGE_TAKEN')] },
    ['leave_message', null, 'FUNCTIONS'],
  ],
  [
    'an appointment, over being passed on',
    { ended: 'TRANSFERRED', used: [used('book_appointment', 'APPOINTMENT_BOOKED')] },
    ['book_appointment', 'APPOINTMENT_BOOKED', 'FUNCTIONS'],
  ],
  [
    'nothing of a call nobody took',
    { ended: 'NO_ANSWER', reported: { outcome: 'viewing_scheduled' } },
    [null, null, null],
  ],
  ['a voicemail only the report noticed', { reported: { outcome: 'voicemail' } }, [null, 'VOICEMAIL', 'REPORT']],
])('judges %s', (_, over, verdict) => expect(of(over)).toEqual(verdict))
