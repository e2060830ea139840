import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { beyond, neighbours, readCursor } from '../../platform/cursor.js'
import { type AssistantView, assistantColumns, viewOf } from './get-assistant.js'
import { assertMayRead, visibleAssistants } from './may.js'

export const pageOfAssistantsInput = z.object({
  /** Part of a name. */
  text: z.string().trim().max(100).optional(),
  direction: z.enum(['INBOUND', 'OUTBOUND']).optional(),
  publishState: z.enum(['NEVER', 'UNDER_WAY', 'INCOMPLETE', 'DONE']).optional(),
  /** Left out, archived ones are not in the list. */
  isArchived: z.boolean().default(false),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(20),
  /** For staff; others see their own. */
  clientId: z.uuid().optional(),
})

export type AssistantPage = { assistants: AssistantView[]; next?: string; previous?: string }

/** A page of assistants, newest first. @throws forbidden; invalid when the cursor cannot be read */
export async function pageOfAssistants(
  ctx: Ctx,
  input: z.input<typeof pageOfAssistantsInput> = {},
): Promise<AssistantPage> {
  assertMayRead(ctx)
  const { cursor: written, limit, ...filters } = pageOfAssistantsInput.parse(input)
  const cursor = written ? readCursor(written) : undefined
  const isBackwards = cursor?.towards === 'newer'
  const order = isBackwards ? 'asc' : 'desc'
  const rows = await inTransaction(ctx, (tx) =>
    tx.db.assistant.findMany({
      where: { AND: [visibleAssistants(tx.actor), whereOf(filters), cursor ? beyond('createdAt', cursor) : {}] },
      orderBy: [{ createdAt: order }, { id: order }],
      take: limit + 1,
      select: assistantColumns,
    }),
  )
  const assistants = rows.slice(0, limit).map(viewOf)
  if (isBackwards) assistants.reverse()
  return { assistants, ...neighbours(assistants, cursor, rows.length > limit, ({ createdAt }) => createdAt) }
}

type Filters = Omit<z.infer<typeof pageOfAssistantsInput>, 'cursor' | 'limit'>

const whereOf = ({ text, isArchived, clientId, direction, publishState }: Filters): Prisma.AssistantWhereInput => ({
  archivedAt: isArchived ? { not: null } : null,
  ...(clientId && { clientId }),
  ...(direction && { direction }),
  ...(publishState && { publishState }),
  // Prisma leaves the wildcards of LIKE as they are.
  ...(text && { name: { contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } }),
})
