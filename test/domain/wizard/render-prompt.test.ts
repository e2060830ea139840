import { describe, expect, it } from 'vitest'
import { FUNCTIONS } from '../../../src/domain/functions/index.js'
import { type DraftFacts, LANGUAGES, renderPrompt } from '../../../src/domain/wizard/index.js'
import { phrasesOf } from '../../../src/domain/wizard/phrases.js'
import { inboundFacts, outboundFacts, SAMPLE_BUSINESSES } from './sample-facts.js'

/** The same thing with the keys of every object the other way round. */
const shuffled = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(shuffled) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, shuffled(part)]),
  ) as T
}

const sectionOf = (prompt: ReturnType<typeof renderPrompt>, id: string) =>
  prompt.sections.find((each) => each.id === id)?.text

describe('rendering a prompt', () => {
  it('gives the same bytes for the same facts, whatever the order of their keys', () => {
    for (const language of LANGUAGES) {
      for (const business of SAMPLE_BUSINESSES) {
        const facts = inboundFacts(business, language)
        expect(renderPrompt('INBOUND', shuffled(facts))).toEqual(renderPrompt('INBOUND', facts))
      }
      const facts = outboundFacts('dental', language)
      expect(renderPrompt('OUTBOUND', shuffled(facts)).text).toBe(renderPrompt('OUTBOUND', facts).text)
    }
  })

  it('does not depend on the order in which functions were ticked', () => {
    const facts = inboundFacts('dental', 'en')
    const other = { ...facts, functions: [...facts.functions].reverse() }
    expect(renderPrompt('INBOUND', other).text).toBe(renderPrompt('INBOUND', facts).text)
  })

  it('works while facts are missing, and leaves out what there is nothing to say about', () => {
    for (const direction of ['INBOUND', 'OUTBOUND'] as const) {
      const whole: DraftFacts = direction === 'INBOUND' ? inboundFacts('dental', 'en') : outboundFacts('dental', 'en')
      const names = Object.keys(whole)
      const without = names.map((name) => Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name)))
      for (const facts of [{}, ...without]) {
        expect(renderPrompt(direction, facts).text).not.toMatch(/undefined|null|NaN|\[object|<facts>\n<\/facts>/)
      }
    }
    expect(renderPrompt('INBOUND', {}).sections.map(({ id }) => id)).not.toContain('services')
  })

  it('asks Vapi for the local time with the quoted literal and the zone of the client', () => {
    expect(sectionOf(renderPrompt('INBOUND', inboundFacts('dental', 'en')), 'now')).toContain(
      '{{"now" | date: "%A, %B %d, %Y, %I:%M %p", "America/New_York"}}',
    )
    const german = sectionOf(renderPrompt('INBOUND', inboundFacts('dental', 'de')), 'now')
    expect(german).toContain('{{"now" | date: "%Y-%m-%d %H:%M", "Europe/Berlin"}}')
    expect(german).not.toMatch(/%[AaBb]/)
  })

  it('describes every function of the registry in every language', () => {
    for (const language of LANGUAGES) {
      for (const { name } of FUNCTIONS)
        expect(phrasesOf(language).functions[name], `${name} in ${language}`).toContain(name)
    }
  })

  it('names only what is allowed, and offers a message only when it can take one', () => {
    const facts = inboundFacts('dental', 'en')
    const none = renderPrompt('INBOUND', { ...facts, functions: [] })
    expect(none.text).not.toMatch(/take_message|transfer_to_human|transferCall|take .* down as a message/)
    expect(sectionOf(none, 'transfers')).toBeUndefined()
    const only = renderPrompt('INBOUND', { ...facts, functions: ['take_message'] })
    expect(only.text).toContain('take_message')
    expect(only.text).not.toContain('transferCall')
  })

  it('never tells the assistant the numbers it puts people through to', () => {
    expect(renderPrompt('INBOUND', inboundFacts('dental', 'en')).text).not.toContain('5550142')
  })

  it('writes hours with breaks, nights and whole days', () => {
    const hours = {
      week: {
        mon: [{ from: '18:00', to: '02:00' }],
        tue: [{ from: '00:00', to: '24:00' }],
        wed: [
          { from: '09:00', to: '12:00' },
          { from: '13:00', to: '15:00' },
          { from: '20:00', to: '24:00' },
        ],
      },
      closedOn: [],
    }
    const en = sectionOf(renderPrompt('INBOUND', { language: 'en', hours }), 'hours')
    expect(en).toContain('- Monday: 6:00 PM to 2:00 AM the next day')
    expect(en).toContain('- Tuesday: open all day')
    expect(en).toContain('- Wednesday: 9:00 AM to 12:00 PM, 1:00 PM to 3:00 PM and 8:00 PM to midnight')
    expect(en).toContain('- Thursday: closed')
    const fr = sectionOf(renderPrompt('INBOUND', { language: 'fr', hours }), 'hours')
    expect(fr).toContain('- Lundi : de 18 h à 2 h le lendemain')
  })

  it('puts the mark for waiting after questions, and only when it is asked for', () => {
    const facts = outboundFacts('dental', 'en')
    expect(sectionOf(renderPrompt('OUTBOUND', facts), 'objective')?.match(/\[WAIT\]/g)).toHaveLength(4)
    expect(renderPrompt('OUTBOUND', { ...facts, waitAfterQuestions: false }).text).not.toContain('WAIT')
  })

  it('has other steps for each objective, and other words for each style', () => {
    const facts = outboundFacts('dental', 'fr')
    const objectives = ['appointment', 'lead', 'information', 'callback', 'custom'] as const
    const styles = ['very_natural', 'natural', 'balanced', 'direct', 'very_direct'] as const
    const steps = objectives.map((objective) =>
      sectionOf(renderPrompt('OUTBOUND', { ...facts, objective }), 'objective'),
    )
    const manners = styles.map((style) => sectionOf(renderPrompt('OUTBOUND', { ...facts, style }), 'speech'))
    expect(new Set(steps).size).toBe(5)
    expect(new Set(manners).size).toBe(5)
    expect(manners[0]).toContain('euh')
  })

  it('tells an agent of a risky trade what to be careful with', () => {
    const safety = (businessType: DraftFacts['businessType']) =>
      sectionOf(renderPrompt('INBOUND', { ...(businessType && { businessType }) }), 'safety')
    expect(safety('medical')).toContain('emergency services')
    expect(safety('legal')).toContain('no legal advice')
    expect(safety('software')).toBe(safety(undefined))
  })
})

const long = (letters: number) =>
  'word '
    .repeat(Math.ceil(letters / 5))
    .slice(0, letters)
    .trim()

describe('the budget of a prompt', () => {
  const faqs = Array.from({ length: 200 }, (_, index) => ({ question: `${index} ${long(280)}`, answer: long(1_000) }))
  const services = Array.from({ length: 100 }, (_, index) => ({
    name: `${index} ${long(110)}`,
    minutes: 30,
    price: long(60),
    notes: long(300),
  }))
  const policies = Array.from({ length: 20 }, (_, index) => ({ title: `${index} ${long(70)}`, text: long(600) }))

  it('is not touched by an ordinary business', () => {
    const { tokens, budget, leftOut } = renderPrompt('INBOUND', inboundFacts('dental', 'de'))
    expect(leftOut).toEqual([])
    expect(tokens).toBeLessThan(budget / 3)
  })

  it.each(LANGUAGES)('is kept to with everything a form accepts, in %s', (language) => {
    const policy = long(600)
    const most: DraftFacts = {
      ...inboundFacts('dental', language),
      ...{ faqs, services, policies, cancellationPolicy: policy, paymentPolicy: policy, privacyPolicy: policy },
      hours: { week: {}, closedOn: Array.from({ length: 200 }, (_, index) => `2026-01-${index}`) },
    }
    const prompt = renderPrompt('INBOUND', most)
    expect(prompt.tokens).toBeLessThanOrEqual(prompt.budget)
    expect(prompt.tokens).toBeGreaterThan(prompt.budget * 0.8)
    const objections = faqs.slice(0, 50).map(({ question, answer }) => ({ objection: question, answer }))
    const dataToExtract = Array.from({ length: 30 }, (_, index) => ({
      name: `${index} ${long(50)}`,
      type: 'text' as const,
      description: long(300),
    }))
    const called = { ...outboundFacts('dental', language), about: long(1_000), objections, dataToExtract }
    expect(renderPrompt('OUTBOUND', called).tokens).toBeLessThanOrEqual(prompt.budget)
  })

  it('leaves out whole rows from the end, says so in the prompt, and names how many', () => {
    const prompt = renderPrompt('INBOUND', { ...inboundFacts('dental', 'en'), faqs })
    const left = prompt.leftOut[0]?.rows ?? 0
    expect(prompt.leftOut).toEqual([{ title: 'Questions and answers', rows: left }])
    const text = sectionOf(prompt, 'faqs') ?? ''
    expect(text.match(/^- Question: /gm)).toHaveLength(200 - left)
    expect(text.match(/^ {2}Answer: /gm)).toHaveLength(200 - left)
    expect(text).toContain('- Question: 0 word')
    expect(text).toContain(`${left} more entries do not fit here`)
  })

  it('is a guess on the safe side: fewer characters to a token where words are longer', () => {
    const { text, tokens } = renderPrompt('INBOUND', inboundFacts('dental', 'de'))
    expect(tokens).toBe(Math.ceil(text.length / 3.5))
  })
})
