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

/** The same for each name, one at a time unless more are let. A name nobody waits for any more is forgotten. */
export function makeNamedTurns(most = 1) {
  const lines = new Map<string, { turn: ReturnType<typeof makeTurns>; waiting: number }>()

  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const line = lines.get(name) ?? { turn: makeTurns(most), waiting: 0 }
    lines.set(name, line)
    line.waiting++
    try {
      return await line.turn(work)
    } finally {
      line.waiting--
      if (line.waiting === 0) lines.delete(name)
    }
  }
}
