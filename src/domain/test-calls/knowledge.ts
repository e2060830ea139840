import type { DraftFacts } from '../wizard/index.js'
import { isSaid, plain, share, weightyWords, wordsOf } from './resemblance.js'

/** What an assistant was told about a business, as far as its words can be recognised. */
export type Knowledge = {
  businessName: string
  services: readonly string[]
  /** Answers and other texts, with what they are about. */
  answers: readonly { about: string; text: string }[]
}

/** What the facts of either kind of assistant hold; without facts only the name is known. */
export function knowledgeOf(facts: DraftFacts | undefined, businessName: string): Knowledge {
  const about = (title: string, text: string | null | undefined) => (text ? [{ about: title, text }] : [])
  return {
    businessName: facts?.businessName ?? businessName,
    services: (facts?.services ?? []).map(({ name }) => name),
    answers: [
      ...(facts?.faqs ?? []).map(({ question, answer }) => ({ about: question, text: answer })),
      ...(facts?.objections ?? []).map(({ objection, answer }) => ({ about: objection, text: answer })),
      ...(facts?.policies ?? []).map(({ title, text }) => ({ about: title, text })),
      ...about('Cancelling', facts?.cancellationPolicy),
      ...about('Payment', facts?.paymentPolicy),
      ...about('Privacy', facts?.privacyPolicy),
      ...about('Address', facts?.address),
      ...about('What it offers', facts?.valueProposition),
      ...about('The business', facts?.about),
    ],
  }
}

/** An answer is put in other words; most of those that carry it stay. */
const MOST = 0.6
const LEAST_WORDS = 2

/** What of its knowledge it showed, in words, the best proof first; undefined when none of it. */
export function whatItKnew(
  lines: readonly string[],
  { businessName, services, answers }: Knowledge,
): string | undefined {
  const answer = answers.find(({ text }) => lines.some((line) => tells(line, text)))
  if (answer) return `It answered from what it was told: ${answer.about}`
  const all = lines.join(' . ')
  const service = services.find((name) => isSaid(all, name))
  if (service) return `It named a service: ${service}.`
  if (isSaid(all, businessName) || isSaid(all, withoutForm(businessName))) return 'It said the name of the business.'
  return undefined
}

function tells(line: string, text: string): boolean {
  const weighty = weightyWords(text)
  return weighty.length >= LEAST_WORDS && share(weighty, wordsOf(line)) >= MOST
}

/** Nobody says "LLC" on the phone. */
const withoutForm = (name: string) =>
  plain(name).replace(/( (llc|inc|ltd|limited|gmbh|corp|co|sl|sa|sarl|ag)){1,4}$/, '')
