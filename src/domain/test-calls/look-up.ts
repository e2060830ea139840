import { pagesOf } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { accountOfClient, vapiOf } from '../vapi-accounts/index.js'
import type { TestCallRow } from './columns.js'
import { isTheCall } from './dial.js'

const MINUTE_MS = 60_000
/** Vapi stops being waited for after 20 seconds. */
const PLACING_MS = MINUTE_MS
const BEFORE_MS = 2 * MINUTE_MS
const AFTER_MS = 10 * MINUTE_MS
const MOST_PAGES = 5
/** How late Vapi's list may show a call is not known, so it is asked for a day. */
const ABSENT_MS = 24 * 60 * MINUTE_MS

const GONE = 'Vapi’s answer was never heard, so nobody knows whether the phone rings. It is being looked up.'
const ABSENT = 'Vapi has no such call, so the phone did not ring.'

/**
 * Finds out at Vapi what became of a test call whose answer was lost, by what it carries; it is never dialled again. Asks
 * the network, so not in a transaction. Answers whether the state changed.
 */
export async function lookUp(ctx: Ctx, row: TestCallRow): Promise<boolean> {
  const ageMs = ctx.now.getTime() - row.createdAt.getTime()
  if (row.state === 'PLACING') return ageMs > PLACING_MS && change(ctx, row, { state: 'UNKNOWN', error: GONE })
  if (row.state !== 'UNKNOWN') return false
  const vapiCallId = await find(ctx, row)
  if (vapiCallId) return change(ctx, row, { state: 'PLACED', vapiCallId, error: null })
  return ageMs > ABSENT_MS && change(ctx, row, { state: 'FAILED', error: ABSENT, passed: false })
}

/** Every minute at first, then every quarter of an hour. */
export function isDueForLookUp(row: TestCallRow, now: Date): boolean {
  const minutes = Math.floor((now.getTime() - row.createdAt.getTime()) / MINUTE_MS)
  return row.state === 'PLACING' || minutes < 10 || minutes % 15 === 0
}

async function find(ctx: Ctx, { id, clientId, createdAt }: TestCallRow): Promise<string | undefined> {
  const query = {
    createdAtGe: new Date(createdAt.getTime() - BEFORE_MS),
    createdAtLe: new Date(createdAt.getTime() + AFTER_MS),
  }
  try {
    const vapi = await vapiOf(ctx, await accountOfClient(ctx, clientId))
    let pages = 0
    for await (const page of pagesOf(vapi.listCalls, query)) {
      const found = page.find((call) => isTheCall(call, id))
      if (found) return found.id
      if (++pages >= MOST_PAGES) return undefined
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    ctx.log.warn('a test call could not be looked up at Vapi', { testCall: id, code: error.code })
  }
  return undefined
}

type Found = { state: 'UNKNOWN' | 'PLACED' | 'FAILED'; vapiCallId?: string; error: string | null; passed?: boolean }

async function change(ctx: Ctx, { id, state }: TestCallRow, data: Found): Promise<boolean> {
  const { count } = await ctx.db.testCall.updateMany({ where: { id, state }, data })
  return count === 1
}
