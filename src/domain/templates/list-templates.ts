import { type Ctx, inTransaction } from '../../platform/context.js'
import type { Direction } from '../wizard/index.js'
import { assertMayList } from './may.js'

export type TemplateLine = {
  id: string
  name: string
  about: string | null
  direction: Direction
  /** One of BUSINESS_TYPES. */
  businessType: string | null
}

const MOST = 500

/**
 * The templates an assistant can be made from, by name. A client's people, where they make assistants themselves, may read
 * these lines too, and nothing else of a template.
 * @throws forbidden
 */
export async function listTemplates(ctx: Ctx, input: { direction?: Direction } = {}): Promise<TemplateLine[]> {
  assertMayList(ctx)
  const { direction } = input
  return inTransaction(ctx, (tx) =>
    tx.db.assistantTemplate.findMany({
      where: { isActive: true, ...(direction && { direction }) },
      orderBy: { name: 'asc' },
      take: MOST,
      select: { id: true, name: true, about: true, direction: true, businessType: true },
    }),
  )
}
