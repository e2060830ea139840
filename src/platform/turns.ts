/** Lets no more than so many pieces of work run at once; the others wait their turn in order. */
export function makeTurns(most: number) {
  const waiting: (() => void)[] = []
  let running = 0

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < most) running++
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // The turn is handed on, so that nobody who has just come slips in between.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
