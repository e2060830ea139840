import type { Ctx, Deps } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { makeNamedTurns } from '../../platform/turns.js'
import { takesIfMatch } from './etag.js'
import type { Route } from './route.js'

// One program after the other changes a thing, with If-Match or without: else what was compared were not what is changed.

/** What a route changes, under the same name for every route that changes it. Undefined where there is nothing to compare. */
export function changedBy(route: Route, params: unknown): string | undefined {
  if (!route.of || !takesIfMatch(route)) return undefined
  const values = params as Readonly<Record<string, unknown>>
  // Encoded, because the database takes no NUL, not even in a question.
  const path = route.of.path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(values[name])))
  return `change ${path}`
}

const PATIENCE_MS = 10_000
const queued = makeNamedTurns()

/** Work of this process on one thing, one after the other. @throws conflict for who would wait too long; nothing was begun then */
export const inLine = <T>(name: string | undefined, work: () => Promise<T>): Promise<T> =>
  name === undefined ? work() : patiently(work, (begin) => queued(name, begin))

/** The same over all processes, for work that is in no transaction. */
export const aloneOutside = <T>({ database }: Deps, name: string | undefined, work: () => Promise<T>): Promise<T> =>
  name === undefined ? work() : patiently(work, (begin) => queued(name, () => database.withLock(name, begin)))

/** The same over all processes, from now to the end of a transaction. @throws conflict */
export async function aloneToTheEnd(tx: Ctx, name: string): Promise<void> {
  for (let left = 100; left > 0; left--) {
    const [lock] = await tx.db.$queryRaw<{ isOurs: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as "isOurs"`
    if (lock?.isOurs) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw beingChanged()
}

/** Whoever was refused meanwhile does nothing when the turn comes. */
function patiently<T>(work: () => Promise<T>, line: (begin: () => Promise<void>) => Promise<void>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let isLate = false
    const late = setTimeout(() => {
      isLate = true
      reject(beingChanged())
    }, PATIENCE_MS)
    const begin = async () => {
      clearTimeout(late)
      if (!isLate) await work().then(resolve, reject)
    }
    line(begin).catch((error: unknown) => {
      clearTimeout(late)
      reject(error)
    })
  })
}

const beingChanged = () =>
  conflict('Somebody else is changing this. Send it again in a moment.', {
    code: 'being_changed',
    retryAfterSeconds: 1,
  })
