import type { Ctx } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { ABSENT_MS, findAtVapi, GONE_MS } from '../dialling/index.js'
import type { TestCallRow } from './columns.js'
import { isTheCall } from './dial.js'

const MINUTE_MS = 60_000

const GONE = 'Vapi’s answer was never heard, so nobody knows whether the phone rings. It is being looked up.'
const ABSENT = 'Vapi has no such call, so the phone did not ring.'

/**
 * Finds out at Vapi what became of a test call whose answer was lost, by what it carries; it is never dialled again. It did
 * not ring when a day has gone by and Vapi’s list could be read to its end, and only then. Asks the network, so not in a
 * transaction. Answers whether the state changed.
 */
export async function lookUp(ctx: Ctx, row: TestCallRow): Promise<boolean> {
  const ageMs = ctx.now.getTime() - row.createdAt.getTime()
  if (row.state === 'PLACING') return ageMs > GONE_MS && change(ctx, row, { state: 'UNKNOWN', error: GONE })
  if (row.state !== 'UNKNOWN') return false
  const found = await find(ctx, row)
  if (typeof found === 'object') return change(ctx, row, { state: 'PLACED', ...found, error: null })
  const isAbsent = found === 'absent' && ageMs > ABSENT_MS
  return isAbsent && change(ctx, row, { state: 'FAILED', error: ABSENT, passed: false })
}

/** Every minute at first, then every quarter of an hour. */
export function isDueForLookUp(row: TestCallRow, now: Date): boolean {
  const minutes = Math.floor((now.getTime() - row.createdAt.getTime()) / MINUTE_MS)
  return row.state === 'PLACING' || minutes < 10 || minutes % 15 === 0
}

async function find(ctx: Ctx, { id, clientId, createdAt }: TestCallRow) {
  try {
    return await findAtVapi(ctx, { id, clientId, writtenAt: createdAt, isIt: (call) => isTheCall(call, id) })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    ctx.log.warn('a test call could not be looked up at Vapi', { testCall: id, code: error.code })
    return 'unknown' as const
  }
}

type Found = { state: 'UNKNOWN' | 'PLACED' | 'FAILED'; vapiCallId?: string; error: string | null; passed?: boolean }

async function change(ctx: Ctx, { id, state }: TestCallRow, data: Found): Promise<boolean> {
  const { count } = await ctx.db.testCall.updateMany({ where: { id, state }, data })
  return count === 1
}
