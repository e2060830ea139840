import { describe, expect, it } from 'vitest'
import {
  type DraftFacts,
  firstFacts,
  firstMessageOf,
  LANGUAGES,
  suggestedFirstMessage,
  withSuggestion,
} from '../../../src/domain/wizard/index.js'

const facts: DraftFacts = {
  businessName: 'Harbor Dental',
  agentName: 'Ava',
  language: 'en',
  firstMessage: 'Thank you for calling Harbor Dental, this is Ava. How can I help you?',
  recordCalls: true,
  sayRecorded: true,
  sayItIsAi: true,
}
const say = (more: DraftFacts) => firstMessageOf('INBOUND', { ...facts, ...more })
const call = (more: DraftFacts) => firstMessageOf('OUTBOUND', { ...facts, askPermission: true, ...more })

describe('the first message of an agent that answers calls', () => {
  it('discloses what is switched on before the question, so that the question comes last', () => {
    expect(say({})).toBe(
      'Thank you for calling Harbor Dental, this is Ava. I am an AI assistant, and this call is recorded. How can I help you?',
    )
    expect(say({ sayRecorded: false })).toContain('I am an AI assistant. How')
    expect(say({ sayItIsAi: false })).toContain('This call is recorded. How')
    expect(say({ sayItIsAi: false, recordCalls: false })).toBe(facts.firstMessage)
  })

  it('does not say twice what the message says by itself', () => {
    expect(say({ firstMessage: 'Harbor Dental, I am Ava, an AI. Calls are recorded.' })).toBe(
      'Harbor Dental, I am Ava, an AI. Calls are recorded.',
    )
    expect(say({ firstMessage: 'Ava here, an artificial intelligence. What is it?' })).toBe(
      'Ava here, an artificial intelligence. This call is recorded. What is it?',
    )
  })

  it('does not take a name for a disclosure', () => {
    const named = say({ businessName: 'Blue AI Recording', firstMessage: 'Blue AI Recording, good morning.' })
    expect(named).toContain('I am an AI assistant, and this call is recorded.')
  })

  it('leaves the point of a title alone', () => {
    expect(say({ firstMessage: 'Hello, this is Dr. Miller, how can I help you?', recordCalls: false })).toBe(
      'Hello, this is Dr. Miller, how can I help you? I am an AI assistant.',
    )
  })

  it('never asks whether this is a good time', () => {
    expect(firstMessageOf('INBOUND', { ...facts, askPermission: true, firstMessage: 'Harbor Dental.' })).not.toContain(
      '?',
    )
  })

  it.each([
    [
      'es',
      'Gracias por llamar. ¿En qué puedo ayudarle?',
      'Soy un asistente de inteligencia artificial y esta llamada se graba.',
    ],
    [
      'fr',
      'Bonjour. Comment puis-je vous aider ?',
      'Je suis un assistant vocal doté d’intelligence artificielle, et cet appel est enregistré.',
    ],
    ['de', 'Guten Tag. Wie kann ich helfen?', 'Ich bin eine KI-Assistenz, und dieses Gespräch wird aufgezeichnet.'],
  ] as const)('discloses in %s', (language, firstMessage, added) => {
    const said = say({ language, firstMessage })
    expect(said).toContain(added)
    expect(said.endsWith('?')).toBe(true)
  })
})

describe('the opening of an agent that makes calls', () => {
  it('ends by asking for permission when that is wanted', () => {
    expect(call({ firstMessage: 'Hi, this is Ava from Harbor Dental.', recordCalls: false })).toBe(
      'Hi, this is Ava from Harbor Dental. I am an AI assistant. Is this a good time to talk?',
    )
    expect(call({ firstMessage: 'Hi, this is Ava.', askPermission: false })).not.toContain('good time')
  })

  it('never asks two questions at once', () => {
    const asked = call({ firstMessage: 'Hi, this is Ava. Am I speaking to the owner?' })
    expect(asked.match(/\?/g)).toHaveLength(1)
    const same = call({ firstMessage: 'Hi, this is Ava. Do you have a minute?' })
    expect(same.match(/\?/g)).toHaveLength(1)
  })
})

describe('a suggested first message', () => {
  it.each(LANGUAGES)('names business and agent in %s, and works without them', (language) => {
    for (const direction of ['INBOUND', 'OUTBOUND'] as const) {
      const suggested = suggestedFirstMessage(direction, { ...facts, language })
      expect(suggested).toContain('Harbor Dental')
      expect(suggested).toContain('Ava')
      for (const few of [{}, { businessName: 'Harbor Dental' }, { agentName: 'Ava' }]) {
        expect(suggestedFirstMessage(direction, { language, ...few })).toMatch(/^[\p{L}].*[.?]$/u)
      }
    }
  })

  it('stands in for one that was not written yet', () => {
    const { firstMessage: _, ...rest } = facts
    expect(firstMessageOf('INBOUND', rest)).toContain('Thank you for calling Harbor Dental, this is Ava.')
  })
})

describe('a first message that nobody wrote', () => {
  const KNOWN = { businessName: 'Harbor Dental', businessType: null, timeZone: 'UTC', plan: undefined }

  it.each([
    ['INBOUND', 'Thank you for calling Harbor Dental, this is Ava. How can I help you?', 'Gracias por llamar a Harbor'],
    ['OUTBOUND', 'Hello, this is Ava calling from Harbor Dental.', 'Hola, soy Ava y le llamo de Harbor Dental.'],
  ] as const)('is the suggestion from the start and follows what it is made of (%s)', (direction, first, spanish) => {
    const before = firstFacts(direction, KNOWN)
    expect(before.firstMessage).toBe(first)
    const after = withSuggestion(direction, before, { ...before, language: 'es' })
    expect(after.firstMessage).toContain(spanish)
    for (const language of LANGUAGES) {
      const there = withSuggestion(direction, after, { ...after, language })
      const renamed = withSuggestion(direction, there, { ...there, agentName: 'Mia', businessName: 'Pier & Sons' })
      expect(renamed.firstMessage).toMatch(/Mia/)
      expect(renamed.firstMessage).toContain('Pier & Sons')
      expect(withSuggestion(direction, renamed, { ...before, firstMessage: String(renamed.firstMessage) })).toEqual(
        before,
      )
    }
  })

  it('stays when somebody wrote it, or has just done so', () => {
    const before = { ...firstFacts('INBOUND', KNOWN), firstMessage: 'Harbor Dental, Ava speaking.' }
    const german = { ...before, language: 'de' as const }
    expect(withSuggestion('INBOUND', before, german)).toBe(german)
    const first = firstFacts('INBOUND', KNOWN)
    expect(withSuggestion('INBOUND', first, before)).toBe(before)
  })
})
