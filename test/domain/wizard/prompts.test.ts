import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { completeFacts, firstMessageOf, LANGUAGES, problemsOf, renderPrompt } from '../../../src/domain/wizard/index.js'
import { inboundFacts, outboundFacts, SAMPLE_BUSINESSES, SAMPLE_CAMPAIGNS } from './sample-facts.js'

// The files under prompts/ are for reading: a change of words shows in them, and a person should look at it.

const inbound = SAMPLE_BUSINESSES.flatMap((business) => LANGUAGES.map((language) => ({ business, language })))
const outbound = SAMPLE_CAMPAIGNS.flatMap((business) => LANGUAGES.map((language) => ({ business, language })))

/** What a person reads: the first words, then the prompt. */
const page = (firstMessage: string, prompt: { text: string; tokens: number }) =>
  `<!-- First message: ${firstMessage} -->\n<!-- About ${prompt.tokens} tokens -->\n\n${prompt.text}`

const fileOf = (name: string) => path.resolve('test/domain/wizard/prompts', `${name}.md`)

describe('the prompt of an agent that answers calls', () => {
  it.each(inbound)('for a business of the type $business in $language', async ({ business, language }) => {
    const facts = inboundFacts(business, language)
    expect(problemsOf('INBOUND', facts)).toEqual({})
    expect(completeFacts('INBOUND', facts)).toBeTruthy()
    const prompt = renderPrompt('INBOUND', facts)
    const file = fileOf(`inbound-${business}-${language}`)
    await expect(page(firstMessageOf('INBOUND', facts), prompt)).toMatchFileSnapshot(file)
  })
})

describe('the prompt of an agent that makes calls', () => {
  it.each(outbound)('for a business of the type $business in $language', async ({ business, language }) => {
    const facts = outboundFacts(business, language)
    expect(problemsOf('OUTBOUND', facts)).toEqual({})
    expect(completeFacts('OUTBOUND', facts)).toBeTruthy()
    const prompt = renderPrompt('OUTBOUND', facts)
    const file = fileOf(`outbound-${business}-${language}`)
    await expect(page(firstMessageOf('OUTBOUND', facts), prompt)).toMatchFileSnapshot(file)
  })
})
