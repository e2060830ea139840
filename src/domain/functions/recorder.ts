import type { Deps } from '../../platform/context.js'
import { type EndedRun, recordRuns } from './function-runs.js'

/** Takes a run to be written down soon, when nobody waits for it any more. */
export type Recorder = (ended: EndedRun) => void

const MOST_AT_ONCE = 100
/** Beyond this the database is away, and the process must not fill up. */
const MOST_WAITING = 5_000

/**
 * Writes down runs that changed nothing: one statement at a time, each with all that came in meanwhile, so that many
 * questions cost few commits. What is lost with the process would only have been run again.
 */
export function makeRecorder(deps: Pick<Deps, 'database' | 'vault' | 'log'>): Recorder {
  const waiting: EndedRun[] = []
  let isBusy = false

  const next = () => {
    if (isBusy || waiting.length === 0) return
    isBusy = true
    recordRuns(deps, waiting.splice(0, MOST_AT_ONCE))
      .catch((error: unknown) => deps.log.warn('uses of in-call functions were not written down', { error }))
      .finally(() => {
        isBusy = false
        next()
      })
  }
  return (ended) => {
    if (waiting.length < MOST_WAITING) waiting.push(ended)
    next()
  }
}
