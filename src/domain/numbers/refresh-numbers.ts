import { setTimeout as sleep } from 'node:timers/promises'
import { pagesOf } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { asRefusal } from '../../platform/errors.js'
import { assertMay } from '../staff/index.js'
import { listVapiAccounts, type VapiAccount, vapiOf } from '../vapi-accounts/index.js'
import { numbersIn } from './account-of.js'
import { knownAs, lookedAt, noteMissing } from './looked-at.js'
import { readNumbers } from './number-row.js'
import { BROKEN_STATUSES } from './vapi-status.js'

/** A night's worth of one account; those looked at longest ago come first, so that all have their turn. */
const MOST = 2_000
/** Vapi publishes no limit; its own tool leaves about as long between requests (contract §6). */
const PAUSE_MS = 500

export type RefreshedAll = {
  looked: number
  /** Set up otherwise than they should be, or blocked. */
  wrong: number
  /** No longer at Vapi. */
  missing: number
  /** Accounts that could not be asked. */
  failed: number
}

/**
 * Looks how Vapi has the numbers we know, one list an account. Nothing is changed at Vapi and no number is added; an account
 * that cannot be asked keeps no other from it.
 */
export async function refreshNumbers(
  ctx: Ctx,
  { pauseMs = PAUSE_MS }: { pauseMs?: number } = {},
): Promise<RefreshedAll> {
  assertMay(ctx, 'numbers.write')
  const result: RefreshedAll = { looked: 0, wrong: 0, missing: 0, failed: 0 }
  for (const account of await listVapiAccounts(ctx)) {
    try {
      await refreshIn(ctx, account, result)
    } catch (error) {
      const refusal = asRefusal(error)
      if (!refusal) throw error
      result.failed++
      ctx.log.warn('the numbers of an account could not be looked at', { account: account.id, reason: refusal.message })
    }
    await sleep(pauseMs)
  }
  return result
}

async function refreshIn(ctx: Ctx, account: VapiAccount, result: RefreshedAll): Promise<void> {
  const known = await readNumbers(ctx, {
    where: { ...numbersIn(account), vapiPhoneNumberId: { not: null } },
    orderBy: [{ seenAtVapiAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    take: MOST,
  })
  if (known.length === 0) return
  const vapi = await vapiOf(ctx, account.id)
  const seen = new Set<string>()
  for await (const page of pagesOf(vapi.listPhoneNumbers.bind(vapi), {})) {
    for (const thing of page) {
      seen.add(thing.id)
      const row = knownAs(thing, known)
      if (!row) continue
      result.looked++
      if (BROKEN_STATUSES.includes(await lookedAt(ctx, { row, thing }))) result.wrong++
    }
  }
  result.missing += await noteMissing(ctx, known, seen)
}
