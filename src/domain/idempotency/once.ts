import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'

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

const KEPT_MS = 24 * 3_600_000
/** No request takes longer; one that is still not answered then has died with its process. */
const LONGEST_MS = 120_000

const stored = z.object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.unknown() })

/**
 * Does what a key asks for once, and answers the same for a day. What only concerns our database is done in the transaction
 * that keeps the answer. Of what asks a far end the key is written down first, and its id goes to the work, which finds by
 * it what an earlier try has begun. What was refused is not kept: nothing was done.
 * @throws conflict while the same key is being worked on, invalid when it was used for something else
 */
export async function once(
  ctx: Ctx,
  request: Repeatable,
  work: (ctx: Ctx, id: string) => Promise<Answered>,
): Promise<Answered & { isRepeated: boolean }> {
  if (request.effects === 'outside') return onceOutside(ctx, request, work)
  return inTransaction(ctx, async (tx) => {
    const kept = await find(tx, request)
    const done = answerOf(tx, request, kept)
    if (done) return { ...done, isRepeated: true }
    const id = kept?.id ?? randomUUID()
    const answered = await work(tx, id)
    if (kept) await keep(tx, { ...request, id }, answered)
    else await write(tx, { ...request, id }, answered)
    return { ...answered, isRepeated: false }
  })
}

async function onceOutside(ctx: Ctx, request: Repeatable, work: (ctx: Ctx, id: string) => Promise<Answered>) {
  const begun = await inTransaction(ctx, async (tx) => {
    const kept = await find(tx, request)
    const done = answerOf(tx, request, kept)
    if (done) return { done }
    if (kept?.state === 'RUNNING' && tx.now.getTime() - kept.createdAt.getTime() < LONGEST_MS) throw inProgress()
    const id = kept?.id ?? randomUUID()
    if (kept) await tx.db.idempotencyKey.updateMany({ where: { id }, data: { createdAt: tx.now } })
    else await write(tx, { ...request, id })
    return { id }
  })
  if ('done' in begun) return { ...begun.done, isRepeated: true }
  const { id } = begun
  try {
    const answered = await work(ctx, id)
    await inTransaction(ctx, (tx) => keep(tx, { ...request, id }, answered))
    return { ...answered, isRepeated: false }
  } catch (error) {
    // It may be tried again; what was begun is found by the id, which is the same one then.
    await inTransaction(ctx, (tx) =>
      tx.db.idempotencyKey.updateMany({ where: { id, state: 'RUNNING' }, data: { createdAt: new Date(0) } }),
    )
    throw error
  }
}

type Kept = NonNullable<Awaited<ReturnType<typeof find>>>

/** One at a time per key: the lock is held to the end of the transaction. @throws conflict */
async function find(tx: Ctx, { owner, key, hash }: Repeatable) {
  const [lock] = await tx.db.$queryRaw<{ isFree: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`idempotency ${owner} ${key}`}, 0)) as "isFree"`
  if (!lock?.isFree) throw inProgress()
  const kept = await tx.db.idempotencyKey.findUnique({ where: { owner_key: { owner, key } } })
  const isOver = kept && kept.state === 'DONE' && tx.now.getTime() - kept.createdAt.getTime() > KEPT_MS
  if (kept && !isOver && Buffer.compare(kept.requestHash, hash) !== 0) throw usedForElse()
  return kept
}

function answerOf(tx: Ctx, _request: Repeatable, kept: Kept | null): Answered | undefined {
  if (kept?.state !== 'DONE' || !kept.answerSealed) return undefined
  if (tx.now.getTime() - kept.createdAt.getTime() > KEPT_MS) return undefined
  return stored.parse(JSON.parse(tx.vault.open(placeOf(kept), kept.answerSealed).toString('utf8')))
}

type Row = Repeatable & { id: string }

async function write(tx: Ctx, row: Row, answered?: Answered): Promise<void> {
  const { id, owner, clientId, key, hash } = row
  // createMany reads nothing back, which would cost a second look.
  await tx.db.idempotencyKey.createMany({
    data: {
      ...{ id, owner, clientId, key, requestHash: new Uint8Array(hash), createdAt: tx.now },
      ...(answered && done(tx, row, answered)),
    },
  })
}

const keep = (tx: Ctx, row: Row, answered: Answered) =>
  tx.db.idempotencyKey.updateMany({
    where: { id: row.id },
    data: { ...done(tx, row, answered), requestHash: new Uint8Array(row.hash), createdAt: tx.now },
  })

const done = (tx: Ctx, row: Row, answered: Answered) => ({
  state: 'DONE' as const,
  status: answered.status,
  answerSealed: tx.vault.seal(placeOf(row), JSON.stringify(answered)),
})

const placeOf = ({ id, clientId }: { id: string; clientId: string | null }) => ({
  clientId: clientId ?? 'agency',
  table: 'idempotency_keys',
  column: 'answer_sealed',
  id,
})

const inProgress = () =>
  new DomainError('conflict', 'The same request is being worked on. Send it again in a moment to get its answer.', {
    code: 'idempotency_in_progress',
    retryAfterSeconds: 1,
  })

const usedForElse = () =>
  new DomainError('invalid', 'This Idempotency-Key was used for another request. Make a new one.', {
    code: 'idempotency_key_reused',
  })
