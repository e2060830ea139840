import { DomainError } from '../../platform/errors.js'

const MOST = 60
const WINDOW_MS = 600_000
const MOST_CLIENTS = 10_000

/**
 * When a client's people last had an answer. Each one costs the agency a little; it is counted in this process, because a
 * client's role may not write to the table that limits are counted in, and a limit that holds per process is enough here.
 */
const tries = new Map<string, number[]>()

/** Counts one answer. @throws too_many above 60 in ten minutes */
export function countTry(clientId: string, now: Date): void {
  const since = now.getTime() - WINDOW_MS
  const recent = (tries.get(clientId) ?? []).filter((at) => at > since)
  const [first = 0] = recent
  if (recent.length >= MOST) {
    const retryAfterSeconds = Math.max(1, Math.ceil((first - since) / 1_000))
    const minutes = Math.ceil(retryAfterSeconds / 60)
    throw new DomainError(
      'too_many',
      `That was a long talk. Please go on in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
      {
        retryAfterSeconds,
      },
    )
  }
  if (tries.size >= MOST_CLIENTS) tries.clear()
  tries.set(clientId, [...recent, now.getTime()])
}
