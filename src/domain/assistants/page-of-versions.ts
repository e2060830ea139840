import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
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
  const { cursor, limit, ...of } = pageOfVersionsInput.parse(input)
  const { id: assistantId, publishedVersion } = await findAssistant(ctx, of.assistantId)
  const select = { id: true, ...versionColumns }
  const page = await keysetPage(latestFirst('createdAt'), { cursor, limit }, ({ beyond, ...slice }) =>
    inTransaction(ctx, (tx) =>
      tx.db.assistantVersion.findMany({ where: { AND: [{ assistantId }, ...beyond] }, ...slice, select }),
    ),
  )
  return { versions: page.rows.map((row) => ({ ...row, isLive: row.number === publishedVersion })), ...page.links }
}
