import { type Ctx, inTransaction } from '../../platform/context.js'
import { completeFacts, type DraftFacts, problemsOf } from '../wizard/index.js'
import { type BodyDiff, diffBodies, NO_DIFF } from './body-diff.js'
import { bodyOf } from './body-of.js'
import { type FoundAssistant, findAssistant } from './find-assistant.js'
import { liveVersion } from './live-version.js'
import { assertMayRead } from './may.js'

/**
 * What publishing would change now, against the version that is live; all of it, while none is. An answer that cannot be
 * published yet counts as the one that is live, and where there is none either nothing can be said.
 * @throws not_found, forbidden
 */
export async function changesToPublish(ctx: Ctx, input: { id: string }): Promise<BodyDiff> {
  assertMayRead(ctx)
  const assistant = await findAssistant(ctx, input.id)
  const live = await inTransaction(ctx, (tx) =>
    liveVersion(tx, { id: assistant.id, number: assistant.publishedVersion }),
  )
  const facts = publishable(assistant, live?.facts ?? {})
  return facts ? diffBodies(live?.body ?? {}, bodyOf(assistant, completeFacts(assistant.direction, facts))) : NO_DIFF
}

function publishable({ direction, facts }: FoundAssistant, live: DraftFacts): DraftFacts | undefined {
  if (facts === null) return undefined
  const isComplete = (some: DraftFacts) => Object.keys(problemsOf(direction, some)).length === 0
  const draft = facts as DraftFacts
  if (isComplete(draft)) return draft
  if (!isComplete(live)) return undefined
  let sound = live
  // Twice, because an answer may be one only together with another that comes later.
  for (const [name, value] of [...Object.entries(draft), ...Object.entries(draft)]) {
    const next = { ...sound, [name]: value }
    if (isComplete(next)) sound = next
  }
  return sound
}
