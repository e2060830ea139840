import { Prisma } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { CHANNEL } from './doorbell.js'
import { type AsideEvent, type Judgement, judgeAgain, type Plans, plansOf } from './event-causes.js'

/** What became of events that were to be applied again. */
export type PutBack = {
  /** Now waiting for the worker. */
  replayed: number
  /** Left where they are, by reason. */
  kept: { reason: string; events: number }[]
}

type Found = { id: string; clientId: string; state: 'DONE' | 'DEAD' | 'QUARANTINED' }

/**
 * Hands events to the worker again with three new tries, in the caller's transaction. What was set aside is looked at
 * again first, and stays with a reason where nothing has changed. `since` leaves out what was applied after it, so that a
 * second run of the same job does nothing twice.
 */
export async function putBack(tx: Ctx, eventIds: readonly string[], since?: Date): Promise<PutBack> {
  const applied = since ? Prisma.sql`and (done_at is null or done_at < ${since})` : Prisma.empty
  const found = await tx.db.$queryRaw<Found[]>`
    select id::text, client_id::text as "clientId", state::text from webhook_events
    where id in (${Prisma.join(eventIds.map((id) => Prisma.sql`${id}::uuid`))}) and state <> 'READY' ${applied}
    order by id for update`
  const aside = found.filter(({ state }) => state === 'QUARANTINED')
  const free = found.filter(({ state }) => state !== 'QUARANTINED').map(({ id }) => id)
  await makeReady(tx, free)
  const reasons = await lookAgain(tx, aside)
  if (free.length + aside.length > reasons.length) await tx.db.$executeRaw`select pg_notify(${CHANNEL}, '')`
  return { replayed: found.length - reasons.length, kept: counted(reasons) }
}

async function makeReady(tx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.db.$executeRaw`
    update webhook_events set state = 'READY', attempts = 0, next_at = now(), last_error = null, done_at = null, cause = null
    where id in (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`
}

/** One after the other, because each may be as large as a delivery may be. @returns why those that stay do */
async function lookAgain(tx: Ctx, aside: readonly Found[]): Promise<string[]> {
  if (aside.length === 0) return []
  const plans: Plans = await plansOf(
    tx,
    aside.map(({ clientId }) => clientId),
  )
  const reasons: string[] = []
  for (const { id } of aside) {
    const event: AsideEvent = await tx.db.webhookEvent.findUniqueOrThrow({
      where: { id },
      select: { id: true, clientId: true, cause: true, bodySealed: true, isDeflated: true, proofSealed: true },
    })
    const judgement = judgeAgain(tx, event, plans)
    await writeDown(tx, id, judgement)
    if (!judgement.isFree) reasons.push(judgement.reason)
  }
  return reasons
}

function writeDown(tx: Ctx, id: string, judgement: Judgement): Promise<unknown> {
  if (!judgement.isFree) {
    const { cause, reason } = judgement
    return tx.db.$executeRaw`
      update webhook_events set cause = ${cause}::quarantine_cause, last_error = ${reason} where id = ${id}::uuid`
  }
  const { type, callKey, sentAt } = judgement
  return tx.db.$executeRaw`
    update webhook_events set state = 'READY', attempts = 0, next_at = now(), last_error = null, done_at = null,
      cause = null, proof_sealed = null, type = ${type}, call_key = ${callKey}, sent_at = coalesce(${sentAt}::timestamptz, sent_at)
    where id = ${id}::uuid`
}

function counted(reasons: readonly string[]): PutBack['kept'] {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, events]) => ({ reason, events }))
}
