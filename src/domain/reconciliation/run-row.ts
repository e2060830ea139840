import { randomUUID } from 'node:crypto'
import { type Ctx, isUniqueViolation } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'

export type Counters = {
  callsSeen: number
  callsAdded: number
  reportsAdded: number
  artifactsAdded: number
  callsUnknown: number
}

/** One reconciliation of one account while it works, with its row in the database. */
export type Run = {
  id: string
  account: string
  startedAt: Date
  /** Up to when everything was seen by earlier runs; undefined before the first one that succeeded. */
  seenUpTo: Date | undefined
  counters: Counters
  savedAtMs: number
}

/** Longer than Vapi is waited for between two lines. */
const STOOD_STILL_MS = TIME_LIMITS.reconcileDeadMs
const SAVE_EVERY_MS = 500

/**
 * Begins a run, unless one of the same account is at work: the unique index on running ones decides. One that has not
 * moved for that long died with its process; it is closed and this one takes its place.
 * @throws conflict when another one is at work
 */
export async function beginRun(ctx: Ctx, input: { account: string; askedBy: string }): Promise<Run> {
  const { account, askedBy } = input
  await ctx.db.reconciliation.updateMany({
    where: { account, state: 'RUNNING', aliveAt: { lt: new Date(Date.now() - STOOD_STILL_MS) } },
    data: {
      state: 'FAILED',
      finishedAt: new Date(),
      error: 'It stopped without a word, as when the process is ended.',
    },
  })
  const last = await ctx.db.reconciliation.findFirst({
    where: { account, state: 'DONE' },
    orderBy: { startedAt: 'desc' },
    select: { watermark: true },
  })
  const row = { id: randomUUID(), account, askedBy: askedBy.slice(0, 200), state: 'RUNNING' as const }
  try {
    await ctx.db.reconciliation.create({ data: { ...row, startedAt: ctx.now, aliveAt: new Date() } })
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('This account is being reconciled already.', { isRunning: true })
    throw error
  }
  const counters = { callsSeen: 0, callsAdded: 0, reportsAdded: 0, artifactsAdded: 0, callsUnknown: 0 }
  const seenUpTo = last?.watermark ?? undefined
  return { id: row.id, account, startedAt: ctx.now, seenUpTo, counters, savedAtMs: Date.now() }
}

/**
 * Writes down how far a run has come, twice a second at most.
 * @throws conflict when the run was taken for dead meanwhile, so that two never go on side by side
 */
export async function saveProgress(ctx: Ctx, run: Run, options: { isNow?: boolean } = {}): Promise<void> {
  if (!options.isNow && Date.now() - run.savedAtMs < SAVE_EVERY_MS) return
  run.savedAtMs = Date.now()
  const { count } = await ctx.db.reconciliation.updateMany({
    where: { id: run.id, state: 'RUNNING' },
    data: { ...run.counters, aliveAt: new Date() },
  })
  if (count === 0) throw conflict('This run stood still for too long, and another one took its place.')
}

/** Closes a run that saw everything. Only this moves the watermark. */
export async function finishRun(ctx: Ctx, run: Run, outcome: { watermark: Date | undefined; note: string | null }) {
  const { watermark, note } = outcome
  await ctx.db.reconciliation.updateMany({
    where: { id: run.id, state: 'RUNNING' },
    data: { ...run.counters, state: 'DONE', watermark: watermark ?? null, error: note, finishedAt: new Date() },
  })
}

/** Closes a run that did not get through; the next one begins where this one did. */
export async function failRun(ctx: Ctx, run: Run, error: string): Promise<void> {
  await ctx.db.reconciliation.updateMany({
    where: { id: run.id, state: 'RUNNING' },
    data: { ...run.counters, state: 'FAILED', error: error.slice(0, 1_000), finishedAt: new Date() },
  })
}
