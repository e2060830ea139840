import type { BusinessType, DraftFacts, Language, OutboundFacts } from './facts.js'
import { de } from './phrases-de.js'
import { en } from './phrases-en.js'
import { es } from './phrases-es.js'
import { fr } from './phrases-fr.js'
import type { OutboundPhrases } from './phrases-outbound.js'

/** Sections of a prompt, of both directions. */
export type SectionId =
  | 'role'
  | 'speech'
  | 'now'
  | 'hours'
  | 'services'
  | 'policies'
  | 'faqs'
  | 'abilities'
  | 'transfers'
  | 'email'
  | 'languages'
  | 'honesty'
  | 'safety'
  | 'own'
  | 'ending'
  | 'audience'
  | 'objective'
  | 'opening'
  | 'objections'
  | 'pacing'
  | 'data'
  | 'voicemail'

/** Dangers of a trade that every agent of it has to know about. */
export type Care = 'health' | 'animals' | 'law' | 'danger' | 'insurance'

/** What happens when it cannot help: with the function "take a message", and without. */
type WithAndWithout = { message: string; none: string }

/** By the name of the function; one that is missing is described by the registry. */
export type FunctionPhrases = Readonly<Record<string, string>>

/** Everything the prompt says in one language. A phrase that is missing does not compile. */
export type Phrases = {
  titles: Record<SectionId, string>
  /** Monday first. */
  weekdays: readonly [string, string, string, string, string, string, string]
  businessTypes: Record<Exclude<BusinessType, 'other'>, string>
  languageNames: Record<Language, string>
  labels: Record<
    | 'agent'
    | 'business'
    | 'type'
    | 'address'
    | 'about'
    | 'offer'
    | 'duration'
    | 'price'
    | 'note'
    | 'cancellation'
    | 'payment'
    | 'privacy'
    | 'question'
    | 'answer'
    | 'closedOn'
    | 'closed'
    | 'allDay'
    | 'audience'
    | 'knowsUs'
    | 'success'
    | 'theySay'
    | 'youAnswer'
    | 'message',
    string
  >
  time(clock: string): string
  range(from: string, to: string, isNextDay: boolean): string
  and: string
  /** As it stands after a label. */
  colon: string
  semicolon: string
  minutes(count: number): string
  role: { inbound: string; outbound: string; greeted: string; dataRule: string }
  tones: Record<OutboundFacts['tone'], string>
  speech: readonly string[]
  now: { dateAndTime: string; weekday: string; rules: readonly string[] }
  hours: {
    always: string
    breaks: string
    closedOn: string
    after: Record<NonNullable<DraftFacts['afterHours']>, string>
    noPromise: string
  }
  services: readonly string[]
  policies: readonly string[]
  faqs: readonly string[]
  /**
   * `appointment`: how a wish for one is taken down while no tool books it. `pending`: what something booked is called until
   * it is confirmed. `changes`: how a wish to change one is taken down where a tool books, because none changes.
   */
  abilities: {
    intro: string
    nothing: string
    appointment: string
    pending: string
    changes: string
    rules: readonly string[]
    otherwise: WithAndWithout
  }
  functions: FunctionPhrases
  transfers: { intro: string; rules: readonly string[] }
  email: {
    when: { inbound: string; outbound: string }
    steps: readonly string[]
    letters: string
    words: string
    signs: string
    attempts(count: number): string
  }
  languages: { only: string; several(begins: string, all: string): string; other: string; facts: string }
  honesty: readonly string[]
  doNotKnow: WithAndWithout
  isRecorded: string
  isNotRecorded: string
  cares: Record<Care, string>
  safety: readonly string[]
  /** Before the instructions of the business. */
  own: string
  ending: { sumUp: string; rules: readonly string[] }
  longest(minutes: number): string
  leftOut(count: number): string
  outbound: OutboundPhrases
  spoken: {
    greeting(business: string, agent: string): string
    opening(business: string, agent: string): string
    isAi: string
    isRecorded: string
    isAiAndRecorded: string
    mayITalk: string
    stillThere: string
    goodbye: string
    /** How a message says these things by itself. */
    saysAi: RegExp
    saysRecorded: RegExp
    asksTime: RegExp
  }
}

const PHRASES: Record<Language, Phrases> = { en, es, fr, de }

/** Of the language it begins in. */
export const phrasesOf = (language: Language | undefined): Phrases => PHRASES[language ?? 'en'] ?? en
