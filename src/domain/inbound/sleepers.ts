/** Loops that sleep until there is work. A wake-up while none sleeps is kept for the next that would. */
export type Sleepers = {
  sleep(ms: number): Promise<void>
  /** Sleeps whatever comes, short of the end. */
  pause(ms: number): Promise<void>
  wakeOne(): void
  close(): void
  isClosed(): boolean
}

export function makeSleepers(): Sleepers {
  const sleeping = new Set<() => void>()
  const pausing = new Set<() => void>()
  let isRung = false
  let isClosed = false

  const rest = (among: Set<() => void>, ms: number) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        among.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, isClosed ? 0 : ms)
      among.add(wake)
    })

  return {
    sleep(ms) {
      if (!isRung) return rest(sleeping, ms)
      isRung = false
      return Promise.resolve()
    },
    pause: (ms) => rest(pausing, ms),
    wakeOne() {
      const [wake] = sleeping
      if (wake) wake()
      else isRung = true
    },
    close() {
      isClosed = true
      for (const wake of [...sleeping, ...pausing]) wake()
    },
    isClosed: () => isClosed,
  }
}
