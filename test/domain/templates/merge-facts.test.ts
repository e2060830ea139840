import { describe, expect, it } from 'vitest'
import { keyOf, mergeFacts, mergeSteps } from '../../../src/domain/templates/merge-facts.js'
import type { DraftFacts } from '../../../src/domain/wizard/index.js'

const faq = (question: string, answer = 'Yes.') => ({ question, answer })
const steps = (base: DraftFacts, theirs: DraftFacts, template: DraftFacts) =>
  mergeSteps('INBOUND', { base, theirs, template }).map((step) => [keyOf(step), step.state])
const merged = (base: DraftFacts, theirs: DraftFacts, template: DraftFacts, chosen: string[]) =>
  mergeFacts('INBOUND', { base, theirs, template }, new Set(chosen))

describe('what a template has to say to an assistant', () => {
  it('is taken where the assistant still says what the template said, and kept where it was changed there', () => {
    const base: DraftFacts = { tone: 'warm', maxMinutes: 10, speed: 1, sayItIsAi: true }
    const theirs: DraftFacts = { ...base, maxMinutes: 5, sayItIsAi: false }
    const template: DraftFacts = { tone: 'calm', maxMinutes: 8, speed: 1, sayItIsAi: false }
    expect(steps(base, theirs, template)).toEqual([
      ['tone', 'taken'],
      ['maxMinutes', 'kept'],
    ])
  })

  it('is kept where the template says it for the first time and the assistant says something else', () => {
    expect(steps({}, { tone: 'warm' }, { tone: 'calm' })).toEqual([['tone', 'kept']])
    expect(steps({}, {}, { tone: 'calm' })).toEqual([['tone', 'taken']])
    expect(steps({}, { tone: 'calm' }, { tone: 'calm' })).toEqual([])
  })

  it('leaves a fact alone that the template says no more', () => {
    expect(steps({ tone: 'warm' }, { tone: 'warm' }, {})).toEqual([])
    expect(merged({ tone: 'warm' }, { tone: 'warm' }, {}, ['tone'])).toEqual({ facts: { tone: 'warm' }, base: {} })
  })

  it('never touches what belongs to a client, whatever a template of old says', () => {
    const template = { businessName: 'Other', address: 'Elsewhere', forwardTo: '+14155550100' }
    expect(steps({}, { businessName: 'Ours' }, template)).toEqual([])
  })
})

describe('rows of a list', () => {
  const [parking, pets, cards] = [faq('Is there parking?'), faq('Are pets allowed?'), faq('Do you take cards?')]

  it('are added, changed and removed where nobody edited them, and other rows stay where they are', () => {
    const own = faq('Own question?')
    const template = { faqs: [faq('Is there parking?', 'Behind the house.'), cards] }
    const { facts } = merged({ faqs: [parking, pets] }, { faqs: [own, parking, pets] }, template, ['faqs'])
    expect(facts.faqs).toEqual([own, faq('Is there parking?', 'Behind the house.'), cards])
  })

  it('are the same row when the question reads the same', () => {
    const theirs = { faqs: [faq('  is there  PARKING?')] }
    expect(steps({ faqs: [parking] }, theirs, { faqs: [parking] })).toEqual([])
    expect(steps({}, theirs, { faqs: [faq('Is there parking?', 'No.')] })).toEqual([['faqs/is there parking?', 'kept']])
  })

  it('are kept one by one where they were edited, removed or added there too', () => {
    const base = { faqs: [parking, pets, cards] }
    const theirs = { faqs: [faq('Is there parking?', 'Ask us.'), faq('Do you take cards?', 'Visa.')] }
    const template = { faqs: [faq('Is there parking?', 'Behind the house.'), faq('Are pets allowed?', 'Dogs.')] }
    expect(steps(base, theirs, template)).toEqual([
      ['faqs/is there parking?', 'kept'],
      ['faqs/are pets allowed?', 'kept'],
      ['faqs/do you take cards?', 'kept'],
    ])
    expect(merged(base, theirs, template, []).facts).toEqual(theirs)
    expect(merged(base, theirs, template, ['faqs']).facts).toEqual(theirs)
    expect(merged(base, theirs, template, ['faqs/is there parking?', 'faqs/do you take cards?']).facts.faqs).toEqual([
      faq('Is there parking?', 'Behind the house.'),
    ])
  })

  it('go when the template has no list any more', () => {
    expect(merged({ faqs: [parking] }, { faqs: [parking, pets] }, {}, ['faqs']).facts.faqs).toEqual([pets])
  })

  it('that stand twice are one, and the second is left alone', () => {
    const twice = { faqs: [parking, faq('Is there parking?', 'Twice.')] }
    const { facts } = merged({ faqs: [parking] }, twice, { faqs: [faq('Is there parking?', 'No.')] }, ['faqs'])
    expect(facts.faqs).toEqual([faq('Is there parking?', 'No.'), faq('Is there parking?', 'Twice.')])
  })
})

describe('what was not chosen', () => {
  const base: DraftFacts = { tone: 'warm', maxMinutes: 10, faqs: [faq('A?'), faq('B?')] }
  const theirs: DraftFacts = { tone: 'warm', maxMinutes: 5, faqs: [faq('A?', 'Mine.'), faq('B?')] }
  const template: DraftFacts = { tone: 'calm', maxMinutes: 8, faqs: [faq('A?', 'New.'), faq('C?')] }

  it('is offered again, and what was chosen is not', () => {
    const before = steps(base, theirs, template)
    expect(before.map(([key]) => key)).toEqual(['faqs/a?', 'faqs', 'faqs', 'tone', 'maxMinutes'])
    const first = merged(base, theirs, template, ['tone', 'faqs'])
    expect(first.facts).toEqual({ tone: 'calm', maxMinutes: 5, faqs: [faq('A?', 'Mine.'), faq('C?')] })
    expect(steps(first.base, first.facts, template)).toEqual([
      ['faqs/a?', 'kept'],
      ['maxMinutes', 'kept'],
    ])
    const second = merged(first.base, first.facts, template, ['faqs/a?', 'maxMinutes'])
    expect(second).toEqual({ facts: { ...template }, base: template })
    expect(steps(second.base, second.facts, template)).toEqual([])
  })

  it('changes nothing at all when nothing was chosen', () => {
    const { facts, base: next } = merged(base, theirs, template, [])
    expect(facts).toEqual(theirs)
    expect(steps(next, facts, template)).toEqual(steps(base, theirs, template))
  })
})
