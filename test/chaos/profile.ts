/** How long each of these may last: a minute in all where every commit is tried, half an hour for npm run test:chaos. */
export const isLong = process.env['CHAOS'] === 'long'

/** Seconds of load in the short and in the long profile. */
export const seconds = (short: number, long: number) => (isLong ? long : short)

/** Random numbers that can be had again: the seed is printed, and CHAOS_SEED takes it. */
export function makeRandom(name: string): () => number {
  const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000)
  console.log(`${name}: CHAOS_SEED=${seed}`)
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
