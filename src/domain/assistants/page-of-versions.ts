import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { beyond, neighbours, readCursor } from '../../platform/cursor.js'
import { findAssistant } from './find-assistant.js'
import { type VersionLine, versionColumns } from './list-versions.js'
import { assertMayRead } from './may.js'

export const pageOfVersionsInput = z.object({
  assistantId: z.string(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(20),
})

export type VersionPage = { versions: (VersionLine & { id: string })[]; next?: string; previous?: string }

/** A page of what was published of an assistant, newest first. @throws not_found, forbidden, invalid for the cursor */
export async function pageOfVersions(ctx: Ctx, input: z.input<typeof pageOfVersionsInput>): Promise<VersionPage> {
  assertMayRead(ctx)
  const { cursor: written, limit, ...of } = pageOfVersionsInput.parse(input)
  const { id: assistantId, publishedVersion } = await findAssistant(ctx, of.assistantId)
  const cursor = written ? readCursor(written) : undefined
  const isBackwards = cursor?.towards === 'newer'
  const order = isBackwards ? 'asc' : 'desc'
  const rows = await inTransaction(ctx, (tx) =>
    tx.db.assistantVersion.findMany({
      where: { AND: [{ assistantId }, cursor ? beyond('createdAt', cursor) : {}] },
      orderBy: [{ createdAt: order }, { id: order }],
      take: limit + 1,
      select: { id: true, ...versionColumns },
    }),
  )
  const versions = rows.slice(0, limit).map((row) => ({ ...row, isLive: row.number === publishedVersion }))
  if (isBackwards) versions.reverse()
  return { versions, ...neighbours(versions, cursor, rows.length > limit, ({ createdAt }) => createdAt) }
}
