import { isNotAtVapi, pagesOf, type VapiRest, type VapiThing } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'

const MOST_A_PAGE = 1_000

/** One assistant at Vapi; undefined when Vapi has none of this id (any more). */
export async function assistantAt(vapi: VapiRest, id: string): Promise<VapiThing | undefined> {
  try {
    return await vapi.getAssistant(id)
  } catch (error) {
    if (isNotAtVapi(error)) return undefined
    throw error
  }
}

/**
 * The assistants at Vapi that carry our mark, oldest first: what an attempt made whose answer was lost. Vapi takes no
 * idempotency key and has no filter by metadata, so all are looked through. One that is noted as another's is none: a copy
 * made in Vapi's dashboard keeps the mark.
 */
export async function assistantsWithMark(ctx: Ctx, vapi: VapiRest, id: string): Promise<VapiThing[]> {
  const found: VapiThing[] = []
  for await (const page of pagesOf(vapi.listAssistants.bind(vapi), { limit: MOST_A_PAGE })) {
    found.push(...page.filter((thing) => markOf(thing) === id))
  }
  const others = await ctx.db.assistant.findMany({
    where: { id: { not: id }, vapiAssistantId: { in: found.map((thing) => thing.id) } },
    select: { vapiAssistantId: true },
  })
  const taken = new Set(others.map(({ vapiAssistantId }) => vapiAssistantId))
  return found.filter((thing) => !taken.has(thing.id)).reverse()
}

const markOf = ({ metadata }: VapiThing): unknown =>
  typeof metadata === 'object' && metadata !== null
    ? (metadata as Record<string, unknown>)['backlineAssistantId']
    : undefined
