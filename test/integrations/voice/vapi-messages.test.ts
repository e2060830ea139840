import { describe, expect, it } from 'vitest'
import { callEventOf, parseVapiMessage, type VapiMessage } from '../../../src/integrations/voice/index.js'
import { costOf } from '../../../src/integrations/voice/vapi/costs.js'
import { plain } from '../../../src/integrations/voice/vapi/read.js'
import { sample, sampleNames } from '../../support/samples.js'

type Payload = ReturnType<typeof sample>

const parse = (body: unknown) => parseVapiMessage(Buffer.from(JSON.stringify(body))) as VapiMessage
const eventOf = (body: unknown) => callEventOf(parse(body))

describe('reading a delivery', () => {
  it.each(sampleNames())('reads %s', (name) => {
    const body = sample(name)
    expect(parse(body)).toMatchObject({
      kind: 'message',
      type: body.message.type,
      callId: body.message.call?.id,
      sentAtMs: body.message.timestamp,
    })
  })

  it('takes times as ISO text, as milliseconds with a fraction, and as seconds', () => {
    for (const timestamp of ['2026-09-14T15:04:02.000Z', 1789398242000.4, 1789398242]) {
      expect(parse({ message: { timestamp } }).sentAtMs).toBe(1789398242000)
    }
    for (const timestamp of ['soon', null, {}, -1, 1e300, '9999-01-01']) {
      expect(parse({ message: { timestamp } }).sentAtMs).toBeUndefined()
    }
  })

  it('survives nulls and wrong kinds in every place', () => {
    const wrong = [null, 0, 'x', [], {}, [null], true, { a: null }]
    const report = sample('50-eocr-inbound-completed')
    for (const value of wrong) {
      for (const part of [
        'call',
        'artifact',
        'analysis',
        'customer',
        'phoneNumber',
        'assistant',
        'costs',
        'costBreakdown',
      ]) {
        expect(eventOf({ message: { ...report.message, [part]: value } })?.callId).toBe(
          part === 'call' ? undefined : report.message.call.id,
        )
      }
      for (const part of Object.keys(report.message.artifact)) {
        const artifact = { ...report.message.artifact, [part]: value }
        expect(eventOf({ message: { ...report.message, artifact } })?.status).toBe('ENDED')
      }
    }
  })
})

describe('what a report says of its call', () => {
  const report = () => sample('50-eocr-inbound-completed')

  it('prefers the message to the stale copy of the call inside it', () => {
    const body = report()
    Object.assign(body.message.call, { endedReason: 'customer-busy', cost: 9, startedAt: '2020-01-01T00:00:00Z' })
    const event = eventOf(body)
    expect(event?.said).toMatchObject({ endedReason: 'customer-ended-call', cost: { micros: 30_600 } })
    expect(event?.snapshot).toMatchObject({ endedReason: 'customer-busy', direction: 'INBOUND' })
  })

  it('keeps no system prompt, and puts an in-call function and its result together', () => {
    const { conversation } = eventOf(report())?.said ?? {}
    expect(JSON.stringify(conversation)).not.toContain('receptionist of Harbor Dental')
    expect(conversation?.messages.map(({ speaker }) => speaker)).toEqual([
      'ASSISTANT',
      'CALLER',
      'FUNCTION',
      'FUNCTION',
      'ASSISTANT',
      'CALLER',
      'ASSISTANT',
    ])
    expect(JSON.parse(conversation?.messages[2]?.content ?? '')).toEqual({
      name: 'lookup_patient',
      arguments: { phone: '+14155550177' },
      result: { patientId: 'p_77', name: 'Sam Okafor' },
    })
  })

  it('reads durations of messages in seconds, as they were until 2024', () => {
    const body = report()
    body.message.artifact.messages = [{ role: 'user', message: 'Hi', duration: 2.5, secondsFromStart: 3 }]
    expect(eventOf(body)?.said.conversation?.messages).toEqual([
      { speaker: 'CALLER', content: 'Hi', offsetMs: 3000, durationMs: 2500 },
    ])
  })

  it('finds the conversation in OpenAI form, or in the transcript alone', () => {
    const openAi = report()
    delete openAi.message.messages
    delete openAi.message.artifact.messages
    expect(eventOf(openAi)?.said.conversation?.messages.filter(({ speaker }) => speaker === 'CALLER')).toHaveLength(2)
    delete openAi.message.artifact.messagesOpenAIFormatted
    expect(eventOf(openAi)?.said.conversation?.messages).toHaveLength(5)
  })

  it('drops a summary when no caller said anything', () => {
    const body = report()
    body.message.artifact = { messages: [{ role: 'bot', message: 'Hello?' }] }
    delete body.message.transcript
    delete body.message.messages
    expect(eventOf(body)?.said.summary).toBeUndefined()
    expect(eventOf(report())?.said.summary).toContain('Sam Okafor')
  })

  it('falls back from durationSeconds to durationMs', () => {
    const body = report()
    expect(eventOf(body)?.said.durationSeconds).toBe(22)
    delete body.message.durationSeconds
    body.message.durationMs = 61_400
    expect(eventOf(body)?.said.durationSeconds).toBe(61)
  })

  it.each([
    ['the message', (m: Payload) => Object.assign(m, found)],
    ['customFields', (m: Payload) => Object.assign(m, { customFields: found })],
    ['structured data', (m: Payload) => Object.assign(m.analysis.structuredData, found)],
    [
      'a structured output',
      (m: Payload) => Object.assign(m.artifact, { structuredOutputs: { a: { name: 'Details', result: found } } }),
    ],
    ['outputs of these names', (m: Payload) => Object.assign(m.artifact, { structuredOutputs: named })],
    ['metadata of the call', (m: Payload) => Object.assign(m.call, { metadata: found })],
    ['metadata of the overrides', (m: Payload) => Object.assign(m.call, { assistantOverrides: { metadata: found } })],
    ['variables', (m: Payload) => Object.assign(m.artifact.variableValues, found)],
    [
      'snake case',
      (m: Payload) =>
        Object.assign(m.analysis.structuredData, { outcome: 'Booked', service_name: 'Cleaning', Price: 120 }),
    ],
  ])('finds outcome, serviceName and price in %s', (_where, put) => {
    const body = report()
    put(body.message)
    expect(eventOf(body)?.said.custom).toEqual(expect.objectContaining(found))
  })
  const found = { outcome: 'Booked', serviceName: 'Cleaning', price: 120 }
  const named = Object.fromEntries(Object.entries(found).map(([name, result]) => [`id-${name}`, { name, result }]))

  it('names structured outputs by their title and leaves out those that failed', () => {
    expect(eventOf(sample('51-eocr-outbound-completed-structured-outputs'))?.said.structured).toEqual({
      'Appointment confirmation': { confirmed: true, rescheduleRequested: false },
    })
  })

  it('takes from a caller on the web that there are no numbers', () => {
    const body = report()
    Object.assign(body.message.call, { type: 'webCall', customer: null })
    delete body.message.customer
    delete body.message.phoneNumber
    const event = eventOf(body)
    expect(event?.snapshot.direction).toBe('WEB')
    expect({ ...event?.snapshot, ...event?.said }.customerNumber).toBeUndefined()
  })

  it.each(['anonymous', 'Restricted', '+266696687', '+7378742883', '+86282452253', '+'])(
    'B3: takes neither a number nor a name from a hidden caller (%s)',
    (number) => {
      const body = report()
      const customer = { number, name: 'Anonymous' }
      Object.assign(body.message, { customer })
      Object.assign(body.message.call, { customer })
      const event = eventOf(body)
      const found = { ...event?.snapshot, ...event?.said }
      expect(found).toMatchObject({ customerNumber: 'anonymous' })
      expect(found.callerName).not.toBe('Anonymous')
    },
  )

  it.each(['09-status-update-not-found', '10-status-update-deletion-failed', '62-unknown-future-message-type'])(
    'has nothing to say for %s',
    (name) => expect(eventOf(sample(name))).toBeUndefined(),
  )
})

describe('what a call cost', () => {
  it('is integer micro-dollars, without the drift of floats', () => {
    expect(costOf({ cost: 0.0306 })?.micros).toBe(30_600)
    expect(costOf({ costs: Array(1000).fill({ type: 'model', cost: 0.1 }) })?.micros).toBe(100_000_000)
  })

  it('ignores figures that cannot be', () => {
    for (const cost of [-1, Number.NaN, 1e300, 'x', {}]) expect(costOf({ cost })).toBeUndefined()
  })
})

describe('a copy that can be stored', () => {
  it('is cut where it is too deep, and holds no name that could change other objects', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 50_000; depth++) deep = [deep]
    expect(JSON.stringify(plain(deep)).length).toBeLessThan(50)
    const copy = plain(JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}')) as object
    expect(Object.keys(copy)).toEqual(['constructor'])
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})
