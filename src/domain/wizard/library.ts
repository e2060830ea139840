import type { BusinessType, DraftFacts, Language } from './facts.js'
import { faqsDe } from './library-faqs-de.js'
import { faqsEn } from './library-faqs-en.js'
import { faqsEs } from './library-faqs-es.js'
import { faqsFr } from './library-faqs-fr.js'
import { objectionsDe } from './library-objections-de.js'
import { objectionsEn } from './library-objections-en.js'
import { objectionsEs } from './library-objections-es.js'
import { objectionsFr } from './library-objections-fr.js'

export type ObjectionRow = { objection: string; answer: string }
export type FaqRow = { question: string; answer: string }

/** What is said, and the answer. */
export type LibraryPair = readonly [said: string, answer: string]

/** Pairs for any business, and those for a type of it. */
export type Library = Record<'any' | Exclude<BusinessType, 'other'>, readonly LibraryPair[]>

const OBJECTIONS: Record<Language, Library> = { en: objectionsEn, es: objectionsEs, fr: objectionsFr, de: objectionsDe }
const FAQS: Record<Language, Library> = { en: faqsEn, es: faqsEs, fr: faqsFr, de: faqsDe }

/**
 * Suggestions for a list, in the language the assistant begins in: those for its type of business first, then those for
 * any. They claim nothing about a business; whoever takes them over should make them their own.
 */
export function libraryFor(field: 'objections', facts: DraftFacts): ObjectionRow[]
export function libraryFor(field: 'faqs', facts: DraftFacts): FaqRow[]
export function libraryFor(field: 'objections' | 'faqs', facts: DraftFacts): ObjectionRow[] | FaqRow[]
export function libraryFor(field: 'objections' | 'faqs', facts: DraftFacts): ObjectionRow[] | FaqRow[] {
  return field === 'objections'
    ? pairsOf(OBJECTIONS, facts).map(([objection, answer]) => ({ objection, answer }))
    : pairsOf(FAQS, facts).map(([question, answer]) => ({ question, answer }))
}

function pairsOf(libraries: Record<Language, Library>, { language = 'en', businessType = 'other' }: DraftFacts) {
  const library = libraries[language]
  return businessType === 'other' ? library.any : [...library[businessType], ...library.any]
}
