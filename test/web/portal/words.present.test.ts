import { describe, expect, it } from 'vitest'
import { functionInWords } from '../../../src/web/portal/functions.present.js'
import { makeClock } from '../../../src/web/portal/times.present.js'
import { factsOf } from '../../../src/web/portal/understood.present.js'
import { humanise, OUTCOMES, outcomeTag } from '../../../src/web/portal/words.present.js'

const NOW = new Date('2026-09-14T15:00:00Z')
const clock = makeClock('America/New_York', NOW)

describe('words of programs', () => {
  it.each([
    ['needsCallback', 'Needs callback'],
    ['needs_callback', 'Needs callback'],
    ['NEEDS-CALLBACK', 'Needs callback'],
    ['patientID', 'Patient ID'],
    ['HTTPStatus', 'Http status'],
    ['Message taken', 'Message taken'],
    ['größe', 'Größe'],
    ['', ''],
  ])('%s reads %s', (word, plain) => expect(humanise(word)).toBe(plain))

  it('show the client’s own outcome before ours', () => {
    expect(outcomeTag({ status: 'ENDED', outcome: 'COMPLETED', reportedOutcome: 'viewing_scheduled' }, NOW)).toEqual({
      text: 'Viewing scheduled',
      tone: 'good',
    })
    expect(outcomeTag({ status: 'ENDED', outcome: 'COMPLETED', reportedOutcome: 'not_booked' }, NOW).tone).toBe('warn')
    expect(outcomeTag({ status: 'ENDED', outcome: 'VOICEMAIL' }, NOW).text).toBe('Voicemail')
    expect(outcomeTag({ status: 'RINGING', outcome: null }, NOW).text).toBe('Ringing')
  })

  it('do not say of a call for ever that it goes on', () => {
    const begun = (hours: number, status: string) =>
      outcomeTag({ status, outcome: null, startedAt: new Date(NOW.getTime() - hours * 3_600_000) }, NOW).text
    expect([begun(11.9, 'IN_PROGRESS'), begun(12.1, 'IN_PROGRESS')]).toEqual(['In progress', 'No further news'])
    expect([begun(11.9, 'QUEUED'), begun(12.1, 'QUEUED')]).toEqual(['About to ring', 'No further news'])
    expect(begun(100, 'SCHEDULED')).toBe('Planned')
    expect(outcomeTag({ status: 'ENDED', outcome: 'BUSY', startedAt: new Date(0) }, NOW).text).toBe('Line busy')
  })

  it('never show an outcome as the database spells it', () => {
    for (const { text } of Object.values(OUTCOMES)) expect(text).not.toMatch(/_|^[A-Z]{2,}/)
    expect(outcomeTag({ status: 'NEW_STATUS', outcome: 'NEW_OUTCOME' }, NOW).text).toBe('Ended otherwise')
  })
})

describe('what was understood', () => {
  it('reads as labels and plain values', () => {
    const extracted = {
      patientName: 'Sam Okafor',
      newTime: '2026-09-17T14:30:00-04:00',
      birthday: '1990-05-01',
      visit_on: '2026-09-17',
      needsCallback: false,
      urgent: 'true',
      reason: 'move_appointment',
      nothing: null,
      empty: '',
    }
    expect(factsOf(extracted, clock)).toEqual([
      { label: 'Patient name', value: 'Sam Okafor' },
      { label: 'New time', value: 'Thu 17 Sep, 2:30 PM' },
      { label: 'Birthday', value: 'Tue 1 May 1990' },
      { label: 'Visit on', value: 'Thu 17 Sep' },
      { label: 'Needs callback', value: 'No' },
      { label: 'Urgent', value: 'Yes' },
      { label: 'Reason', value: 'Move appointment' },
    ])
  })

  it('flattens nested shapes, lists and Vapi’s structured outputs, and never says [object Object]', () => {
    const facts = factsOf(
      {
        address: { street: '1 Pier', zip: '02110' },
        services: ['root_canal', 'Cleaning'],
        people: [{ name: 'Ann' }, { name: 'Bo' }],
        'c0ffee00-0000-4000-8000-000000000000': { name: 'lead_score', result: { score: 7, hot: true } },
      },
      clock,
    )
    expect(facts).toEqual([
      { label: 'Address: street', value: '1 Pier' },
      { label: 'Address: ZIP', value: '02110' },
      { label: 'Services', value: 'Root canal, Cleaning' },
      { label: 'People 1: name', value: 'Ann' },
      { label: 'People 2: name', value: 'Bo' },
      { label: 'Lead score: score', value: '7' },
      { label: 'Lead score: hot', value: 'Yes' },
    ])
    expect(JSON.stringify(facts)).not.toContain('[object')
  })

  it('leaves out the ids of rows, which say nothing to a person', () => {
    const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
    const facts = factsOf(
      { bookingId: id, both: [id.toUpperCase(), 'Monday'], only: [id], [id]: { day: 'Monday' } },
      clock,
    )
    expect(facts).toEqual([
      { label: 'Both', value: 'Monday' },
      { label: 'Day', value: 'Monday' },
    ])
    expect(functionInWords({ name: 'book_visit', result: id }, clock)).toBe('Booked the visit')
  })

  it('takes whatever comes without failing', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`)
    for (const odd of [null, undefined, [], 'text', 5, deep, { a: [[1, [2]]] }, { at: '2026-99-99T99:99:99Z' }]) {
      expect(() => factsOf(odd, clock)).not.toThrow()
    }
    expect(factsOf(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, i])), clock)).toHaveLength(60)
  })
})

describe('what the assistant did', () => {
  it.each([
    [
      { name: 'find_open_slots', arguments: { date: '2026-09-17' }, result: '2:30 PM, 4:00 PM' },
      'Looked for open slots · Thu 17 Sep · 2:30 PM, 4:00 PM',
    ],
    [
      {
        name: 'lookup_patient',
        arguments: '{"phone":"+14155550177"}',
        result: '{"patientId":"p_77","name":"Sam Okafor"}',
      },
      'Looked for the patient · Sam Okafor',
    ],
    [{ name: 'transferCall' }, 'Transferred the call'],
    [{ name: 'endCall' }, 'Ended the call'],
    [{ name: 'take_message', result: { success: true } }, 'Took the message'],
    [{ name: 'search_properties', result: [{ id: 1 }, { id: 2 }] }, 'Looked for properties · 2 results'],
    [{ name: 'ouverture' }, 'Ouverture'],
    [{}, 'Used a function'],
  ])('%o is one plain line', (use, line) => expect(functionInWords(use, clock)).toBe(line))
})
