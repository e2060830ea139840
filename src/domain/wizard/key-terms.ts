import type { Direction, DraftFacts } from './facts.js'

const MOST_TERMS = 50
const MOST_LETTERS = 60
const LEAST_LETTERS = 3

/** Names that have to be understood on the phone: letters and spaces only, each once, the most important first. */
export function keyTermsOf(direction: Direction, facts: DraftFacts): string[] {
  const services = direction === 'INBOUND' ? (facts.services ?? []) : []
  const people = facts.transferNumbers ?? []
  const names = [facts.businessName, facts.agentName, ...[...people, ...services].map(({ name }) => name)]
  const terms = new Map<string, string>()
  for (const name of names) {
    const term = lettersOf(name ?? '')
    const key = term.toLowerCase()
    if (term.length >= LEAST_LETTERS && !terms.has(key)) terms.set(key, term)
  }
  return [...terms.values()].slice(0, MOST_TERMS)
}

const lettersOf = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .slice(0, MOST_LETTERS)
    .trim()
