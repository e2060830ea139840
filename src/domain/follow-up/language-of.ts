import type { Turn } from '../calls/index.js'
import { SPOKEN_LANGUAGES, type SpokenLanguage } from '../spoken/index.js'
import { plain } from './sentences.js'

const COMMON: Readonly<Record<SpokenLanguage, RegExp>> = {
  en: /\b(?:the|and|you|is|i|to|can|that|for|would|my|with|have|at|what|please)\b/g,
  es: /\b(?:el|la|que|de|y|en|un|una|para|por|con|es|si|mi|quiero|puedo|usted|los|las|como)\b/g,
  fr: /\b(?:le|la|les|et|je|vous|est|un|une|pour|de|des|que|oui|mon|avec|dans|puis|bonjour|pas|au)\b/g,
  de: /\b(?:der|die|das|und|ich|sie|ist|ein|eine|fur|mit|nicht|ja|zu|kann|wir|um|mochte|bitte|am)\b/g,
}

/** The language of a conversation: what Vapi detected last where it is one of ours, else the one whose small words are most frequent. */
export function languageOf(turns: readonly Turn[], detected: string | null): SpokenLanguage {
  const known = SPOKEN_LANGUAGES.find((language) => detected?.toLowerCase().startsWith(language))
  if (known) return known
  const text = plain(turns.map((turn) => turn.text).join(' ')).slice(0, 20_000)
  const counts = SPOKEN_LANGUAGES.map((language) => (text.match(COMMON[language]) ?? []).length)
  return SPOKEN_LANGUAGES[counts.indexOf(Math.max(...counts))] ?? 'en'
}
