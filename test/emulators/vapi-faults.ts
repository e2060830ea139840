import { type Random, seededRandom } from './conversations/random.js'
import type { Step } from './vapi-deliveries.js'

/** How often something happens: a share of the messages (0 to 1), or to which ones. */
export type Chance = number | ((step: Step) => boolean)

export type Corruption = 'cut' | 'broken' | 'flipped'

/** What goes wrong on the way to a webhook. The same seed and the same calls give the same faults. */
export type DeliveryFaults = {
  seed?: number
  /** Never posted, and not tried again. */
  drop?: Chance
  /** Posted once or twice more; every second copy carries links that were signed anew. */
  repeat?: Chance
  /** Changes places with a message that comes up to three later. */
  reorder?: Chance
  /** Arrives this much later, behind what was said meanwhile. */
  delay?: Chance
  delayMs?: number
  /** Spoiled on the way; what is tried again comes whole. */
  corrupt?: Chance
  /**
   * How: the connection ends amid the body, half of the body as if it were whole, one byte another. Any of them if not
   * said.
   */
  corruptAs?: readonly Corruption[]
}

/** What happens to one message. */
export type Fate = {
  isDropped: boolean
  copies: number
  delayMs: number
  corruption: Corruption | undefined
  at: number
}

export type Fated = { step: Step; fate: Fate }

const REACH = 3

/** Decides what happens to every message of a call and in which order they go. `turn` tells one call from the next. */
export function fatesOf(steps: readonly Step[], faults: DeliveryFaults, turn: number): Fated[] {
  const random = seededRandom((faults.seed ?? 1) + Math.imul(turn + 1, 0x9e3779b1))
  const fated = steps.map((step) => ({ step, fate: fateOf(step, faults, random) }))
  for (let index = 0; index < fated.length; index++) {
    if (happens(faults.reorder, fated[index]?.step, random)) swap(fated, index, index + random.between(1, REACH))
  }
  return fated
}

function fateOf(step: Step, faults: DeliveryFaults, random: Random): Fate {
  // Always drawn in the same order, so that one chance does not move the others.
  const isDropped = happens(faults.drop, step, random)
  const isRepeated = happens(faults.repeat, step, random)
  const more = random.between(1, 2)
  const isDelayed = happens(faults.delay, step, random)
  const isSpoiled = happens(faults.corrupt, step, random)
  const corruption = random.pick(faults.corruptAs ?? (['cut', 'broken', 'flipped'] as const))
  return {
    isDropped,
    copies: isRepeated ? 1 + more : 1,
    delayMs: isDelayed ? (faults.delayMs ?? 200) : 0,
    corruption: isSpoiled ? corruption : undefined,
    at: random.next(),
  }
}

function happens(chance: Chance | undefined, step: Step | undefined, random: Random): boolean {
  const drawn = random.next()
  if (typeof chance === 'function') return step !== undefined && chance(step)
  return drawn < (chance ?? 0)
}

function swap<T>(list: T[], one: number, other: number): void {
  const [a, b] = [list[one], list[other]]
  if (a === undefined || b === undefined) return
  list[one] = b
  list[other] = a
}

/** The bytes as they arrive; a cut one is cut while it is sent. */
export function spoiled(body: Buffer, corruption: Corruption | undefined, at: number): Buffer {
  const middle = Math.floor(body.length * (0.25 + at / 2))
  if (corruption === 'broken') return body.subarray(0, middle)
  if (corruption !== 'flipped') return body
  const flipped = Buffer.from(body)
  flipped[middle] = (flipped[middle] ?? 0) ^ 0x01
  return flipped
}
