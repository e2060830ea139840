import { describe, expect, it } from 'vitest'
import { FUNCTION_NAMES, FUNCTIONS } from '../../../src/domain/functions/index.js'
import { fieldSchema } from '../../../src/domain/wizard/facts.js'
import { firstFunctions } from '../../../src/domain/wizard/first-functions.js'
import { firstFacts, importRows, LANGUAGES, renderPrompt } from '../../../src/domain/wizard/index.js'
import { intentsOf, outcomesOf } from '../../../src/domain/wizard/intents.js'
import { phrasesOf } from '../../../src/domain/wizard/phrases.js'
import { inboundFacts } from './sample-facts.js'

const prompt = (functions: string[], language: (typeof LANGUAGES)[number] = 'en') =>
  renderPrompt('INBOUND', { ...inboundFacts('real_estate', language), functions }).text

describe('what an agent is told of its functions', () => {
  it.each(LANGUAGES)('says in %s of every one of them when to use it', (language) => {
    const { functions } = phrasesOf(language)
    expect(Object.keys(functions).sort()).toEqual([...FUNCTION_NAMES].sort())
    for (const name of FUNCTION_NAMES) expect(functions[name]).toMatch(new RegExp(`^${name} ?: \\S.{60,}[.»”]$`))
    const text = prompt([...FUNCTION_NAMES], language)
    for (const name of FUNCTION_NAMES) expect(text).toContain(functions[name])
  })

  it('is in four different languages', () => {
    for (const name of FUNCTION_NAMES) {
      expect(new Set(LANGUAGES.map((language) => phrasesOf(language).functions[name])).size).toBe(LANGUAGES.length)
    }
  })

  it.each(LANGUAGES)('calls what it books pending in %s, unless the tool says otherwise', (language) => {
    const { pending, changes, appointment } = phrasesOf(language).abilities
    const books = prompt(['take_message', 'book_appointment'], language)
    expect([books.includes(pending), books.includes(changes), books.includes(appointment)]).toEqual([true, true, false])
    const takesDown = prompt(['take_message'], language)
    expect(takesDown).toContain(appointment)
    expect(takesDown).not.toContain(pending)
    expect(prompt(['schedule_viewing'], language)).not.toContain('take_message')
  })
})

describe('what a new agent may do', () => {
  it('fits the trade, and exists', () => {
    for (const direction of ['INBOUND', 'OUTBOUND'] as const) {
      for (const type of ['real_estate', 'dental', 'restaurant', 'other', undefined] as const) {
        const names = firstFunctions(direction, type)
        expect(names.filter((name) => !FUNCTION_NAMES.includes(name))).toEqual([])
        expect(names).toEqual(expect.arrayContaining(['take_message', 'opt_out']))
      }
    }
    const needsOf = (names: string[]) =>
      FUNCTIONS.filter(({ name }) => names.includes(name)).flatMap(({ needs }) => needs)
    expect(needsOf(firstFunctions('INBOUND', 'real_estate'))).toContain('properties')
    expect(needsOf(firstFunctions('INBOUND', 'dental'))).not.toContain('properties')
    expect(firstFunctions('INBOUND', 'dental')).toContain('book_appointment')
  })

  it('is what the client has decided already, where it has', () => {
    const known = { businessName: 'Harbor Homes', businessType: 'Real estate', timeZone: 'America/New_York' }
    expect(firstFacts('INBOUND', { ...known, plan: undefined }).functions).toContain('schedule_viewing')
    const plan = { functions: ['opt_out'], transferNumbers: [], hours: null, afterHours: 'ANSWER' as const }
    const facts = firstFacts('INBOUND', { ...known, plan: { ...plan, forwardTo: null, afterHoursMessage: null } })
    expect(facts.functions).toEqual(['opt_out'])
  })
})

describe('what a report is asked about', () => {
  it('has words for what the functions do', () => {
    expect(outcomesOf('INBOUND', 'real_estate')).toEqual(
      expect.arrayContaining(['viewing_scheduled', 'tour_scheduled', 'offer_created', 'opted_out', 'lead_qualified']),
    )
    expect(intentsOf('INBOUND', 'dental')).toEqual(expect.arrayContaining(['call_back_later', 'do_not_call']))
  })
})

describe('whom an agent can put callers through to', () => {
  const kept = (mode: unknown) =>
    fieldSchema('INBOUND', 'transferNumbers')?.safeParse([{ name: 'Dana', number: '+1 415 555 2671', mode }])

  it.each([[undefined], [null], [''], ['BLIND']])('is handed the call at once with %j, as ever', (mode) => {
    expect(kept(mode)?.data).toEqual([{ name: 'Dana', number: '+14155552671' }])
  })

  it('is told first what it is about, when that was chosen', () => {
    expect(kept('WARM')?.data).toEqual([{ name: 'Dana', number: '+14155552671', mode: 'WARM' }])
    expect(kept('SOMETIMES')?.error?.issues[0]?.message).toBe('Please choose how calls are handed on')
  })

  it('can be brought in with it or without', () => {
    const text =
      'Name,Phone number,Handed on\nDana,+1 415 555 2671,After telling them what it is about\nLee,+1 415 555 2672,\n'
    expect(importRows('INBOUND', 'transferNumbers', text)).toEqual({
      rows: [
        { name: 'Dana', number: '+14155552671', mode: 'WARM' },
        { name: 'Lee', number: '+14155552672' },
      ],
      problems: [],
    })
  })
})
