import { type Ctx, inTransaction } from '../../platform/context.js'
import type { DraftFacts } from '../wizard/index.js'
import { addVersion, noDrift } from './add-version.js'
import { underHold } from './hold.js'
import { liveVersion } from './live-version.js'
import type { Publishing } from './publishing.js'
import type { Outcome } from './run-steps.js'
import { same } from './same.js'

/** Keeps what is live now for good. What is the same as the version before is no new one. */
export async function stepVersion(ctx: Ctx, publishing: Publishing): Promise<Outcome> {
  const { hold, id, body, facts, revision } = publishing
  return inTransaction(ctx, async (tx) => {
    const live = await liveVersion(tx, { id, number: publishing.version })
    if (live && same(live.body, body) && same(live.facts, facts)) {
      await underHold(tx, hold, { publishedRevision: revision, ...noDrift(tx) })
      return { state: 'done', message: `Nothing is new: version ${live.number} stays.` }
    }
    publishing.version = await addVersion(tx, hold, publishing)
    publishing.changedFacts = live ? changedFacts(live.facts, facts) : []
    return { state: 'done', message: `Version ${publishing.version}` }
  })
}

/** Names alone: what they say stands in the versions. */
const changedFacts = (before: DraftFacts, after: DraftFacts): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !same(before[name as keyof DraftFacts], after[name as keyof DraftFacts]))
    .sort()
