import type { Ctx } from '../../platform/context.js'
import { bodyOf, openBody, ring, sealBody, tellClient } from '../client-events/index.js'
import { type CallData, readCall } from './read-call.js'

/** The report of a call that has ended comes within seconds. Where it does not, what is known is told. */
const REPORT_IS_LOST_AFTER_SECONDS = 600

type Which = { clientId: string; id: string }

/**
 * Tells the client's programs that a call is over, once it was looked at: at once when its report is there, else when that
 * must be lost. What becomes known after that is an update of it, told when it says something else. Safe to repeat.
 */
export async function tellOfCall(tx: Ctx, which: Which): Promise<void> {
  const { clientId, id } = which
  const { data, isReported } = await readCall(tx, which)
  const about = { clientId, type: 'call.completed', key: id } as const
  const told = await tx.db.clientEvent.findUnique({ where: { clientId_type_key: about } })
  if (!told)
    return tellClient(tx, { ...about, data, ...(!isReported && { waitSeconds: REPORT_IS_LOST_AFTER_SECONDS }) })
  if (!told.queuedAt && (await renew(tx, { id: told.id, clientId, data, isReported }))) return
  const last = await lastTold(tx, which)
  if (last && isSame(last, data)) return
  await tellClient(tx, { clientId, type: 'call.updated', data })
}

/**
 * The same for what a person said of it, which nobody has to look at. Of a call that programs were not told of yet it says
 * nothing: that is told as it is then (refreshToldCalls). Lock the call first.
 */
export async function tellOfCorrection(tx: Ctx, which: Which): Promise<void> {
  const { clientId, id } = which
  const about = { clientId, type: 'call.completed', key: id } as const
  const told = await tx.db.clientEvent.findUnique({ where: { clientId_type_key: about }, select: { queuedAt: true } })
  if (told && !told.queuedAt) return
  const { data } = await readCall(tx, which)
  await tellClient(tx, { clientId, type: 'call.updated', data })
}

type Waiting = { id: string; clientId: string; data: CallData; isReported: boolean }

/** Of one that is kept back: what is known by now, and at once when that is everything. @returns false when it is gone */
async function renew(tx: Ctx, { id, clientId, data, isReported }: Waiting): Promise<boolean> {
  const bodySealed = sealBody(tx, { id, clientId }, bodyOf(tx, { id, clientId, type: 'call.completed', data }))
  const count = await tx.db.$executeRaw`
    update client_events set body_sealed = ${bodySealed}, created_at = case when ${isReported} then now() else created_at end
    where id = ${id}::uuid and queued_at is null`
  if (count > 0 && isReported) await ring(tx)
  return count > 0
}

async function lastTold(tx: Ctx, { clientId, id }: Which): Promise<Record<string, unknown> | undefined> {
  const last = await tx.db.clientEvent.findFirst({
    where: { clientId, subjectKind: 'call', subjectId: id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, clientId: true, bodySealed: true },
  })
  return last ? openBody(tx, last, last.bodySealed).data : undefined
}

const isSame = (before: Record<string, unknown>, { ...now }: CallData) => {
  const { data } = bodyOf({ now: new Date(0) }, { id: now.id, clientId: now.id, type: 'call.completed', data: now })
  return JSON.stringify(before) === JSON.stringify(data)
}
