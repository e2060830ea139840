import type { AssistantBody } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import type { BodyDiff } from './body-diff.js'
import { driftBetween } from './compare-assistant.js'
import { findAssistant } from './find-assistant.js'
import { liveVersion } from './live-version.js'
import { assertMayRead } from './may.js'

/**
 * How Vapi's copy differed from the live version when they were last compared; undefined when it did not. Of an assistant
 * with `driftFoundAt` and no such difference Vapi had none at all any more: publishing makes it anew.
 */
export async function driftOf(ctx: Ctx, input: { id: string }): Promise<BodyDiff | undefined> {
  assertMayRead(ctx)
  const { id, publishedVersion: number } = await findAssistant(ctx, input.id)
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.assistant.findFirst({ where: { id }, select: { driftBody: true } })
    const live = await liveVersion(tx, { id, number })
    return row?.driftBody && live ? driftBetween(live.body, row.driftBody as AssistantBody) : undefined
  })
}
