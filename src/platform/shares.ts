import { AsyncLocalStorage } from 'node:async_hooks'
import { DomainError } from './errors.js'

/** Runs work as one of those of a name, once there is a place. @throws unavailable when there is none in time */
export type Share = <T>(name: string, work: () => Promise<T>) => Promise<T>

type Line = { running: number; waiting: (() => void)[] }

/**
 * So many pieces of work at once for each name, so that none of them takes what is there for all. Who finds no place
 * waits, in order; who waits too long, or finds too many who wait, is asked to come again. Work within work of the same
 * name has its place already. A name nobody works for is forgotten.
 */
export function makeShares(limits: { most: number; mostWaiting: number; withinMs: number }): Share {
  const lines = new Map<string, Line>()
  const inside = new AsyncLocalStorage<string>()

  const enter = async (name: string): Promise<Line> => {
    const line = lines.get(name) ?? { running: 0, waiting: [] }
    lines.set(name, line)
    if (line.running < limits.most) line.running++
    else await turnIn(line, limits)
    return line
  }
  const leave = (name: string, line: Line) => {
    // The place is handed on, so that nobody who has just come slips in between.
    const next = line.waiting.shift()
    if (next) return next()
    line.running--
    if (line.running === 0) lines.delete(name)
  }

  return async (name, work) => {
    if (inside.getStore() === name) return work()
    const line = await enter(name)
    try {
      return await inside.run(name, work)
    } finally {
      leave(name, line)
    }
  }
}

function turnIn({ waiting }: Line, { mostWaiting, withinMs }: { mostWaiting: number; withinMs: number }) {
  if (waiting.length >= mostWaiting) throw busy()
  return new Promise<void>((resolve, reject) => {
    const entry = () => {
      clearTimeout(late)
      resolve()
    }
    const late = setTimeout(() => {
      waiting.splice(waiting.indexOf(entry), 1)
      reject(busy())
    }, withinMs)
    waiting.push(entry)
  })
}

const busy = () =>
  new DomainError('unavailable', 'Too much is being asked for at once. Please try again in a moment.', {
    code: 'too_many_at_once',
    retryAfterSeconds: 1,
  })
