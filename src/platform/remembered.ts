/** A change made anywhere is in force after this long. */
const FRESH_MS = 1_000
/** While the database is away, what was known goes on being believed. */
const STALE_MS = 600_000
/** How long one who is known waits for a newer answer. */
const PATIENCE_MS = 300
const MOST = 10_000

type Known<T> = { value: T; at: number }

/**
 * Asks once for many who want the same, and again after a second. What is not there is not remembered; what is known
 * goes on being used while the database is late or away.
 */
export function remembered<T>(ask: (key: string) => Promise<T | undefined>): (key: string) => Promise<T | undefined> {
  const known = new Map<string, Known<T>>()
  const asking = new Map<string, Promise<T | undefined>>()

  const askAgain = async (key: string): Promise<T | undefined> => {
    try {
      const value = await ask(key)
      known.delete(key)
      if (value !== undefined) keep(known, key, { value, at: performance.now() })
      return value
    } finally {
      asking.delete(key)
    }
  }

  return async (key) => {
    const last = known.get(key)
    const ageMs = last ? performance.now() - last.at : Number.POSITIVE_INFINITY
    if (last && ageMs < FRESH_MS) return last.value
    const answer = asking.get(key) ?? askAgain(key)
    asking.set(key, answer)
    if (!last || ageMs > STALE_MS) return answer
    return Promise.race([answer, after(PATIENCE_MS, last.value)]).catch(() => last.value)
  }
}

const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms).unref())

/** The one that was added first goes when there is no room. */
function keep<T>(known: Map<string, Known<T>>, key: string, entry: Known<T>): void {
  const oldest = known.size >= MOST ? known.keys().next().value : undefined
  if (oldest !== undefined) known.delete(oldest)
  known.set(key, entry)
}
