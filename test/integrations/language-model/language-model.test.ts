import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { languageModelOf } from '../../../src/integrations/language-model/index.js'
import { openAi } from '../../../src/integrations/language-model/openai.js'
import {
  type LanguageModelEmulator,
  type ModelFault,
  startLanguageModelEmulator,
} from '../../emulators/language-model.js'
import { freePort } from '../../support/postgres-cluster.js'

let far: LanguageModelEmulator
beforeEach(async () => {
  far = await startLanguageModelEmulator()
})
afterEach(() => far.close())

const of = (over: { url?: string; key?: string } = {}) =>
  languageModelOf({
    languageModelBaseUrl: over.url ?? far.url,
    languageModelApiKey: over.key ?? far.apiKey,
    languageModel: 'gpt-test',
  })
const input = { system: 'You are Ava.', turns: [{ role: 'user' as const, text: 'Hello?' }], maxTokens: 200 }
const failure = async (model = of()) => {
  try {
    return await model?.reply(input)
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    return { code, message }
  }
}

describe('the language model', () => {
  it('is none without a key, and one object a key', () => {
    expect(
      languageModelOf({ languageModelBaseUrl: far.url, languageModelApiKey: undefined, languageModel: 'gpt-test' }),
    ).toBeUndefined()
    expect(of()).toBe(of())
    expect(of({ key: 'another' })).not.toBe(of())
  })

  it('is told the system prompt and what was said, and says what comes next', async () => {
    const turns = [
      { role: 'assistant' as const, text: 'Harbor Dental, hello.' },
      { role: 'user' as const, text: 'Are you open?' },
    ]
    expect(await of()?.reply({ ...input, turns })).toBe('You said: Are you open?')
    expect(far.requests).toEqual([
      {
        model: 'gpt-test',
        messages: [
          { role: 'system', content: 'You are Ava.' },
          { role: 'assistant', content: 'Harbor Dental, hello.' },
          { role: 'user', content: 'Are you open?' },
        ],
        max_tokens: 200,
        temperature: 0.4,
      },
    ])
  })

  it.each([
    [{ status: 429 }, 'provider_down', 'slow down'],
    [{ status: 429, code: 'insufficient_quota' }, 'provider_rejected', 'no credit'],
    [{ status: 500 }, 'provider_down', 'status 500'],
    [{ status: 503 }, 'provider_down', 'status 503'],
    [{ status: 404 }, 'provider_rejected', 'does not know “gpt-test”'],
    [{ status: 400, message: 'emulated-model-key is odd' }, 'provider_rejected', '[key] is odd'],
    ['html', 'provider_down', 'answered nothing'],
    ['empty', 'provider_down', 'answered nothing'],
    ['silence', 'provider_down', 'answered nothing'],
    ['reset', 'provider_down', 'cannot be reached'],
  ] as [ModelFault, string, string][])('says in words that it fails, after one try: %j', async (fault, code, words) => {
    far.fault = fault
    const failed = await failure()
    expect(failed).toMatchObject({ code, message: expect.stringContaining(words) })
    expect(JSON.stringify(failed)).not.toContain(far.apiKey)
    expect(far.requests).toHaveLength(1)
  })

  it('never tells the key that was refused', async () => {
    const failed = await failure(of({ key: 'sk-wrong-and-secret' }))
    expect(failed).toMatchObject({ code: 'provider_rejected', message: 'The language model does not accept our key.' })
  })

  it('cannot be had where nobody listens', async () => {
    const nobody = of({ url: `http://127.0.0.1:${await freePort()}/v1` })
    expect(await failure(nobody)).toMatchObject({ code: 'provider_down' })
  })

  it('keeps nobody waiting for long', async () => {
    far.fault = 'hang'
    const model = openAi({ baseUrl: far.url, apiKey: far.apiKey, model: 'gpt-test' }, 300)
    expect(await failure(model)).toMatchObject({ code: 'provider_down', message: expect.stringContaining('in time') })
    expect(far.requests).toHaveLength(1)
  })
})

describe('reading a text', () => {
  const schema = z.object({ day: z.iso.date(), isSure: z.boolean() })
  const read = () => of()?.extract({ system: 'Find the day.', text: 'Tomorrow then.', schema, name: 'day' })

  it('asks for a form, by the schema and in words, and gives what has it', async () => {
    far.reads = () => ({ day: '2026-03-05', isSure: true, more: 'is left out' })
    expect(await read()).toEqual({ day: '2026-03-05', isSure: true })
    expect(far.requests[0]).toMatchObject({
      temperature: 0,
      response_format: { type: 'json_schema', json_schema: { name: 'day', strict: true, schema: { type: 'object' } } },
      messages: [
        { role: 'system', content: expect.stringContaining('"isSure":{"type":"boolean"}') },
        { role: 'user', content: 'Tomorrow then.' },
      ],
    })
  })

  it('finds the object in what a service writes around it', async () => {
    far.says = () => 'Sure! ```json\n{"day": "2026-03-05", "isSure": false}\n``` Anything else?'
    expect(await read()).toEqual({ day: '2026-03-05', isSure: false })
  })

  it.each(['no idea', '{"day": "tomorrow", "isSure": true}', '{"day": ', '[]'])(
    'believes nothing else: %s',
    async (said) => {
      far.says = () => said
      expect(await read()).toBeUndefined()
    },
  )

  it('throws like a reply when the service fails', async () => {
    far.fault = { status: 503 }
    await expect(read()).rejects.toMatchObject({ code: 'provider_down' })
  })
})
