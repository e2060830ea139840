import type { Ctx } from './context.js'
import type { Place } from './vault.js'

/** What stands where a text was that does not open any more: its key is gone, or its bytes were damaged. */
export const UNREADABLE = 'This text cannot be opened.'

/** A sealed text for somebody to read. One that does not open must not take a whole page with it, so it is UNREADABLE. */
export const readText = (ctx: Reader, place: Place, sealed: Uint8Array): string =>
  openIfPossible(ctx, place, sealed)?.toString('utf8') ?? UNREADABLE

/** A sealed value, or undefined and an error in the log, once a process for each place, when it does not open. */
export function openIfPossible({ vault, log }: Reader, place: Place, sealed: Uint8Array): Buffer | undefined {
  try {
    return vault.open(place, sealed)
  } catch (error) {
    const { clientId, table, column, id } = place
    const name = `${table}.${column} ${id}`
    if (!reported.has(name)) {
      if (reported.size > MOST_REPORTED) reported.clear()
      reported.add(name)
      log.error('a sealed value does not open', { clientId, table, column, id, error })
    }
    return undefined
  }
}

type Reader = Pick<Ctx, 'vault' | 'log'>

/** Somebody looks at the same list all day; the log says it once. */
const reported = new Set<string>()
const MOST_REPORTED = 1_000
