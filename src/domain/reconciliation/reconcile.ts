import { type CallFacts, type ListQuery, pagesOf, type VapiRest } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { DomainError, notFound } from '../../platform/errors.js'
import { assertMay } from '../staff/index.js'
import { listVapiAccounts, type VapiAccount, vapiOf } from '../vapi-accounts/index.js'
import { bringIn, type Lines } from './bring-in.js'
import { lookAtCalls, looking } from './look-at-calls.js'
import { beginRun, type Counters, failRun, finishRun, type Run, saveProgress } from './run-row.js'

/** Vapi may show a call some minutes after it changed, and its clock is not ours. */
const OVERLAP_MS = 10 * 60_000
const FIRST_LOOK_MS = 24 * 3_600_000
/** Further back Vapi may have let go of what it knew. */
export const FURTHEST_DAYS = 14

export type ReconcileInput = {
  /** ORGANISATION, or the id of a client with a key of its own. */
  account: string
  /** For the list of runs: the clock, a person, a delivery that was too large. */
  askedBy: string
  /** Looks at every call made since, instead of those that changed since the last run. */
  lookBackDays?: number | undefined
}

export type Reconciled = Counters & { state: 'DONE' | 'FAILED'; error: string | null }

/**
 * Compares what Vapi knows of an account's calls with what we know, and brings in what we lack through the inbox: calls
 * we never heard of, reports that never came, artifacts that came late. Safe to repeat; it looks ten minutes further back
 * than the last run that got through, and one that does not get through leaves that mark where it was.
 * @throws conflict when this account is being reconciled already; not_found when there is no such account
 */
export async function reconcile(ctx: Ctx, input: ReconcileInput): Promise<Reconciled> {
  assertMay(ctx, 'reconciliation.run')
  const account = (await listVapiAccounts(ctx)).find(({ id }) => id === input.account)
  if (!account) throw notFound('Account with an API key of Vapi')
  const run = await beginRun(ctx, { account: account.id, askedBy: input.askedBy })
  try {
    const strangers = await walk(ctx, { run, account, vapi: await vapiOf(ctx, account.id) }, queryOf(run, input))
    // Looking back by days skips older calls that changed since, so it proves nothing about those.
    const watermark = input.lookBackDays === undefined ? run.startedAt : run.seenUpTo
    await finishRun(ctx, run, { watermark, note: noteOn(strangers) })
    return { ...run.counters, state: 'DONE', error: null }
  } catch (error) {
    const words = error instanceof DomainError ? error.message : 'Something went wrong on our side. It is in the log.'
    await failRun(ctx, run, words)
    if (!(error instanceof DomainError)) throw error
    ctx.log.warn('a reconciliation did not get through', {
      account: account.id,
      code: error.code,
      status: error.details['status'],
    })
    return { ...run.counters, state: 'FAILED', error: words }
  }
}

function queryOf(run: Run, { lookBackDays }: ReconcileInput): ListQuery {
  const startedMs = run.startedAt.getTime()
  const furthestMs = startedMs - FURTHEST_DAYS * 86_400_000
  const since = (ms: number) => new Date(Math.max(ms, furthestMs))
  if (lookBackDays !== undefined) return { createdAtGe: since(startedMs - lookBackDays * 86_400_000) }
  return { updatedAtGe: since((run.seenUpTo?.getTime() ?? startedMs - FIRST_LOOK_MS) - OVERLAP_MS) }
}

type Walk = { run: Run; account: VapiAccount; vapi: VapiRest }

/** Goes through every page, one at a time in memory. @returns calls of nobody, counted by what they name */
async function walk(ctx: Ctx, { run, account, vapi }: Walk, query: ListQuery): Promise<Map<string, number>> {
  const strangers = new Map<string, number>()
  const lines: Lines = new Map()
  const look = looking(account)
  const patience = makePatience()
  for await (const page of pagesOf((bounds) => vapi.listCalls(bounds), query)) {
    const { lacking, unknown } = await lookAtCalls(ctx, look, page)
    run.counters.callsSeen += page.length
    run.counters.callsUnknown += unknown.length
    for (const facts of unknown) count(strangers, facts)
    await saveProgress(ctx, run, { isNow: true })
    for (const one of lacking) {
      const isNew = await patience.with(() => bringIn(ctx, vapi, { ...one, lines }))
      if (isNew && !one.isKnown) run.counters.callsAdded++
      if (isNew && one.lack === 'report') run.counters.reportsAdded++
      if (isNew && one.lack === 'artifacts') run.counters.artifactsAdded++
      await saveProgress(ctx, run)
    }
  }
  patience.assertAllWent()
  return strangers
}

/** So many calls in a row may fail before it is Vapi that fails. */
const MOST_FAILURES = 5

/**
 * One call that cannot be had must not keep the others from being brought in: it is passed over, and the run fails in the
 * end, so that the next one looks at it again.
 */
function makePatience() {
  let first: DomainError | undefined
  let inARow = 0
  return {
    async with(bring: () => Promise<boolean>): Promise<boolean> {
      try {
        const isNew = await bring()
        inARow = 0
        return isNew
      } catch (error) {
        if (!(error instanceof DomainError) || ++inARow >= MOST_FAILURES) throw error
        first ??= error
        return false
      }
    },
    assertAllWent() {
      if (first) throw first
    },
  }
}

const MOST_STRANGERS = 200

function count(strangers: Map<string, number>, { names }: CallFacts): void {
  const { vapiAssistantId, vapiPhoneNumberId, number } = names
  const name = vapiAssistantId
    ? `assistant ${vapiAssistantId}`
    : vapiPhoneNumberId || number
      ? `number ${number ?? vapiPhoneNumberId}`
      : 'neither an assistant nor a number'
  if (strangers.size < MOST_STRANGERS || strangers.has(name)) strangers.set(name, (strangers.get(name) ?? 0) + 1)
}

/** What staff can do about calls of nobody: note what they name on a client. */
function noteOn(strangers: Map<string, number>): string | null {
  const most = [...strangers].sort(([, a], [, b]) => b - a).slice(0, 5)
  if (most.length === 0) return null
  const named = most.map(([name, calls]) => `${name} (${calls})`).join(', ')
  return `Calls that belong to no client name ${named}. Note the assistant ID on a client, and the next look back finds them.`
}
