import type { Prisma } from '@prisma/client'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { findAssistant } from './find-assistant.js'
import { assertMayRead } from './may.js'

export type VersionLine = {
  number: number
  note: string | null
  /** staff, client_user, job or script. */
  authorKind: string
  authorName: string
  /** The version it brought back. */
  restoredFrom: number | null
  createdAt: Date
  isLive: boolean
}

/** What a list of versions shows of each. */
export const versionColumns = {
  number: true,
  note: true,
  authorKind: true,
  authorName: true,
  restoredFrom: true,
  createdAt: true,
} satisfies Prisma.AssistantVersionSelect

const MOST = 500

/** Everything that was published of an assistant, newest first. @throws not_found, forbidden */
export async function listVersions(ctx: Ctx, input: { assistantId: string }): Promise<VersionLine[]> {
  assertMayRead(ctx)
  const { id: assistantId, publishedVersion } = await findAssistant(ctx, input.assistantId)
  const rows = await inTransaction(ctx, (tx) =>
    tx.db.assistantVersion.findMany({
      where: { assistantId },
      orderBy: { number: 'desc' },
      take: MOST,
      select: versionColumns,
    }),
  )
  return rows.map((row) => ({ ...row, isLive: row.number === publishedVersion }))
}
