import { describe, expect, it } from 'vitest'
import { type CheckName, checklist, type Evidence } from '../../../src/domain/test-calls/checklist.js'
import { knowledgeOf } from '../../../src/domain/test-calls/knowledge.js'

const GREETING = 'Thanks for calling Harbor Dental, this is Ava. This call is recorded. How can I help?'
const facts = {
  businessName: 'Harbor Dental',
  services: [{ name: 'Cleaning', minutes: 30, price: '$120', notes: null }],
  faqs: [{ question: 'Do you take Delta Dental?', answer: 'Yes, we are in network with Delta Dental and Cigna.' }],
  cancellationPolicy: 'Cancel 24 hours before your appointment, or we charge $40.',
}
const agent = (text: string) => ({ by: 'ASSISTANT' as const, text })
const caller = (text: string) => ({ by: 'CALLER' as const, text })

const good: Evidence = {
  outcome: 'COMPLETED',
  isAnswered: true,
  said: [
    agent(GREETING),
    caller('Do you take Delta Dental?'),
    agent('We are in network with both Delta Dental and Cigna.'),
  ],
  firstMessage: GREETING,
  knowledge: knowledgeOf(facts, 'Harbor Dental'),
  functions: [{ name: 'take_message', isDone: true }],
  reportAfterSeconds: 7,
}
const look = (over: Partial<Evidence>) => {
  const { checks, passed } = checklist({ ...good, ...over })
  return { passed, of: (name: CheckName) => checks.find(({ check }) => check === name) }
}

describe('the checklist of a test call', () => {
  it('passes a call in which everything worked, and says how', () => {
    expect(checklist(good)).toEqual({
      passed: true,
      checks: [
        { check: 'answered', passed: true, words: 'Somebody picked up.' },
        { check: 'greeted', passed: true, words: 'It began with its first message.' },
        { check: 'business', passed: true, words: 'It answered from what it was told: Do you take Delta Dental?' },
        { check: 'function', passed: true, words: 'This worked: take message.' },
        { check: 'report', passed: true, words: 'It arrived 7 seconds after the end.' },
      ],
    })
  })

  it('passes one in which nobody asked anything and nothing had to be done', () => {
    const { passed, of } = look({ said: [agent(GREETING), caller('Thanks, bye.')], functions: [] })
    expect([passed, of('business')?.passed, of('function')?.passed]).toEqual([true, null, null])
  })

  it.each([
    ['NO_ANSWER', 'Nobody picked up.'],
    ['VOICEMAIL', 'A voicemail picked up, so nobody heard the assistant.'],
    ['BUSY', 'The line was busy.'],
    ['REJECTED', 'The call was declined, or nobody has this number.'],
    ['PROVIDER_FAILED', 'A technical fault ended the call.'],
    ['NOT_STARTED', 'Vapi did not begin the call.'],
  ] as const)('does not pass when it ended as %s, and judges no conversation', (outcome, words) => {
    const { passed, of } = look({ outcome })
    expect(passed).toBe(false)
    expect(of('answered')).toEqual({ check: 'answered', passed: false, words })
    expect([of('greeted')?.passed, of('business')?.passed, of('function')?.passed]).toEqual([null, null, null])
  })

  it.each([
    [
      'in several lines',
      [agent('Thanks for calling Harbor Dental, this is Ava.'), agent('This call is recorded. How can I help?')],
      true,
    ],
    ['cut short by the caller', [agent('Thanks for calling Harbor'), caller('Hi!')], true],
    ['after the person said hello', [caller('Hello?'), agent(GREETING)], true],
    [
      'with other signs and accents',
      [agent('THANKS for calling Harbor Déntal — this is Ava! This call is recorded; how can I help')],
      true,
    ],
    ['as somebody else', [agent('Good morning, Rapid Plumbing here. What is broken?')], false],
    ['with one word only', [agent('Hello'), caller('Hi')], false],
    ['not at all', [caller('Hello? Is anybody there?')], false],
  ])('sees whether it greeted %s', (_how, said, passed) => {
    expect(look({ said }).of('greeted')?.passed).toBe(passed)
  })

  it('takes any words for a greeting where the first message is not known', () => {
    expect(look({ firstMessage: undefined }).of('greeted')?.passed).toBe(true)
  })

  it.each([
    ['a service', 'Two cleanings a year are usual.', 'It named a service: Cleaning.'],
    [
      'a policy',
      'You can cancel up to 24 hours before the appointment, else there is a charge of $40.',
      'It answered from what it was told: Cancelling',
    ],
    ['the name', 'At Harbor Dental we can do that.', 'It said the name of the business.'],
  ])('sees that it knew %s', (_what, text, words) => {
    const said = [agent('Hello, how can I help you today?'), caller('Can you tell me more?'), agent(text)]
    expect(look({ said, firstMessage: undefined }).of('business')).toEqual({ check: 'business', passed: true, words })
  })

  it('does not pass when it was asked and knew nothing', () => {
    const said = [
      agent('Hello!'),
      caller('What does a check-up cost?'),
      agent('I am sorry, I have no information on that.'),
    ]
    const { passed, of } = look({ said, firstMessage: 'Hello!' })
    expect([passed, of('business')?.passed]).toEqual([false, false])
  })

  it('names the functions that failed', () => {
    const { passed, of } = look({ functions: [...good.functions, { name: 'transfer_to_human', isDone: false }] })
    expect([passed, of('function')?.words]).toEqual([false, 'This failed: transfer to human.'])
  })

  it.each([
    [30, true, 'It arrived 30 seconds after the end.'],
    [0, true, 'It arrived at once.'],
    [31, false, 'It arrived only 31 seconds after the end; 30 are allowed.'],
    [undefined, false, 'No report reached us within 30 seconds of the end. Is the webhook URL right?'],
  ])('wants the report within 30 seconds: after %s', (reportAfterSeconds, passed, words) => {
    const seen = look({ reportAfterSeconds })
    expect([seen.passed, seen.of('report')]).toEqual([passed, { check: 'report', passed, words }])
  })

  it('reads scripts and names that are not English', () => {
    const said = [
      agent('Bonjour, cabinet Éloïse, que puis-je faire pour vous ?'),
      caller('Vous êtes où exactement ?'),
      agent('Au 12 rue de la République, à Lyon.'),
    ]
    const knowledge = knowledgeOf(
      { businessName: 'Cabinet Éloïse SARL', address: '12 rue de la République, Lyon' },
      'x',
    )
    const { passed, of } = look({
      said,
      knowledge,
      firstMessage: 'Bonjour, Cabinet Éloïse, que puis-je faire pour vous ?',
    })
    expect([passed, of('business')?.words]).toEqual([true, 'It answered from what it was told: Address'])
  })
})
