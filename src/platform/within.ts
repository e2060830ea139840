import { DomainError } from './errors.js'

/**
 * What the work comes to, or what `late` says (or throws) once it has taken `ms`. The work is not stopped; what it still
 * does or throws afterwards is nobody's concern.
 */
export async function within<T>(ms: number, work: Promise<T>, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeIsUp = new Promise<'time is up'>((resolve) => {
    timer = setTimeout(() => resolve('time is up'), ms)
    // Nobody waits for a process to end because of an answer that came in time.
    timer.unref()
  })
  const done = work.then((value) => ({ value }))
  try {
    const first = await Promise.race([done, timeIsUp])
    return first === 'time is up' ? late() : first.value
  } finally {
    clearTimeout(timer)
    done.catch(() => {})
  }
}

/** For work that its sender may ask for again. @throws unavailable */
export function tooLate(): never {
  throw new DomainError('unavailable', 'Please send this again')
}
