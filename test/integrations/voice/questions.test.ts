import { describe, expect, it } from 'vitest'
import {
  answers,
  oneLine,
  parseVapiMessage,
  questionKind,
  type VapiMessage,
  voiceQuestionOf,
} from '../../../src/integrations/voice/index.js'
import { sample, sampleNames } from '../../support/samples.js'

const read = (body: unknown) => parseVapiMessage(Buffer.from(JSON.stringify(body))) as VapiMessage
const asked = (message: object) => voiceQuestionOf(read({ message }))
const callsOf = (message: object) => {
  const question = asked({ type: 'tool-calls', ...message })
  return question?.kind === 'functions' ? question.calls : []
}
const id = 'call_2fKp9sWqXyZ1aB3cD4eF5gH6'

describe('which samples are questions', () => {
  it('is decided by their type', () => {
    const questions = sampleNames().filter((name) => questionKind(read(sample(name)).type) !== undefined)
    expect(questions.map((name) => name.slice(0, 2))).toEqual([
      '01',
      '11',
      '12',
      '14',
      '15',
      '24',
      '26',
      '33',
      '34',
      '36',
      '42',
    ])
  })

  it('is none of the words an object inherits', () => {
    expect(['constructor', 'toString', '__proto__'].map((type) => questionKind(type))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('and every one of them can be read', () => {
    for (const name of sampleNames()) {
      const message = read(sample(name))
      const question = voiceQuestionOf(message)
      if (question) expect({ name, kind: question.kind }).toEqual({ name, kind: questionKind(message.type) })
    }
  })
})

describe('the line that rang', () => {
  it('is known by its id and its number, and so is who rings', () => {
    expect(voiceQuestionOf(read(sample('01-assistant-request-inbound')))?.line).toEqual({
      numberId: '3e9b1c77-52d0-4b8e-a1c4-9f7d2e6b8a10',
      ownNumber: '+14155550123',
      customerNumber: '+14155550177',
    })
  })

  it('is unknown on a web call', () => {
    expect(asked({ type: 'tool-calls', call: { id: 'web', type: 'webCall' } })?.line).toEqual({})
  })
})

describe('the in-call functions asked for', () => {
  const input = { phone: '+14155550177' }
  const expected = [{ id, name: 'find', input }]

  it.each([
    [
      'nested, arguments as JSON text',
      { id, type: 'function', function: { name: 'find', arguments: JSON.stringify(input) } },
    ],
    ['nested, arguments as an object', { id, type: 'function', function: { name: 'find', arguments: input } }],
    ['nested, parameters', { id, function: { name: 'find', parameters: input } }],
    ['flat, arguments', { id, name: 'find', arguments: input }],
    ['flat, arguments as text', { id, name: 'find', arguments: JSON.stringify(input) }],
    ['flat, parameters', { id, name: 'find', parameters: input }],
  ])('are read in the shape: %s', (_name, call) => {
    expect(callsOf({ toolCallList: [call] })).toEqual(expected)
    expect(callsOf({ toolCalls: [call] })).toEqual(expected)
    expect(callsOf({ toolWithToolCallList: [{ type: 'function', toolCall: call }] })).toEqual(expected)
  })

  it('are taken from one list only, however many repeat them', () => {
    const one = { id, name: 'find', arguments: input }
    expect(callsOf({ toolCallList: [one], toolCalls: [one], toolWithToolCallList: [{ toolCall: one }] })).toEqual(
      expected,
    )
  })

  it.each([[null], [''], ['null'], ['""'], ['{}'], [undefined]])('need no arguments: %j', (none) => {
    expect(callsOf({ toolCallList: [{ id, function: { name: 'find', arguments: none } }] })).toEqual([
      { id, name: 'find', input: {} },
    ])
  })

  it.each([['{"phone":'], ['call me'], ['[1]'], [[1]], [7], [true]])(
    'have no input when the arguments are %j',
    (bad) => {
      expect(callsOf({ toolCallList: [{ id, function: { name: 'find', arguments: bad } }] })).toEqual([
        { id, name: 'find', input: undefined },
      ])
    },
  )

  it('keep their id byte for byte', () => {
    const odd = ' call_\u0000\n"é" '
    expect(callsOf({ toolCallList: [{ id: odd, name: 'find' }] })[0]?.id).toBe(odd)
  })

  it('without an id are left out, because nobody can be answered', () => {
    expect(callsOf({ toolCallList: [null, 4, {}, { id: 4 }, { id, name: 7 }] })).toEqual([{ id, name: '', input: {} }])
  })

  it('of the legacy form have no id, and parameters as text or object', () => {
    for (const name of ['14-function-call-legacy-string-parameters', '15-function-call-legacy-object-parameters']) {
      const question = voiceQuestionOf(read(sample(name)))
      expect(question?.kind === 'function' && question.call).toEqual({
        name: 'find_open_slots',
        input: { date: '2026-09-17', part: 'afternoon' },
      })
    }
  })

  it('of the legacy form are the same for the same message, and others for another', () => {
    const key = (name: string) => voiceQuestionOf(read(sample(name)))?.key
    expect(key('14-function-call-legacy-string-parameters')).toBe(key('14-function-call-legacy-string-parameters'))
    expect(key('14-function-call-legacy-string-parameters')).not.toBe(key('15-function-call-legacy-object-parameters'))
  })
})

describe('what the assistant is told', () => {
  it('is one line of at most 2,000 characters without control characters', () => {
    const line = oneLine(`One\r\ntwo\n\nthree\u2028four\u2029five\u0000six\u0085seven\t ${'x'.repeat(5000)}`)
    expect(line).toMatch(/^One two three four five six seven x+…$/)
    expect(line).toHaveLength(2000)
    expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
  })

  it('never ends in half a character', () => {
    expect(oneLine('😀'.repeat(2000))).not.toMatch(/\p{Cs}/u)
  })

  it('has the documented shape', () => {
    const results = answers.functions([
      { id: 'a', name: 'one', say: 'Yes', isFailure: false },
      { id: 'b', name: 'two', say: 'I could not', isFailure: true },
    ])
    expect(results).toEqual({
      results: [
        { name: 'one', toolCallId: 'a', result: 'Yes' },
        { name: 'two', toolCallId: 'b', error: 'I could not' },
      ],
    })
    expect(Object.keys(sample('responses/tool-calls-one-failed').results[0])).toEqual(
      Object.keys(results.results[0] as object),
    )
    expect(answers.savedAssistant('x')).toEqual({ assistantId: 'x' })
    expect(Object.keys(answers.say('No'))).toEqual(Object.keys(sample('responses/assistant-request-error')))
    expect(answers.forward('+14155550199', 'Connecting you now.')).toEqual(
      sample('responses/assistant-request-transfer'),
    )
    expect(answers.endpointing()).toEqual(sample('responses/call-endpointing-request'))
    expect(Object.keys(answers.notEligible())).toEqual(Object.keys(sample('responses/campaign-predial')))
    expect(answers.handoff('c2d84f10-77ab-4a39-9a6e-5f2e0f9b6d44')).toEqual(
      sample('responses/handoff-destination-request'),
    )
    expect(Object.keys(answers.noTransfer('No'))).toEqual(
      Object.keys(sample('responses/transfer-destination-request-refused')),
    )
    expect(answers.transfer({ name: 'Dana', number: '+14155550199' }).destination).toMatchObject({
      type: 'number',
      number: '+14155550199',
    })
  })
})
