import type { Deps } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { scrub } from '../../platform/log.js'
import { isUnknownOutcome } from './store-failures.js'

const MAX_ATTEMPTS = 3
const RETRY_AFTER_SECONDS = [5, 20]

const codeOf = (error: unknown) => String((error as { code?: unknown } | undefined)?.code ?? '')

/** A race that somebody else won (a conflict, a deadlock, a serialization failure): the event only has to be done again. */
export function isPassing(error: unknown): boolean {
  if (error instanceof DomainError) return error.code === 'conflict'
  return codeOf(error).startsWith('40') || codeOf(error) === 'P2034'
}

/** Classes of SQLSTATE that speak of the server: out of room, stopped by somebody, its files in trouble, or read-only. */
const OF_THE_SERVER = /^(53...|57...|58...|25006|25P03|ECONNREFUSED|ENOENT|ETIMEDOUT)$/

/** The database went away, is full or may not write: no event is to blame. */
export function isDatabaseGone(error: unknown): boolean {
  if (isPassing(error)) return false
  if (isUnknownOutcome(error) || OF_THE_SERVER.test(codeOf(error))) return true
  return (
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|Query read timeout/.test(error.message)
  )
}

/** Counts a failed attempt. The next one comes after 5 and after 20 seconds; after the third the event is dead. */
export async function markFailed({ database, log }: Deps, id: string, error: unknown): Promise<void> {
  const [event] = await database.prisma.$queryRaw<{ state: string; type: string; attempts: number }[]>`
    update webhook_events set attempts = attempts + 1, last_error = ${reasonOf(error)},
      state = case when attempts + 1 >= ${MAX_ATTEMPTS} then 'DEAD'::webhook_event_state else state end,
      next_at = now() + make_interval(secs => (1 + random() * 0.2) *
        case when attempts = 0 then ${RETRY_AFTER_SECONDS[0]}::float8 else ${RETRY_AFTER_SECONDS[1]}::float8 end)
    where id = ${id}::uuid and state = 'READY' returning state::text, type, attempts`
  if (!event) return
  const fields = { eventId: id, type: event.type, attempts: event.attempts, error }
  if (event.state === 'DEAD') log.error('a webhook event could not be applied and is set aside', fields)
  else log.warn('a webhook event could not be applied and will be tried again', fields)
}

/** For staff to read: the last line says what happened, and nothing of the conversation is in it. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return scrub(message.trim().split('\n').at(-1) ?? '')
    .replaceAll('\0', '')
    .slice(0, 300)
}
