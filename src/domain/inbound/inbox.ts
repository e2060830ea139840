import { parseVapiMessage } from '../../integrations/voice/index.js'
import type { Ctx, Deps } from '../../platform/context.js'
import type { Database } from '../../platform/db.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'
import { makeDoorbell } from './doorbell.js'
import { type Delivery, type EventRow, eventRow, type Received } from './event-row.js'
import { makeLanes } from './lanes.js'
import { makeRepeats } from './repeats.js'
import { isRefusedData, isUnknownOutcome } from './store-failures.js'
import { storeNewest, storeRows } from './store-rows.js'

export type { Delivery, Received } from './event-row.js'

export type Inbox = {
  /**
   * Stores a delivery byte for byte (sealed); it has committed when this resolves. The same delivery for the same client
   * is one event, however often and however concurrently it comes; the count goes up.
   * @throws what the database said, or Late, when it could not be stored within `withinMs`
   */
  receive(
    ctx: Pick<Ctx, 'now'>,
    delivery: Delivery,
    options?: { read?: Received; withinMs?: number },
  ): Promise<Received>
}

/** Up to here many rows in one statement are faster than a statement each (trust.md §0, finding 8). */
const SMALL_BYTES = 8_192
const MAX_GROUP_BYTES = 1_048_576
const STORE_WITHIN_MS = TIME_LIMITS.doorStoreMs

/** One a process: past the pool, there is nothing between a delivery and its commit. */
export function makeInbox({ database, vault }: Pick<Deps, 'database' | 'vault'>): Inbox {
  const ring = makeDoorbell(database)
  const countAgain = makeRepeats(database)
  const alone = async ([row]: readonly EventRow[]) => countAgain(await storeOne(database, row as EventRow))
  const small = makeLanes<EventRow>(async (rows) => countAgain(await storeAll(database, rows)), {
    lanes: 2,
    maxRows: 256,
    maxBytes: MAX_GROUP_BYTES,
  })
  const large = makeLanes<EventRow>(alone, { lanes: 6, maxRows: 1, maxBytes: MAX_GROUP_BYTES })
  // It may have to wait for a worker that has the older one in hand, and nothing else may wait behind it.
  const replacing = makeLanes<EventRow>(alone, { lanes: 2, maxRows: 1, maxBytes: MAX_GROUP_BYTES })
  return {
    async receive({ now }, delivery, { read = parseVapiMessage(delivery.body), withinMs = STORE_WITHIN_MS } = {}) {
      const row = eventRow(vault, delivery, { read, now })
      const size = row.bodySealed.length
      const lane = row.isReplaceable ? replacing : size > SMALL_BYTES ? large : small
      await lane(row, size, withinMs)
      if (row.state === 'READY') ring()
      return read
    },
  }
}

/**
 * A group that holds a row the database refuses is stored row by row, so that its neighbours are not lost with it.
 * Answers the rows that were there already.
 */
async function storeAll(database: Database, rows: readonly EventRow[]): Promise<EventRow[]> {
  try {
    return await twiceWhenUnknown(() => storeRows(database, rows))
  } catch (error) {
    if (!isRefusedData(error)) throw error
    const again: EventRow[] = []
    for (const row of rows) again.push(...(await storeOne(database, row)))
    return again
  }
}

async function storeOne(database: Database, row: EventRow): Promise<EventRow[]> {
  const store = async (some: EventRow) => {
    if (!some.isReplaceable) return storeRows(database, [some])
    await storeNewest(database, some)
    return []
  }
  try {
    return await twiceWhenUnknown(() => store(row))
  } catch (error) {
    if (!isRefusedData(error)) throw error
    return store(setAside(row))
  }
}

/** What was sent when the connection broke may or may not have been stored; storing it again changes nothing. */
const twiceWhenUnknown = <T>(store: () => Promise<T>): Promise<T> =>
  store().catch((error: unknown) => {
    if (!isUnknownOutcome(error)) throw error
    return store()
  })

/** Only its bytes are kept: what was read out of them is what the database could not take. */
const setAside = (row: EventRow): EventRow => ({
  ...row,
  callKey: null,
  type: 'unparsed',
  sentAt: null,
  headers: '{}',
  state: 'QUARANTINED',
  cause: 'UNREADABLE',
  note: 'The database could not hold what it names',
  doneAt: null,
  isReplaceable: false,
})
