import { describe, expect, it } from 'vitest'
import {
  completeFacts,
  contradictions,
  type DraftFacts,
  factsOf,
  fieldSchema,
  firstFacts,
  isAsked,
  keyOf,
  problemsIn,
  problemsOf,
  stepsOf,
} from '../../../src/domain/wizard/index.js'
import { inboundFacts, outboundFacts } from './sample-facts.js'

const DIRECTIONS = ['INBOUND', 'OUTBOUND'] as const
const KNOWN = {
  businessName: 'Harbor Dental',
  businessType: 'dental practice',
  timeZone: 'America/New_York',
  plan: undefined,
}
const fieldsOf = (direction: 'INBOUND' | 'OUTBOUND') => stepsOf(direction).flatMap(({ fields }) => fields)

/** What programs say, and nobody else is asked: the model, and which property an assistant is there for. */
const isInWizard = (name: string) => !['model', 'propertyId'].includes(name)
/** Whoever leaves them out has what we chose. */
const mayBeLeftOut = ['customPrompt', 'model', 'propertyId']

describe('the steps of the wizard', () => {
  it('are seven for an agent that answers and ten for one that calls', () => {
    expect(stepsOf('INBOUND')).toHaveLength(7)
    expect(stepsOf('OUTBOUND')).toHaveLength(10)
  })

  it.each(DIRECTIONS)('ask for every fact of an %s assistant exactly once', (direction) => {
    const asked = fieldsOf(direction).map(({ name }) => name)
    expect([...asked].sort()).toEqual(Object.keys(factsOf(direction).shape).filter(isInWizard).sort())
    expect(new Set(stepsOf(direction).map(({ id }) => id)).size).toBe(stepsOf(direction).length)
  })

  it.each(DIRECTIONS)('have examples that their own fields accept (%s)', (direction) => {
    for (const { name, kind, example, columns } of fieldsOf(direction)) {
      if (example && kind !== 'rows') expect(fieldSchema(direction, name)?.safeParse(example).success, name).toBe(true)
      const exampleRow = (columns ?? []).map((column) => [column.name, column.example ?? column.choices?.[0]?.value])
      if (columns)
        expect(fieldSchema(direction, name)?.safeParse([Object.fromEntries(exampleRow)]).success, name).toBe(true)
    }
  })

  it.each(DIRECTIONS)('ask for the language no later than for the first message (%s)', (direction) => {
    const at = (name: string) =>
      stepsOf(direction).findIndex(({ fields }) => fields.some((field) => field.name === name))
    expect(at('languages')).toBeLessThanOrEqual(at('language'))
    expect(at('language')).toBeLessThanOrEqual(at('firstMessage'))
  })

  it('offer the library wherever there is one, and questions can be brought in too', () => {
    const offers = [...stepsOf('INBOUND'), ...stepsOf('OUTBOUND')].filter(({ libraryFor }) => libraryFor)
    expect(offers.map(({ id, libraryFor, importsTo }) => [id, libraryFor, importsTo])).toEqual([
      ['faqs', 'faqs', 'faqs'],
      ['objections', 'objections', undefined],
    ])
  })

  it('end with the only one for review', () => {
    for (const direction of DIRECTIONS) {
      expect(
        stepsOf(direction)
          .map(({ isReview }) => Boolean(isReview))
          .lastIndexOf(true),
      ).toBe(stepsOf(direction).length - 1)
      expect(stepsOf(direction).filter(({ isReview }) => isReview)).toHaveLength(1)
    }
  })
})

describe('what keeps facts from being complete', () => {
  it('is nothing for a whole assistant', () => {
    expect(problemsOf('INBOUND', inboundFacts('dental', 'en'))).toEqual({})
    expect(problemsOf('OUTBOUND', outboundFacts('real_estate', 'fr'))).toEqual({})
  })

  it('is nothing but what a new assistant has to be asked', () => {
    expect(problemsOf('INBOUND', firstFacts('INBOUND', KNOWN))).toEqual({})
    expect(Object.keys(problemsOf('OUTBOUND', firstFacts('OUTBOUND', KNOWN)))).toEqual([
      ...['about', 'valueProposition', 'audience', 'objective'],
    ])
  })

  it('names a field that is empty, and one that is wrong', () => {
    const facts: DraftFacts = { ...inboundFacts('dental', 'en'), agentName: ' ', maxMinutes: 90 }
    expect(problemsOf('INBOUND', facts)).toEqual({ agentName: 'Please fill this in', maxMinutes: 'At most 60 minutes' })
  })

  it('only counts the fields of a step for that step', () => {
    const [business, hours] = stepsOf('INBOUND')
    const facts: DraftFacts = { ...inboundFacts('dental', 'en'), businessName: '' }
    expect(business && problemsIn('INBOUND', business, facts)).toEqual({ businessName: 'Please fill this in' })
    expect(hours && problemsIn('INBOUND', hours, facts)).toEqual({})
  })

  it('asks for a field only while another one calls for it', () => {
    const forwardTo = fieldsOf('INBOUND').find(({ name }) => name === 'forwardTo')
    expect(forwardTo && isAsked(forwardTo, { afterHours: 'FORWARD' })).toBe(true)
    expect(forwardTo && isAsked(forwardTo, { afterHours: 'ANSWER' })).toBe(false)
    const facts = { ...inboundFacts('dental', 'en'), afterHours: 'FORWARD' as const }
    expect(problemsOf('INBOUND', facts)).toEqual({ forwardTo: 'Please fill this in' })
    expect(problemsOf('INBOUND', { ...facts, afterHours: 'ANSWER' })).toEqual({})
  })
})

describe('facts that contradict each other', () => {
  it.each([
    [{ afterHours: 'FORWARD' }, 'forwardTo'],
    [{ language: 'de', languages: ['en'] }, 'language'],
    [{ objective: 'custom' }, 'objectiveDetail'],
    [{ functions: ['transfer_to_human'], transferNumbers: [] }, 'transferNumbers'],
    [{ voicemail: 'leave_message' }, 'voicemailMessage'],
  ] as [DraftFacts, string][])('%j is told at %s', (facts, field) => {
    expect(Object.keys(contradictions(facts))).toEqual([field])
  })

  it('are none while one of the two is still missing', () => {
    for (const facts of [
      {},
      { language: 'de' },
      { languages: ['en'] },
      { functions: ['transfer_to_human'] },
    ] as DraftFacts[]) {
      expect(contradictions(facts)).toEqual({})
    }
  })

  it('do not matter to a direction that is not asked', () => {
    expect(problemsOf('INBOUND', { ...inboundFacts('dental', 'en'), objective: 'custom' })).toEqual({})
  })
})

describe('the whole of the facts', () => {
  it('drops what the other direction knows, and throws when something is missing', () => {
    const mixed: DraftFacts = { ...outboundFacts('dental', 'en'), ...inboundFacts('dental', 'en') }
    const needed = Object.keys(factsOf('INBOUND').shape).filter((name) => !mayBeLeftOut.includes(name))
    expect(Object.keys(completeFacts('INBOUND', mixed)).sort()).toEqual(needed.sort())
    expect(() => completeFacts('INBOUND', { businessName: 'Harbor Dental' })).toThrow()
  })

  it('keeps sentences of several lines as one, because they are spoken', () => {
    expect(fieldSchema('INBOUND', 'firstMessage')?.parse(' Hello,\r\n  this is Ava. ')).toBe('Hello, this is Ava.')
    expect(fieldSchema('INBOUND', 'faqs')?.parse([{ question: 'Q?', answer: 'One\ntwo' }])).toEqual([
      { question: 'Q?', answer: 'One two' },
    ])
    expect(fieldSchema('INBOUND', 'firstMessage')?.safeParse('Hello\u0000').success).toBe(false)
    expect(fieldSchema('INBOUND', 'firstMessage')?.safeParse('\n ').success).toBe(false)
  })

  it('takes an empty box for no minutes, and says what to write for a word', () => {
    const services = fieldSchema('INBOUND', 'services')
    expect(services?.parse([{ name: 'Check-up', minutes: '' }])).toEqual([
      { name: 'Check-up', minutes: null, price: null, notes: null },
    ])
    expect(services?.safeParse([{ name: 'Check-up', minutes: 'long' }]).error?.issues[0]?.message).toContain(
      'such as 30',
    )
  })
})

describe('the key of a row of data', () => {
  it.each([
    ['Move-in date', 'move_in_date'],
    ['Größe der Wohnung', 'grosse_der_wohnung'],
    ['Prénom', 'prenom'],
    ['¿Cuántos niños?', 'cuantos_ninos'],
    ['  A  ', 'a'],
    ['日本', ''],
    [`${'x'.repeat(39)} yz`, 'x'.repeat(39)],
  ])('%j is %j', (name, key) => expect(keyOf(name)).toBe(key))

  it('is needed: a name without letters is refused', () => {
    const row = { name: '日本', type: 'text', description: 'x' }
    expect(fieldSchema('OUTBOUND', 'dataToExtract')?.safeParse([row]).success).toBe(false)
  })
})
