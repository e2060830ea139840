import type { Direction, DraftFacts, Language } from './facts.js'
import { fitted, type LeftOut } from './fitted.js'
import { inboundSections } from './inbound-sections.js'
import { outboundSections } from './outbound-sections.js'
import { phrasesOf } from './phrases.js'
import { written } from './written.js'

export type PromptSection = { id: string; title: string; text: string }

export type Prompt = {
  text: string
  sections: PromptSection[]
  /** About how many tokens the text is. */
  tokens: number
  /** More than this many are never used; what does not fit is left out. */
  budget: number
  leftOut: LeftOut[]
}

const BUDGET = 8_000
// Measured with OpenAI's o200k (2026-11-21): English 4.5. A tokenizer costs 150 MB and a second, so these are careful.
const CHARACTERS_PER_TOKEN: Record<Language, number> = { en: 4, es: 3.5, fr: 3.5, de: 3.5 }

/**
 * The prompt of an assistant, in the language it begins in. The same facts give the same bytes. What is missing is
 * skipped, so that it can be shown while the facts are being gathered; every fact is quoted as data.
 */
export function renderPrompt(direction: Direction, facts: DraftFacts): Prompt {
  const say = phrasesOf(facts.language)
  const perToken = CHARACTERS_PER_TOKEN[facts.language ?? 'en'] ?? 3.5
  const planned = direction === 'INBOUND' ? inboundSections(say, facts) : outboundSections(say, facts)
  const { sections, leftOut } = fitted(say, planned, BUDGET * perToken)
  const parts = sections.map((section) => written(say, section))
  const text = `${parts.map((part) => part.text).join('\n\n')}\n`
  return { text, sections: parts, tokens: Math.ceil(text.length / perToken), budget: BUDGET, leftOut }
}
