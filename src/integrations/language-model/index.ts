import type { Config } from '../../platform/config.js'
import type { LanguageModel } from './contract.js'
import { openAi } from './openai.js'

export type { Extraction, LanguageModel, Turn } from './contract.js'

type Settings = Pick<Config, 'languageModelBaseUrl' | 'languageModelApiKey' | 'languageModel'>

const models = new Map<string, LanguageModel>()
const MOST_MODELS = 50

/** The language model of this installation; undefined when it has no key. One object a key and model, kept. */
export function languageModelOf(settings: Settings): LanguageModel | undefined {
  const { languageModelBaseUrl: baseUrl, languageModelApiKey: apiKey, languageModel: model } = settings
  if (!apiKey) return undefined
  const key = `${baseUrl} ${model} ${apiKey}`
  const kept = models.get(key)
  if (kept) return kept
  if (models.size >= MOST_MODELS) models.clear()
  const made = openAi({ baseUrl, apiKey, model })
  models.set(key, made)
  return made
}
