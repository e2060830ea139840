/** Work that waits for its turn, and what its sender is told. */
type Waiting<Row> = { row: Row; size: number; timer: NodeJS.Timeout; done(): void; failed(error: unknown): void }

type Lane<Row> = (rows: readonly Row[]) => Promise<void>

export type LaneOptions = {
  /** How many statements may be under way at once. */
  lanes: number
  maxRows: number
  maxBytes: number
}

/** Thrown for a row that nobody waits for any more. */
export class Late extends Error {
  override readonly name = 'Late'
}

/**
 * Group commit without a timer (trust.md §3.4): while a statement is under way new rows wait, and the next statement
 * takes all of them. Alone a row goes at once; under load the groups grow by themselves.
 */
export function makeLanes<Row>(store: Lane<Row>, { lanes, maxRows, maxBytes }: LaneOptions) {
  const queue: Waiting<Row>[] = []
  let busy = 0

  const next = () => {
    while (busy < lanes && queue.length > 0) run(take(queue, maxRows, maxBytes))
  }
  const run = (group: Waiting<Row>[]) => {
    busy++
    store(group.map(({ row }) => row))
      .then(
        () => {
          for (const { done } of group) done()
        },
        (error: unknown) => {
          for (const { failed } of group) failed(error)
        },
      )
      .finally(() => {
        busy--
        next()
      })
  }

  /** Resolves once the row is committed. @throws what the statement threw, or Late after `withinMs` without a turn */
  return (row: Row, size: number, withinMs: number): Promise<void> =>
    new Promise((done, failed) => {
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(waiting), 1)
        failed(new Late('No statement was free in time'))
      }, withinMs)
      const waiting: Waiting<Row> = { row, size, timer, done, failed }
      queue.push(waiting)
      next()
    })
}

/** The oldest rows that fit one statement, at least one. */
function take<Row>(queue: Waiting<Row>[], maxRows: number, maxBytes: number): Waiting<Row>[] {
  let bytes = 0
  let count = 0
  while (count < queue.length && count < maxRows && (count === 0 || bytes + (queue[count]?.size ?? 0) <= maxBytes)) {
    bytes += queue[count]?.size ?? 0
    count++
  }
  // Few lengths of statements, each of which the database plans once.
  const taken = queue.splice(0, 2 ** Math.floor(Math.log2(count)))
  for (const { timer } of taken) clearTimeout(timer)
  return taken
}
