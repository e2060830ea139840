import { Prisma } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { conflict, DomainError } from '../../platform/errors.js'
import { UNDER_WAY } from '../attempts/index.js'
import { claimNumber } from '../dialling/index.js'

const MINUTE_MS = 60_000
const LIMITS = [
  { most: 5, ms: 10 * MINUTE_MS, words: '5 test calls in 10 minutes' },
  { most: 30, ms: 24 * 60 * MINUTE_MS, words: '30 test calls a day' },
]
/** After this a call that nothing is heard of is no reason to wait. */
const STANDS_MS = 10 * MINUTE_MS

/**
 * Five test calls in ten minutes and thirty a day for a client, counted by their rows: those that Vapi refused count too.
 * Whoever asks holds the client's lock, so that ten clicks at once are not ten first ones. @throws too_many
 */
export async function assertWithinLimits(tx: Ctx, clientId: string): Promise<void> {
  for (const { most, ms, words } of LIMITS) {
    const since = new Date(tx.now.getTime() - ms)
    const latest = await tx.db.testCall.findMany({
      where: { clientId, createdAt: { gt: since } },
      orderBy: { createdAt: 'desc' },
      take: most,
      select: { createdAt: true },
    })
    const oldest = latest.at(-1)
    if (latest.length < most || !oldest) continue
    const retryAfterSeconds = Math.max(1, Math.ceil((oldest.createdAt.getTime() + ms - tx.now.getTime()) / 1000))
    throw new DomainError('too_many', `At most ${words}. Please try again in ${waitInWords(retryAfterSeconds)}.`, {
      retryAfterSeconds,
    })
  }
}

/** An assistant makes one test call at a time. @throws conflict with `testCallId`, the one that goes on */
export async function assertNoneGoesOn(tx: Ctx, assistantId: string): Promise<void> {
  const testCallId = await openOne(tx, Prisma.sql`t.assistant_id = ${assistantId}::uuid`)
  if (testCallId)
    throw conflict('A test call of this assistant is going on. Please wait until it has ended.', { testCallId })
}

/** Nobody's phone is rung by two test calls at once, whoever asked for them, nor while an earlier call to it may ring. @throws conflict */
export async function assertNotRung(tx: Ctx, { clientId, toNumber }: { clientId: string; toNumber: string }) {
  await claimNumber(tx, toNumber)
  const where = { clientId, toNumber, state: { in: [...UNDER_WAY] } }
  const isUnknown = (await tx.db.testCall.count({ where: { toNumber, state: { in: ['PLACING', 'UNKNOWN'] } } })) > 0
  if (isUnknown || (await openOne(tx, Prisma.sql`t.to_number = ${toNumber}`)))
    throw conflict('A test call to this number is going on. Please wait until it has ended.')
  if ((await tx.db.callAttempt.count({ where })) > 0)
    throw conflict('A call to this number is under way. Please wait until it has ended.')
}

async function openOne(tx: Ctx, which: Prisma.Sql): Promise<string | undefined> {
  const since = new Date(tx.now.getTime() - STANDS_MS)
  const [open] = await tx.db.$queryRaw<{ id: string }[]>`
    select t.id::text from test_calls t
    left join calls c on c.client_id = t.client_id and c.vapi_call_id = t.vapi_call_id
    where ${which} and t.state in ('PLACING', 'PLACED', 'UNKNOWN')
      and c.status is distinct from 'ENDED'
      and (t.created_at > ${since} or c.status in ('RINGING', 'IN_PROGRESS', 'FORWARDING'))
    order by t.created_at desc limit 1`
  return open?.id
}

function waitInWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  if (minutes > 90) return `${Math.ceil(minutes / 60)} hours`
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
