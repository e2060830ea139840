import type { AssistantBody } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import type { DraftFacts } from '../wizard/index.js'

export type LiveVersion = { number: number; facts: DraftFacts; body: AssistantBody }

/** One version of an assistant that the actor was already found to see; undefined when there is none of that number. */
export async function liveVersion(
  tx: Ctx,
  { id, number }: { id: string; number: number | null },
): Promise<LiveVersion | undefined> {
  if (number === null) return undefined
  const row = await tx.db.assistantVersion.findFirst({
    where: { assistantId: id, number },
    select: { number: true, facts: true, body: true },
  })
  return row ? (row as unknown as LiveVersion) : undefined
}
