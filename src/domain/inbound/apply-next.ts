import { type Ctx, type Deps, inTransaction, makeCtx } from '../../platform/context.js'
import { type Claimed, claim, claimOne, finish, readClaimed } from './claims.js'
import { applyEffects } from './effects.js'
import { isPassing, markFailed } from './mark-failed.js'

const BATCH = 20

/**
 * Applies the oldest ready events, effects and "done" in one transaction: whatever kills the
 * process, an event has either not happened or has happened once. When a batch fails its events are taken one by one,
 * so that one that cannot be applied holds up nobody else.
 * @returns how many it took in hand; fewer than the batch when no more are waiting
 */
export async function applyNext(deps: Deps, batch = BATCH): Promise<number> {
  const claimed: string[] = []
  try {
    await applyClaimed(deps, async (tx) => {
      const events = await claim(tx, batch)
      claimed.push(...events.map(({ id }) => id))
      return events
    })
  } catch (error) {
    if (claimed.length === 0) throw error
    for (const id of claimed) await applyOne(deps, id)
  }
  return claimed.length
}

/** One event by itself; its failure is written down and the next ones go on. */
async function applyOne(deps: Deps, id: string): Promise<void> {
  try {
    await applyClaimed(deps, (tx) => claimOne(tx, id))
  } catch (error) {
    if (!isPassing(error)) await markFailed(deps, id, error)
  }
}

async function applyClaimed(deps: Deps, take: (tx: Ctx) => Promise<Claimed[]>): Promise<void> {
  const ctx = makeCtx(deps, { kind: 'job', name: 'inbound' })
  await inTransaction(ctx, async (tx) => {
    const claimed = await take(tx)
    if (claimed.length === 0) return
    const { events, fates } = readClaimed(tx, claimed)
    await applyEffects(tx, events)
    await finish(tx, fates)
  })
}
