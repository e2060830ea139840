import type { FreeTime } from '../appointments/index.js'

// Times offered together are held together, so none of them reaches into another.

const isApart = (one: FreeTime, others: readonly FreeTime[]) =>
  others.every((other) => one.endsAt <= other.startsAt || one.startsAt >= other.endsAt)

/** The first ones. */
export function nextOnes(times: readonly FreeTime[], most: number): readonly FreeTime[] {
  const some: FreeTime[] = []
  for (const time of times) {
    if (some.length === most) break
    if (isApart(time, some)) some.push(time)
  }
  return some
}

/** The first of a day, the last, and one in the middle: morning, noon and afternoon, where all of them are free. */
export function spread(times: readonly FreeTime[]): readonly FreeTime[] {
  const [first, last] = [times[0], times.at(-1)]
  if (!first || !last) return []
  const ends = isApart(last, [first]) ? [first, last] : [first]
  const between = times.filter((time) => isApart(time, ends))
  const middle = between[(between.length - 1) >> 1]
  return (middle ? [...ends, middle] : ends).toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
}
