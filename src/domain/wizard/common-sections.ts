import { FUNCTIONS } from '../functions/index.js'
import { cares } from './cares.js'
import type { DraftFacts } from './facts.js'
import type { Phrases } from './phrases.js'
import { factRow, instructionLines, nameRow } from './quoting.js'
import type { Section } from './section.js'

// Sections of both kinds of prompt. Each is undefined when there is nothing to say.

type Build = (say: Phrases, facts: DraftFacts) => Section | undefined

const ZONE = /^[A-Za-z0-9_+-]+(?:\/[A-Za-z0-9_+-]+)*$/

/** Vapi writes the clock of the client's zone into it when a call begins (contract §6: the quoted literal "now"). */
export const now: Build = (say, { timeZone, language = 'en' }) => {
  if (!timeZone || !ZONE.test(timeZone)) return undefined
  const clock = (format: string) => `{{"now" | date: "${format}", "${timeZone}"}}`
  // Liquid only knows the English names of days and months.
  const lines =
    language === 'en'
      ? [`${say.now.dateAndTime}${say.colon}${clock('%A, %B %d, %Y, %I:%M %p')} (${timeZone}).`]
      : [
          `${say.now.dateAndTime}${say.colon}${clock('%Y-%m-%d %H:%M')} (${timeZone}).`,
          `${say.now.weekday}${say.colon}${clock('%u')}.`,
        ]
  return { id: 'now', intro: lines, rules: say.now.rules }
}

export const abilities =
  (direction: 'inbound' | 'outbound'): Build =>
  (say, facts) => {
    const allowed = allowedFunctions(facts)
    const { intro, nothing, appointment, pending, changes, rules, otherwise } = say.abilities
    const described = allowed.map(({ name, description }) => say.functions[name] ?? `${name}: ${description}`)
    const books = allowed.some(booksAppointments)
    const takesDown = direction === 'inbound' && helpOf(facts) === 'message'
    return {
      id: 'abilities',
      intro: [allowed.length > 0 ? intro : nothing],
      rules: [
        ...described,
        books ? pending : undefined,
        takesDown ? (books ? changes : appointment) : undefined,
        ...(allowed.length > 0 ? rules : []),
        otherwise[helpOf(facts)],
      ],
    }
  }

const booksAppointments = ({ name }: { name: string }) => /^(book|schedule)_/.test(name)

/** In the order of the registry, whatever the order they were chosen in. */
export const allowedFunctions = ({ functions = [] }: DraftFacts) =>
  FUNCTIONS.filter(({ name }) => functions.includes(name))

/** What it offers when it cannot help: it must not offer a message that it cannot take. */
const helpOf = ({ functions }: DraftFacts) => (functions?.includes('take_message') ? 'message' : 'none')

/** What the business wrote itself, as instructions: before honesty and safety, which count more. */
export const own: Build = (say, { customPrompt }) => {
  const lines = instructionLines(customPrompt ?? '')
  return lines.length === 0 ? undefined : { id: 'own', intro: [say.own, ...lines] }
}

export const transfers: Build = (say, facts) => {
  const people = facts.transferNumbers ?? []
  if (!mayTransfer(facts)) return undefined
  return {
    id: 'transfers',
    intro: [say.transfers.intro],
    rows: people.map(({ name }) => nameRow(name)),
    rules: say.transfers.rules,
  }
}

export const mayTransfer = ({ functions, transferNumbers }: DraftFacts): boolean =>
  Boolean(functions?.includes('transfer_to_human') && transferNumbers && transferNumbers.length > 0)

export const email =
  (direction: 'inbound' | 'outbound'): Build =>
  (say, { collectEmail, emailSpelling = 'letters', emailAttempts = 3 }) => {
    if (!collectEmail) return undefined
    const [ask, confirm, ...never] = say.email.steps
    const { letters, words, signs } = say.email
    const spelling = direction === 'outbound' && emailSpelling === 'letters_with_words' ? words : letters
    return {
      id: 'email',
      intro: [say.email.when[direction]],
      steps: [ask, spelling, confirm],
      rules: [signs, ...never, say.email.attempts(direction === 'outbound' ? emailAttempts : 3)],
    }
  }

export const languages: Build = (say, { languages: spoken = [], language = 'en' }) => {
  const names = [...new Set([language, ...spoken])].map((each) => say.languageNames[each])
  const several = names.length > 1 ? say.languages.several(names[0] ?? '', names.join(', ')) : undefined
  return {
    id: 'languages',
    rules: several ? [several, say.languages.other, say.languages.facts] : [say.languages.only],
  }
}

export const honesty: Build = (say, facts) => ({
  id: 'honesty',
  rules: [
    ...say.honesty.slice(0, 1),
    say.doNotKnow[helpOf(facts)],
    ...say.honesty.slice(1),
    facts.recordCalls === undefined ? undefined : facts.recordCalls ? say.isRecorded : say.isNotRecorded,
  ],
})

export const safety: Build = (say, { businessType }) => {
  const care = businessType && cares[businessType]
  return { id: 'safety', rules: [...say.safety.slice(0, 2), care && say.cares[care], ...say.safety.slice(2)] }
}

/** The steps of a call that we make sum up themselves, and after a no there is nothing to ask. */
export const ending =
  (direction: 'inbound' | 'outbound'): Build =>
  (say, { maxMinutes }) => ({
    id: 'ending',
    rules: [
      direction === 'inbound' ? say.ending.sumUp : undefined,
      ...say.ending.rules,
      maxMinutes ? say.longest(maxMinutes) : undefined,
    ],
  })

export const identityRows = (say: Phrases, { agentName, businessName, businessType }: DraftFacts) => [
  factRow(say, say.labels.agent, agentName),
  factRow(say, say.labels.business, businessName),
  factRow(say, say.labels.type, businessType && businessType !== 'other' ? say.businessTypes[businessType] : undefined),
]
