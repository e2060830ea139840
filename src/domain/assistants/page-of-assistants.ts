import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { anyOf } from '../../platform/any-of.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { holding } from '../../platform/search.js'
import { type AssistantView, assistantColumns, viewOf } from './get-assistant.js'
import { assertMayRead, visibleAssistants } from './may.js'

export const pageOfAssistantsInput = z.object({
  /** Part of a name. */
  text: z.string().trim().max(100).optional(),
  direction: anyOf(['INBOUND', 'OUTBOUND']).optional(),
  publishState: anyOf(['NEVER', 'UNDER_WAY', 'INCOMPLETE', 'DONE']).optional(),
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
  const { cursor, limit, ...filters } = pageOfAssistantsInput.parse(input)
  const page = await keysetPage(latestFirst('createdAt'), { cursor, limit }, ({ beyond, ...slice }) =>
    inTransaction(ctx, (tx) => {
      const where = { AND: [visibleAssistants(tx.actor), whereOf(filters), ...beyond] }
      return tx.db.assistant.findMany({ where, ...slice, select: assistantColumns })
    }),
  )
  return { assistants: page.rows.map(viewOf), ...page.links }
}

type Filters = Omit<z.infer<typeof pageOfAssistantsInput>, 'cursor' | 'limit'>

const whereOf = ({ text, isArchived, clientId, direction, publishState }: Filters): Prisma.AssistantWhereInput => ({
  archivedAt: isArchived ? { not: null } : null,
  ...(clientId && { clientId }),
  ...(direction && { direction }),
  ...(publishState && { publishState }),
  ...(text && { name: holding(text) }),
})
