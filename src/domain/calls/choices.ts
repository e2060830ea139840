import type { Prisma } from '@prisma/client'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { LED_TO } from './call-outcomes.js'
import { assertMayRead, visibleCalls } from './row.js'

const DAY_MS = 86_400_000
/** Each asks for all calls of 90 days, at every view of the list. */
const FRESH_MS = 60_000
const MOST = 2_000

/**
 * The outcomes in the client's own words of the last 90 days, most frequent first, to choose from in a filter. A new one
 * may be missing for a minute.
 */
export const reportedOutcomes = (ctx: Ctx): Promise<string[]> => known(ctx, 'outcomes', readOutcomes)

/** What people wanted on the calls of the last 90 days, most frequent first, to choose from in a filter, the same way. */
export const callIntents = (ctx: Ctx): Promise<string[]> => known(ctx, 'intents', readIntents)

type Kept = Map<string, { words: string[]; at: number }>

/** By what seals them, so that two installations in one process have nothing in common. */
const keptBy = new WeakMap<Ctx['vault'], Kept>()

async function known(ctx: Ctx, what: string, read: (tx: Ctx) => Promise<string[]>): Promise<string[]> {
  assertMayRead(ctx)
  const kept: Kept = keptBy.get(ctx.vault) ?? new Map()
  keptBy.set(ctx.vault, kept)
  const key = `${what} ${walledClient(ctx.actor) ?? 'all'}`
  const last = kept.get(key)
  if (last && performance.now() - last.at < FRESH_MS) return [...last.words]
  const words = await inTransaction(ctx, read)
  if (kept.size >= MOST) kept.clear()
  kept.set(key, { words, at: performance.now() })
  return [...words]
}

async function readOutcomes(tx: Ctx): Promise<string[]> {
  const groups = await tx.db.call.groupBy({
    by: ['reportedOutcome'],
    where: { AND: [visibleCalls(tx.actor), THEIR_WORD, { ...lately(tx), reportedOutcome: { not: null } }] },
    _count: { _all: true },
    orderBy: { _count: { reportedOutcome: 'desc' } },
    take: 30,
  })
  return groups.flatMap(({ reportedOutcome }) => reportedOutcome ?? [])
}

async function readIntents(tx: Ctx): Promise<string[]> {
  const groups = await tx.db.call.groupBy({
    by: ['intent'],
    where: { AND: [visibleCalls(tx.actor), { ...lately(tx), intent: { not: null } }] },
    _count: { _all: true },
    orderBy: { _count: { intent: 'desc' } },
    take: 40,
  })
  return groups.flatMap(({ intent }) => intent ?? [])
}

const lately = ({ now }: Ctx) => ({ startedAt: { gte: new Date(now.getTime() - 90 * DAY_MS) } })

/** Calls of which a client reads its own word for the outcome, where it sent one (isOurWord). */
export const THEIR_WORD: Prisma.CallWhereInput = {
  correctedOutcome: null,
  OR: [{ outcome: null }, { outcome: { notIn: [...LED_TO] } }],
}
