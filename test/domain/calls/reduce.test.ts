import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type CallState, derive, isInConversation, reduce } from '../../../src/domain/calls/reduce.js'
import { callEventOf, parseVapiMessage, type VapiMessage } from '../../../src/integrations/voice/index.js'
import { livelyEvents, permutations, sevenEvents, shuffled, variants } from './seven-events.js'

const RECEIVED = Date.parse('2026-09-14T15:05:00Z')
const CALL = '019948a2-6d1c-7c3e-9b0f-2f5a8d61c0e7'

const eventOf = (body: unknown) => callEventOf(parseVapiMessage(Buffer.from(JSON.stringify(body))) as VapiMessage)

/** What a call is after these deliveries; messages that say nothing of a call change nothing. */
function callOf(events: ReturnType<typeof eventOf>[]): CallState {
  let state: CallState | undefined
  for (const event of events) if (event) state = reduce(state, event, RECEIVED)
  if (!state) throw new Error('No event said anything')
  return state
}

/** One text for the same call, whatever the order of its members. */
const hash = (state: CallState) =>
  createHash('sha256')
    .update(JSON.stringify([derive(state), sorted(state)]))
    .digest('hex')

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, entry]) => [key, sorted(entry)])
    : value

describe('reducing the events of a call (W-5)', () => {
  it('gives the same call for all 5,040 orders, with repeats', () => {
    const events = sevenEvents(CALL).map(eventOf)
    const orders = permutations(events)
    expect(orders).toHaveLength(5_040)
    const results = new Set(
      orders.map((order, at) => hash(callOf([...order, ...shuffled(order, at).slice(0, at % 4)]))),
    )
    expect(results.size).toBe(1)
  })

  it('gives the same call when links differ, times are missing and things are told twice', () => {
    const events = variants(CALL).map(eventOf)
    const results = new Set(
      Array.from({ length: 3_000 }, (_, seed) => {
        const order = shuffled(events, seed)
        return hash(callOf([...order, ...shuffled(events, seed + 7).slice(0, seed % 5)]))
      }),
    )
    expect(results.size).toBe(1)
  })

  it('gives the same call when sentences, the conversation so far, a transfer and a deletion come among them', () => {
    const events = [...variants(CALL), ...livelyEvents(CALL)].map(eventOf)
    const results = new Set(
      Array.from({ length: 3_000 }, (_, seed) => {
        const order = shuffled(events, seed)
        return hash(callOf([...order, ...shuffled(events, seed + 11).slice(0, seed % 7)]))
      }),
    )
    expect(results.size).toBe(1)
    const state = callOf(events)
    expect(state.fields).toMatchObject({
      forwardedTo: '+14155550199',
      language: 'en',
      deletedAtMs: Date.parse('2026-09-14T17:34:00Z'),
    })
    expect(derive(state)).toMatchObject({ status: 'ENDED', answeredAt: new Date('2026-09-14T15:04:05.000Z') })
  })

  it('says what happened', () => {
    const state = callOf(shuffled(sevenEvents(CALL).map(eventOf), 3))
    expect(derive(state)).toEqual({
      status: 'ENDED',
      direction: 'INBOUND',
      fromNumber: '+14155550177',
      toNumber: '+14155550123',
      outcome: 'TRANSFERRED',
      startedAt: new Date('2026-09-14T15:04:02.000Z'),
      answeredAt: new Date('2026-09-14T15:04:05.000Z'),
      endedAt: new Date('2026-09-14T15:04:26.800Z'),
      durationSeconds: 22,
      evaluation: 'POSITIVE',
      hasRecording: true,
    })
  })

  it('takes the later report, field by field, and loses nothing it does not say', () => {
    const state = callOf(variants(CALL).map(eventOf))
    expect(state.fields.summary).toMatch(/^Told (again, a minute later|otherwise in the same moment)\.$/)
    expect(state.fields.durationSeconds).toBe(22)
  })

  it('takes the links that live longest', () => {
    const { recording } = callOf(variants(CALL).map(eventOf)).fields
    expect(recording?.presignedUrlsExpiresAt).toBe('2026-09-14T15:44:26.800Z')
  })

  it('never reopens a call that has ended', () => {
    const [, , inProgress, , ended] = sevenEvents(CALL).map(eventOf)
    expect(callOf([ended, inProgress]).status).toBe('ENDED')
  })

  it('closes a call that only a status update ended, and times it from the moment it was answered', () => {
    const [queued, , inProgress, , ended] = sevenEvents(CALL).map(eventOf)
    expect(derive(callOf([queued, inProgress, ended]))).toMatchObject({
      status: 'ENDED',
      outcome: 'TRANSFERRED',
      durationSeconds: 22,
      answeredAt: new Date('2026-09-14T15:04:05.000Z'),
    })
  })

  it('dates a call by when it was told of, when nothing else is known', () => {
    const event = eventOf({ message: { type: 'end-of-call-report', call: { id: 'c' } } })
    const state = callOf([event])
    expect(derive(state)).toMatchObject({ startedAt: new Date(RECEIVED), outcome: 'OTHER', endedAt: null })
  })

  it('keeps the numbers right when the direction becomes known last', () => {
    const at = { customer: { number: '+12125550142' }, phoneNumber: { number: '+14155550123' } }
    const first = eventOf({ message: { type: 'status-update', status: 'queued', call: { id: 'c' }, ...at } })
    const last = eventOf({
      message: { type: 'status-update', status: 'ringing', call: { id: 'c', type: 'outboundPhoneCall' } },
    })
    expect(derive(callOf([first]))).toMatchObject({ direction: 'INBOUND', fromNumber: '+12125550142' })
    expect(derive(callOf([first, last]))).toMatchObject({ direction: 'OUTBOUND', toNumber: '+12125550142' })
  })

  it('takes a call for one in progress from what is said in it, and knows who is on the line', () => {
    const [sentence, , , , soFar] = livelyEvents(CALL).map(eventOf)
    for (const events of [[sentence], [soFar], [sentence, soFar, sentence]]) {
      expect(derive(callOf(events))).toMatchObject({
        status: 'IN_PROGRESS',
        direction: 'INBOUND',
        fromNumber: '+14155550177',
        outcome: null,
      })
    }
  })

  it('changes nothing about the call with a second sentence', () => {
    const [first, second] = livelyEvents(CALL).map(eventOf)
    expect(hash(callOf([first, second]))).toBe(hash(callOf([first])))
  })

  it('has the newest conversation so far, until a report tells it whole', () => {
    const [, , , short, long] = livelyEvents(CALL).map(eventOf)
    const report = eventOf(sevenEvents(CALL)[5])
    const soFar = callOf([long, short])
    expect(soFar.fields.conversation?.messages).toHaveLength(4)
    expect(isInConversation(soFar, Date.parse('2026-09-14T15:04:15.5Z'))).toBe(true)
    expect(isInConversation(soFar, Date.parse('2026-09-14T15:04:15.6Z'))).toBe(false)
    const whole = callOf([report, long])
    expect(whole.fields.conversation?.messages).toHaveLength(7)
    expect(isInConversation(whole, Date.parse('2030-01-01T00:00:00Z'))).toBe(true)
  })

  it('takes structured outputs that were made after the report, whichever comes last', () => {
    const report = sevenEvents(CALL)[5]
    const late = structuredClone(report)
    late.message.timestamp -= 3_600_000
    late.message.artifact.structuredOutputsLastUpdatedAt = '2026-09-14T16:00:00.000Z'
    late.message.artifact.structuredOutputs = { a: { name: 'outcome', result: 'Booked' } }
    late.message.analysis.summary = 'Told earlier.'
    for (const order of [
      [report, late],
      [late, report],
    ]) {
      const { fields } = callOf(order.map(eventOf))
      expect(fields.structured).toMatchObject({ outcome: 'Booked' })
      expect(fields.custom).toMatchObject({ outcome: 'Booked' })
      expect(fields.summary).not.toBe('Told earlier.')
    }
  })

  it('believes what Vapi answers when it is asked more than a report', () => {
    const report = sevenEvents(CALL)[5]
    const fetched = structuredClone(report)
    Object.assign(fetched.message, { isFetched: true, timestamp: report.message.timestamp - 1_000 })
    fetched.message.analysis.summary = 'As Vapi has it.'
    for (const order of [
      [report, fetched],
      [fetched, report],
    ]) {
      expect(callOf(order.map(eventOf)).fields.summary).toBe('As Vapi has it.')
    }
  })

  it('ends a call that was deleted, and keeps what is known of it', () => {
    const events = [...sevenEvents(CALL).slice(0, 3), livelyEvents(CALL)[8]].map(eventOf)
    const state = callOf(events)
    expect(derive(state)).toMatchObject({ status: 'ENDED', fromNumber: '+14155550177' })
    expect(state.fields.deletedAtMs).toBe(Date.parse('2026-09-14T17:34:00Z'))
  })
})
