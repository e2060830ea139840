import { describe, expect, it } from 'vitest'
import { BUSINESS_TYPES, fieldSchema, LANGUAGES, libraryFor } from '../../../src/domain/wizard/index.js'

const all = LANGUAGES.flatMap((language) => BUSINESS_TYPES.map((businessType) => ({ language, businessType })))

describe.each(all)('the library in $language for $businessType', (facts) => {
  it('has rows that the form accepts, each once', () => {
    const objections = libraryFor('objections', facts)
    const faqs = libraryFor('faqs', facts)
    const few = facts.businessType === 'other'
    expect(objections.length).toBeGreaterThanOrEqual(few ? 5 : 8)
    expect(faqs.length).toBeGreaterThanOrEqual(few ? 3 : 6)
    expect(fieldSchema('OUTBOUND', 'objections')?.parse(objections)).toEqual(objections)
    expect(fieldSchema('INBOUND', 'faqs')?.parse(faqs)).toEqual(faqs)
    expect(new Set(objections.map(({ objection }) => objection)).size).toBe(objections.length)
    expect(new Set(faqs.map(({ question }) => question)).size).toBe(faqs.length)
  })
})

describe('a library', () => {
  it('is in the language chosen, with what fits the business first', () => {
    expect(libraryFor('objections', { language: 'de', businessType: 'dental' })[0]?.objection).toBe(
      'Ich habe schon einen Zahnarzt.',
    )
    expect(libraryFor('objections', {})[0]?.objection).toBe('I have no time right now.')
    expect(libraryFor('faqs', { language: 'fr' })[0]?.question).toBe('Comment prendre rendez-vous ?')
  })

  it('asks one thing back, and promises nothing', () => {
    for (const facts of all) {
      for (const { answer } of libraryFor('objections', facts)) {
        expect(answer.match(/\?/g)).toHaveLength(1)
        expect(answer).not.toMatch(/free|kostenlos|gratis|gratuit|guarantee|garantie|\d/i)
      }
    }
  })
})
