import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { asRefusal, conflict, DomainError } from '../../platform/errors.js'
import { openIfPossible } from '../../platform/readable.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'

/** A request that may be sent again. */
export type Repeatable = {
  /** Who sends it; nobody else's keys are looked at. */
  owner: string
  clientId: string | null
  key: string
  /** SHA-256 of what is asked. */
  hash: Uint8Array
  /** Whether all it does is in our database; else it also asks a far end, which no transaction takes back. */
  effects: 'database' | 'outside'
}

/** What was answered: a status, headers that belong to it, and JSON. */
export type Answered = { status: number; headers: Record<string, string>; body: unknown }

/** How long an answer is kept. */
export const KEPT_MS = 24 * 3_600_000
/** Who works says so every so often; of whom nothing was heard for so long has died with its process. */
const { signEveryMs: SIGN_EVERY_MS, repeatDeadMs: DEAD_AFTER_MS } = TIME_LIMITS

const stored = z.object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.unknown() })
/** Sealed in the place of the answer while there is none. */
const begun = z.object({
  workId: z.uuid(),
  /** When it was last heard of; 0 when it has failed. */
  since: z.number(),
  /** It was refused, so that something else may be asked with the same key. */
  isRefused: z.boolean().optional(),
})
type Begun = z.infer<typeof begun>

/**
 * Does what a key asks for once, and answers the same for a day. What only concerns our database is done in the transaction
 * that keeps the answer. Of what asks a far end the key is written down first, and the id of the work goes along, which
 * finds by it what an earlier try has begun. What was refused is not kept, and may be corrected under the same key; where a
 * far end did not answer nobody knows, and only the same request may come again.
 * @throws conflict while the same key is being worked on, invalid when it was used for something else
 */
export async function once(
  ctx: Ctx,
  request: Repeatable,
  work: (ctx: Ctx, id: string) => Promise<Answered>,
): Promise<Answered & { isRepeated: boolean }> {
  if (request.effects === 'outside') return onceOutside(ctx, request, work)
  return inTransaction(ctx, async (tx) => {
    const row = await find(tx, request)
    if (row?.answer) return { ...row.answer, isRepeated: true }
    const answered = await work(tx, row?.begun?.workId ?? randomUUID())
    await write(tx, { ...request, id: row?.id }, done(answered))
    return { ...answered, isRepeated: false }
  })
}

async function onceOutside(ctx: Ctx, request: Repeatable, work: (ctx: Ctx, id: string) => Promise<Answered>) {
  const row = await inTransaction(ctx, (tx) => begin(tx, request))
  if ('answer' in row) return { ...row.answer, isRepeated: true }
  const { id, workId } = row
  const stop = keepSigning(ctx, request, { id, workId })
  try {
    const answered = await work(ctx, workId).finally(stop)
    await inTransaction(ctx, (tx) => write(tx, { ...request, id }, done(answered)))
    return { ...answered, isRepeated: false }
  } catch (error) {
    // It may be tried again at once; what was begun is found by the id of the work, which stays.
    const failed = running({ workId, since: 0, isRefused: isRefusal(error) })
    await inTransaction(ctx, (tx) => write(tx, { ...request, id }, failed)).catch((second: unknown) =>
      ctx.log.warn('a request that failed can be repeated only in two minutes', { error: second }),
    )
    throw error
  }
}

const NOBODY_KNOWS: readonly string[] = ['provider_down', 'unavailable']

function isRefusal(error: unknown): boolean {
  const refusal = asRefusal(error)
  return refusal !== undefined && !NOBODY_KNOWS.includes(refusal.code)
}

/** Says again and again that it is being worked on, until stopped; no sign is under way after that. */
function keepSigning(ctx: Ctx, request: Repeatable, { id, workId }: { id: string; workId: string }) {
  const beganAt = performance.now()
  let signing = Promise.resolve()
  const sign = () => {
    const since = ctx.now.getTime() + Math.round(performance.now() - beganAt)
    signing = inTransaction(ctx, async (tx) => {
      await write(tx, { ...request, id }, running({ workId, since }))
    }).catch((error: unknown) => ctx.log.warn('a request could not say that it goes on', { error }))
  }
  const timer = setInterval(sign, SIGN_EVERY_MS).unref()
  return async () => {
    clearInterval(timer)
    await signing
  }
}

/** Writes down that somebody works on it. @throws conflict while somebody else does */
async function begin(tx: Ctx, request: Repeatable): Promise<{ answer: Answered } | { id: string; workId: string }> {
  const row = await find(tx, request)
  if (row?.answer) return { answer: row.answer }
  const now = tx.now.getTime()
  if (row?.begun && now - row.begun.since < DEAD_AFTER_MS) throw inProgress()
  const workId = row?.begun?.workId ?? randomUUID()
  const id = await write(tx, { ...request, id: row?.id }, running({ workId, since: now }))
  return { id, workId }
}

type Found = { id: string; answer?: Answered; begun?: Begun }

/**
 * What is known of the key; of one whose day is over only which row it had. One at a time per key: the lock is held to the
 * end of the transaction. @throws conflict, invalid
 */
async function find(tx: Ctx, { owner, key, hash }: Repeatable): Promise<Found | undefined> {
  const [lock] = await tx.db.$queryRaw<{ isFree: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`idempotency ${owner} ${key}`}, 0)) as "isFree"`
  if (!lock?.isFree) throw inProgress()
  const row = await tx.db.idempotencyKey.findUnique({ where: { owner_key: { owner, key } } })
  if (!row) return undefined
  const { id, state, createdAt, answerSealed } = row
  const isOver = state === 'DONE' && tx.now.getTime() - createdAt.getTime() > KEPT_MS
  if (isOver || !answerSealed) return { id }
  const answer = openIfPossible(tx, placeOf(row), answerSealed)
  if (!answer) throw unreadable()
  const content: unknown = JSON.parse(answer.toString('utf8'))
  const found = state === 'DONE' ? { id, answer: stored.parse(content) } : { id, begun: begun.parse(content) }
  if (Buffer.from(row.requestHash).equals(hash)) return found
  // A corrected request is work of its own.
  if (found.begun?.isRefused) return { id }
  throw usedForElse()
}

const done = (answered: Answered) => ({ state: 'DONE' as const, status: answered.status, content: answered })
const running = (content: Begun) => ({ state: 'RUNNING' as const, status: null, content })

/** createMany and updateMany read nothing back, which would cost a second look. */
async function write(
  tx: Ctx,
  { id: known, owner, clientId, key, hash }: Repeatable & { id: string | undefined },
  { content, ...row }: ReturnType<typeof done> | ReturnType<typeof running>,
): Promise<string> {
  const id = known ?? randomUUID()
  const answerSealed = tx.vault.seal(placeOf({ id, clientId }), JSON.stringify(content))
  const data = { ...row, answerSealed, requestHash: new Uint8Array(hash), createdAt: tx.now }
  if (known) await tx.db.idempotencyKey.updateMany({ where: { id }, data })
  else await tx.db.idempotencyKey.createMany({ data: { ...data, id, owner, clientId, key } })
  return id
}

const placeOf = ({ id, clientId }: { id: string; clientId: string | null }) => ({
  clientId: clientId ?? '',
  table: 'idempotency_keys',
  column: 'answer_sealed',
  id,
})

const inProgress = () =>
  new DomainError('conflict', 'The same request is being worked on. Send it again in a moment to get its answer.', {
    code: 'idempotency_in_progress',
    retryAfterSeconds: 1,
  })

const unreadable = () =>
  conflict(
    'What was answered under this Idempotency-Key cannot be opened any more. See whether the work was done, then use a new key.',
  )

const usedForElse = () =>
  new DomainError('invalid', 'This Idempotency-Key was used for another request. Make a new one.', {
    code: 'idempotency_key_reused',
  })
