import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { defineJob, enqueue, unfinishedJobs } from '../../platform/queue.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { type PutBack, putBack } from './put-back.js'

/** More at once have to be done in several goes. */
export const MOST_REPLAYED = 50_000
/** So many are done while one waits for the answer. */
const AT_ONCE = 200
const IN_A_JOB = 1_000
const IN_A_TRANSACTION = 100

const asked = z.object({
  eventIds: z.array(z.uuid()).min(1, 'There is nothing to apply').max(MOST_REPLAYED),
  /** How they were chosen, in words, for the audit log; absent when they were chosen one by one. */
  filters: z.record(z.string(), z.string().max(200)).optional(),
})

export type Replay = PutBack & {
  events: number
  /** True when the worker takes them in hand; then nothing is replayed or kept yet. */
  isQueued: boolean
}

/**
 * Hands many events to the worker again, as replayEvent does one: up to 200 at once, more by a job. Written down once in
 * the audit log, with how they were chosen and how many there were.
 * @throws invalid for none or more than 50,000; forbidden
 */
export async function replayEvents(ctx: Ctx, input: z.input<typeof asked>): Promise<Replay> {
  assertMay(ctx, 'events.replay')
  const { eventIds, filters } = asked.parse(input)
  const run = randomUUID()
  const events = eventIds.length
  return inTransaction(ctx, async (tx) => {
    await audit(tx, {
      action: 'inbound.replay-events',
      subject: { kind: 'replay', id: run, name: events === 1 ? '1 event' : `${events.toLocaleString('en')} events` },
      changes: { events: [null, events], ...(filters ? { filters: [null, filters] } : { eventIds: [null, eventIds] }) },
    })
    if (events > AT_ONCE) {
      await queue(tx, { run, eventIds })
      return { events, isQueued: true, replayed: 0, kept: [] }
    }
    return { events, isQueued: false, ...(await putBack(tx, eventIds)) }
  })
}

/** What one job does of a replay. */
const part = z.object({
  run: z.uuid(),
  /** Of the whole replay. */
  total: z.number().int(),
  events: z.number().int(),
  since: z.iso.datetime(),
  eventIds: z.array(z.uuid()),
})

export const replayMatchingJob = defineJob({
  name: 'inbound.replay-matching',
  payload: part,
  attempts: 5,
  run: replayPart,
})

async function queue(tx: Ctx, { run, eventIds }: { run: string; eventIds: string[] }): Promise<void> {
  // The clock of the database, because it also says when an event was applied.
  const [clock] = await tx.db.$queryRaw<{ now: Date }[]>`select now() as now`
  const since = (clock?.now ?? tx.now).toISOString()
  const total = eventIds.length
  for (let at = 0; at < total; at += IN_A_JOB) {
    const some = eventIds.slice(at, at + IN_A_JOB)
    await enqueue(tx, replayMatchingJob, { run, total, events: some.length, since, eventIds: some })
  }
}

/** A hundred in a transaction, so that no lock is held for long. */
async function replayPart(ctx: Ctx, { eventIds, since }: z.infer<typeof part>): Promise<void> {
  for (let at = 0; at < eventIds.length; at += IN_A_TRANSACTION) {
    const some = eventIds.slice(at, at + IN_A_TRANSACTION)
    const { kept } = await inTransaction(ctx, (tx) => putBack(tx, some, new Date(since)))
    if (kept.length > 0) ctx.log.info('some events stay set aside', { kept })
  }
}

/** A replay that is being worked through. */
export type ReplayProgress = { run: string; total: number; left: number }

/** How far the replays are that run as jobs; empty when none does. */
export async function replaysInProgress(ctx: Ctx): Promise<ReplayProgress[]> {
  assertMay(ctx, 'events.read')
  const runs = new Map<string, ReplayProgress>()
  for (const { data } of await unfinishedJobs(ctx.db, replayMatchingJob.name, 'eventIds')) {
    const { run, total, events } = data as { run: string; total: number; events: number }
    runs.set(run, { run, total, left: (runs.get(run)?.left ?? 0) + events })
  }
  return [...runs.values()]
}
