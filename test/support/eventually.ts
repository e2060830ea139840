import { setTimeout as sleep } from 'node:timers/promises'

/** Tries again until what is expected holds, for a few seconds. */
export async function eventually(check: () => unknown, withinMs = 5_000): Promise<void> {
  const until = Date.now() + withinMs
  for (;;) {
    try {
      await check()
      return
    } catch (error) {
      if (Date.now() > until) throw error
      await sleep(20)
    }
  }
}
