import { setTimeout as sleep } from 'node:timers/promises'
import type { Ctx } from '../../platform/context.js'
import { asRefusal, type DomainError } from '../../platform/errors.js'
import { assertMay } from '../staff/index.js'
import { accountOfClient } from '../vapi-accounts/index.js'
import { compareAssistant } from './compare-assistant.js'

/** A night's worth; those that waited longest come first, so that all have their turn. */
const MOST = 500
/** Vapi publishes no limit; its own tool leaves about as long between requests (contract §6). */
const PAUSE_MS = 500

export type ComparedAll = {
  same: number
  /** Changed by somebody at Vapi, or gone there. */
  differ: number
  failed: number
  /** Not asked: their account answered that it wants no more, or does not take its key. */
  left: number
}

/**
 * Compares what is live with what Vapi has, one assistant after the other. One that cannot be compared keeps nobody else
 * from it; an account that refuses its key or asks us to slow down is left alone for the night.
 */
export async function compareAssistants(ctx: Ctx, { pauseMs = PAUSE_MS }: { pauseMs?: number } = {}) {
  assertMay(ctx, 'assistants.write')
  const result: ComparedAll = { same: 0, differ: 0, failed: 0, left: 0 }
  const closed = new Set<string>()
  for (const { id, clientId } of await due(ctx)) {
    const account = await accountOfClient(ctx, clientId)
    if (closed.has(account)) result.left++
    else {
      const refusal = await compareOne(ctx, id, result)
      if (refusal && endsTheNight(refusal)) closed.add(account)
      await sleep(pauseMs)
    }
  }
  return result
}

const due = (ctx: Ctx) =>
  ctx.db.assistant.findMany({
    where: {
      archivedAt: null,
      vapiAssistantId: { not: null },
      publishedVersion: { not: null },
      client: { isActive: true },
    },
    orderBy: [{ comparedAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    take: MOST,
    select: { id: true, clientId: true },
  })

async function compareOne(ctx: Ctx, id: string, result: ComparedAll): Promise<DomainError | undefined> {
  try {
    const { state } = await compareAssistant(ctx, { id })
    result[state === 'same' || state === 'unpublished' ? 'same' : 'differ']++
    return undefined
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    ctx.log.warn('an assistant could not be compared', { assistantId: id, reason: refusal.message })
    result.failed++
    return refusal
  }
}

const endsTheNight = ({ details }: DomainError) => [401, 402, 403, 429].includes(Number(details['status']))
