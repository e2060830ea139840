import { type Direction, type DraftFacts, inboundFacts } from './facts.js'
import { type Phrases, phrasesOf } from './phrases.js'
import { spoken } from './quoting.js'

/**
 * Its first words: the first message, what has to be disclosed and is not in it already, and whether it may go on. What
 * is added stands before the question that a message ends with, so that the question comes last.
 */
export function firstMessageOf(direction: Direction, facts: DraftFacts): string {
  const say = phrasesOf(facts.language)
  const message = ownMessage(direction, facts)
  const { before, question } = splitQuestion(message)
  const permission = asksPermission(direction, facts) && !question ? say.spoken.mayITalk : ''
  const added = disclosure(say, message, facts)
  const parts = before ? [before, added, question, permission] : [question, added]
  return parts.filter(Boolean).join(' ')
}

/** A first message to begin with, in the language chosen. */
export function suggestedFirstMessage(direction: Direction, facts: DraftFacts): string {
  const { greeting, opening } = phrasesOf(facts.language).spoken
  const [business, agent] = [facts.businessName, facts.agentName].map((name) => spoken(name ?? '').trim())
  return (direction === 'INBOUND' ? greeting : opening)(business ?? '', agent ?? '')
}

/**
 * The facts after a change: a first message that was the suggestion for what was known before becomes the suggestion for
 * what is known now. One that somebody wrote stays as it is, in whatever language.
 */
export function withSuggestion(direction: Direction, before: DraftFacts, after: DraftFacts): DraftFacts {
  const kept = before.firstMessage
  if (!kept || after.firstMessage !== kept || kept !== suggestionAsKept(direction, before)) return after
  return { ...after, firstMessage: suggestionAsKept(direction, after) ?? kept }
}

/** As saving it would keep it; undefined where it could not be kept. */
export const suggestionAsKept = (direction: Direction, facts: DraftFacts): string | undefined =>
  inboundFacts.shape.firstMessage.safeParse(suggestedFirstMessage(direction, facts)).data

/** Whether its first words end by asking whether this is a good time. Two questions at once would be one too many. */
export function asksPermission(direction: Direction, facts: DraftFacts): boolean {
  if (direction === 'INBOUND' || !facts.askPermission) return false
  const { question } = splitQuestion(ownMessage(direction, facts))
  return question === '' || phrasesOf(facts.language).spoken.asksTime.test(question)
}

const ownMessage = (direction: Direction, facts: DraftFacts) =>
  spoken(facts.firstMessage ?? '').trim() || suggestedFirstMessage(direction, facts)

// The point of a title ends no sentence: "this is Dr. Miller, how can I help you?"
const QUESTION_AT_END =
  /^(.*(?<!\b(?:Dr|Dra|Mr|Mrs|Ms|St|Prof|Sr|Sra|Mme|Mlle|M|Hr|Fr|Nr|No|Lic|med|jur))[.!?…]["”»’]?)\s([^.!?…]*\?["”»’]?)$/s

function splitQuestion(message: string): { before: string; question: string } {
  const [, before, question] = QUESTION_AT_END.exec(message) ?? []
  if (before && question) return { before, question }
  return message.endsWith('?') ? { before: '', question: message } : { before: message, question: '' }
}

function disclosure({ spoken: words }: Phrases, message: string, facts: DraftFacts): string {
  const said = withoutNames(message, facts)
  const ai = facts.sayItIsAi && !words.saysAi.test(said)
  const recorded = facts.recordCalls && facts.sayRecorded && !words.saysRecorded.test(said)
  if (ai && recorded) return words.isAiAndRecorded
  if (ai) return words.isAi
  return recorded ? words.isRecorded : ''
}

/** A business called "Harbor AI" or "Blue Recording" has not disclosed anything by its name. */
const withoutNames = (message: string, { businessName, agentName }: DraftFacts) =>
  [businessName, agentName].reduce<string>((text, name) => (name ? text.replaceAll(name, ' ') : text), message)
