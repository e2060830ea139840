import { baseType } from '../../integrations/voice/index.js'
import { type Ctx, type Deps, makeCtx } from '../../platform/context.js'
import { queueForwardings } from '../forwarding/index.js'
import { type Claimed, claim, claimThese, finish, readClaimed } from './claims.js'
import { applyEffects, type ReadEvent } from './effects.js'
import { isDatabaseGone, isPassing, markFailed } from './mark-failed.js'

/** Large enough that the round trips of a batch are shared by many, small enough that it is over in tens of milliseconds. */
export const BATCH = 128

type Applied = (events: readonly ReadEvent[]) => void

/**
 * Applies the oldest ready events, effects, what goes on to the client, and "done" in one transaction: whatever kills the
 * process, an event has either not happened or has happened once. When a batch fails its halves are taken by themselves,
 * and theirs, so that one event that cannot be applied holds up nobody else.
 * `applied` is told of them after the commit.
 * @returns how many it took in hand; fewer than the batch when no more are waiting
 */
export async function applyNext(deps: Deps, batch = BATCH, applied: Applied = () => {}): Promise<number> {
  const claimed: string[] = []
  try {
    const events = await applyClaimed(deps, async (tx) => {
      const events = await claim(tx, batch)
      claimed.push(...events.map(({ id }) => id))
      return events
    })
    applied(events)
  } catch (error) {
    if (claimed.length === 0) throw error
    await halve(deps, claimed, { applied, error })
  }
  return claimed.length
}

type Failed = { applied: Applied; error: unknown }

/**
 * The failure of one event alone is written down, and the others go on.
 * @throws when the database has gone away: then none of them is to blame
 */
async function halve(deps: Deps, ids: readonly string[], { applied, error }: Failed): Promise<void> {
  if (isDatabaseGone(error)) throw error
  const [only] = ids
  if (only !== undefined && ids.length === 1) {
    if (!isPassing(error)) await markFailed(deps, only, error)
    return
  }
  const middle = Math.ceil(ids.length / 2)
  for (const half of [ids.slice(0, middle), ids.slice(middle)]) {
    try {
      applied(await applyClaimed(deps, (tx) => claimThese(tx, half)))
    } catch (thrown) {
      await halve(deps, half, { applied, error: thrown })
    }
  }
}

async function applyClaimed(deps: Deps, take: (tx: Ctx) => Promise<Claimed[]>): Promise<ReadEvent[]> {
  const ctx = makeCtx(deps, { kind: 'job', name: 'inbound' })
  return deps.database.transaction(async (db) => {
    const tx = { ...ctx, db, ask: undefined }
    const claimed = await take(tx)
    if (claimed.length === 0) return []
    const { events, fates } = readClaimed(tx, claimed)
    await applyEffects(tx, events)
    await queueForwardings(
      tx,
      events.map(({ id, clientId, type }) => ({ id, clientId, type: baseType(type) })),
    )
    await finish(tx, fates)
    return events
  })
}
