import type { Turn } from '../vapi-call.js'

/** Chance that comes out the same for the same seed. */
export type Random = {
  /** From 0 (included) to 1. */
  next(): number
  between(low: number, high: number): number
  pick<T>(from: readonly T[]): T
  chance(share: number): boolean
}

/** Mulberry32: small, even enough for a demo. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick(from) {
      const picked = from[between(0, from.length - 1)]
      if (picked === undefined) throw new Error('Nothing to pick from')
      return picked
    },
  }
}

/** One of several, the heavier the likelier. */
export function weighted<T>(random: Random, choices: readonly (readonly [weight: number, choice: T])[]): T {
  let left = random.next() * choices.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, choice] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  throw new Error('Nothing to choose from')
}

/** A conversation from lines: "A: " the assistant, "C: " the caller; functions stand between them as they are. */
export const talk = (...lines: (string | Extract<Turn, { uses: string }>)[]): Turn[] =>
  lines.map((line) =>
    typeof line === 'string' ? { who: line.startsWith('A: ') ? 'assistant' : 'caller', says: line.slice(3) } : line,
  )

/** A function the assistant uses in a conversation. */
export const used = (uses: string, given: Record<string, unknown>, gets: string) => ({ uses, with: given, gets })

export type Person = { name: string; first: string; number: string }

const FIRST = [
  'Sam',
  'Priya',
  'Dana',
  'Marcus',
  'Elena',
  'Tom',
  'Aisha',
  'Grace',
  'Luis',
  'Hannah',
  'Victor',
  'Mei',
  'Omar',
  'Rachel',
  'Kofi',
  'Nadia',
  'Ben',
  'Yuki',
  'Carmen',
  'Peter',
  'Leila',
  'Jonas',
  'Ruth',
  'Andre',
  'Sofia',
  'Daniel',
  'Wanda',
  'Hugo',
] as const
const LAST = [
  'Okafor',
  'Raman',
  'Whitfield',
  'Bell',
  'Vasquez',
  'Nguyen',
  'Hartley',
  'Osei',
  'Lindgren',
  'Moreau',
  'Patel',
  'Castillo',
  'Brennan',
  'Tanaka',
  'Fischer',
  'Abara',
  'Kowalski',
  'Reyes',
  'Sullivan',
  'Haddad',
  'Park',
  'Dubois',
  'Mensah',
  'Weaver',
] as const
const AREA_CODES = ['415', '510', '628', '650', '408', '707', '925'] as const

/** Somebody with a number of those set aside for fiction (555-01xx); the same person rings again now and then. */
export function aPerson(random: Random): Person {
  const index = random.between(0, 219)
  const first = FIRST[(index * 5) % FIRST.length] ?? 'Sam'
  const last = LAST[(index * 7) % LAST.length] ?? 'Okafor'
  const area = AREA_CODES[index % AREA_CODES.length]
  return { first, name: `${first} ${last}`, number: `+1${area}55501${String((index * 37) % 100).padStart(2, '0')}` }
}
