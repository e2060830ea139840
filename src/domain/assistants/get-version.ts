import { z } from 'zod'
import type { AssistantBody } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import type { DraftFacts } from '../wizard/index.js'
import { type BodyDiff, diffBodies } from './body-diff.js'
import { findAssistant } from './find-assistant.js'
import { type VersionLine, versionColumns } from './list-versions.js'
import { liveVersion } from './live-version.js'
import { assertMayRead } from './may.js'
import { promptOf } from './settings-of.js'

export type Version = VersionLine & {
  facts: DraftFacts
  /** The CreateAssistantDTO without `server`. */
  body: AssistantBody
  /** The system prompt and the first message, for people. */
  prompt: string
  firstMessage: string
}

/** One version, with what it changed of the one before: of the first one, everything. @throws not_found, forbidden */
export async function getVersion(
  ctx: Ctx,
  input: { assistantId: string; number: number },
): Promise<Version & { diff: BodyDiff }> {
  assertMayRead(ctx)
  const { id: assistantId, publishedVersion } = await findAssistant(ctx, input.assistantId)
  const number = z.coerce.number().int().min(1).max(1_000_000).safeParse(input.number).data ?? 0
  const [row, before] = await inTransaction(ctx, async (tx) => [
    await tx.db.assistantVersion.findFirst({
      where: { assistantId, number },
      select: { ...versionColumns, facts: true, body: true },
    }),
    await liveVersion(tx, { id: assistantId, number: number - 1 }),
  ])
  if (!row) throw notFound('Version')
  const body = row.body as AssistantBody
  return {
    ...row,
    facts: row.facts as DraftFacts,
    body,
    isLive: row.number === publishedVersion,
    prompt: promptOf(body),
    firstMessage: typeof body['firstMessage'] === 'string' ? body['firstMessage'] : '',
    diff: diffBodies(before?.body ?? {}, body),
  }
}
