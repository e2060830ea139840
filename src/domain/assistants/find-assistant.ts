import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction, withinWall } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { visibleAssistants } from './may.js'

const columns = {
  id: true,
  clientId: true,
  name: true,
  direction: true,
  facts: true,
  revision: true,
  vapiAssistantId: true,
  publishState: true,
  publishLeaseUntil: true,
  publishedVersion: true,
  publishedRevision: true,
  archivedAt: true,
} satisfies Prisma.AssistantSelect

export type FoundAssistant = Prisma.AssistantGetPayload<{ select: typeof columns }>

/**
 * One assistant as its verbs need it. For a client's actor the look stands behind the wall also where the work does not, so
 * that the database itself says whose it is. @throws not_found, also when it is another client's
 */
export async function findAssistant(ctx: Ctx, given: string): Promise<FoundAssistant> {
  const id = z.uuid().safeParse(given).data
  const where = { AND: [visibleAssistants(ctx.actor), { id: id ?? '' }] }
  const found = id
    ? await inTransaction(withinWall(ctx), (tx) => tx.db.assistant.findFirst({ where, select: columns }))
    : null
  if (!found) throw notFound('Assistant')
  return found
}
