import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { clientOfTeam, keepTaker } from '../team/index.js'
import type { AppointmentKind } from './appointment-row.js'
import { type FreeTime, MINUTE_MS } from './free-times.js'

/** Of one call, so that nobody empties a calendar by asking on and on. The oldest are let go first. */
const MOST_OF_A_CALL = 9

/** The longest call, and two minutes. */
export const HELD_MINUTES = 62

/** One at a time books or holds times of a client; the constraint of the database holds without it too. */
export async function lockTimes(tx: Ctx, clientId: string): Promise<void> {
  await tx.db.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`appointments ${clientId}`}, 0))::text`
}

/** Takes away held times that are over, which would still be in the way. */
export async function forgetOldHolds(tx: Ctx, clientId: string): Promise<void> {
  await tx.db.appointment.deleteMany({ where: { clientId, status: 'HELD', heldUntil: { lte: tx.now } } })
}

type Holding = { clientId: string; vapiCallId: string; kind?: AppointmentKind; times: readonly FreeTime[]; until: Date }

/**
 * Keeps times free for a call until then, at most an hour and two minutes. Answers those that it got; another call may
 * have been faster. Safe to repeat. Without a call, as in a chat, nothing is held and all are answered.
 */
export async function holdTimes(tx: Ctx, { clientId, vapiCallId, times, ...holding }: Holding): Promise<FreeTime[]> {
  if (vapiCallId === '' || times.length === 0) return [...times]
  await lockTimes(tx, clientId)
  await forgetOldHolds(tx, clientId)
  const latest = new Date(tx.now.getTime() + HELD_MINUTES * MINUTE_MS)
  const heldUntil = holding.until < latest ? holding.until : latest
  const startsAt = { in: times.map((time) => time.startsAt) }
  await tx.db.appointment.deleteMany({ where: { clientId, vapiCallId, status: 'HELD', startsAt } })
  const rows = await rowsOf(tx, clientId, times)
  const held: FreeTime[] = []
  for (const { time, row } of rows) {
    const more = { kind: holding.kind ?? 'MEETING', vapiCallId, heldUntil }
    // Told apart from a failure, which would take what the call did before with it.
    const { count } = await tx.db.appointment.createMany({ data: { ...row, ...more }, skipDuplicates: true })
    if (count > 0) held.push(time)
  }
  await letGoOfOldest(tx, clientId, vapiCallId)
  return held
}

async function rowsOf(tx: Ctx, clientId: string, times: readonly FreeTime[]) {
  const { timeZone } = await clientOfTeam(tx, clientId)
  const ids = times.map(({ teamMemberId }) => teamMemberId)
  await keepTaker(
    tx,
    clientId,
    ids.find((id) => id === clientId),
  )
  const members = await tx.db.teamMember.findMany({ where: { clientId, id: { in: ids } } })
  const inOrder = times.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
  return inOrder.map((time) => {
    const member = members.find(({ id }) => id === time.teamMemberId)
    const { startsAt, endsAt, teamMemberId } = time
    const blockedFrom = new Date(startsAt.getTime() - (member?.bufferBeforeMinutes ?? 0) * MINUTE_MS)
    const blockedTo = new Date(endsAt.getTime() + (member?.bufferAfterMinutes ?? 0) * MINUTE_MS)
    const span = { startsAt, endsAt, blockedFrom, blockedTo, timeZone }
    const stamps = { createdAt: tx.now, updatedAt: tx.now }
    const row = {
      id: randomUUID(),
      clientId,
      status: 'HELD',
      source: 'FUNCTION',
      teamMemberId,
      ...span,
      ...stamps,
    } as const
    return { time, row }
  })
}

async function letGoOfOldest(tx: Ctx, clientId: string, vapiCallId: string): Promise<void> {
  const tooMany = await tx.db.appointment.findMany({
    where: { clientId, vapiCallId, status: 'HELD' },
    orderBy: [{ createdAt: 'desc' }, { startsAt: 'asc' }],
    skip: MOST_OF_A_CALL,
    select: { id: true },
  })
  await tx.db.appointment.deleteMany({ where: { clientId, id: { in: tooMany.map(({ id }) => id) }, status: 'HELD' } })
}

/** Gives back the times held for calls that are over. Safe to repeat; answers how many there were. */
export async function releaseHolds(
  tx: Ctx,
  { clientId, vapiCallIds }: { clientId: string; vapiCallIds: readonly string[] },
): Promise<number> {
  const vapiCallId = { in: [...vapiCallIds] }
  return (await tx.db.appointment.deleteMany({ where: { clientId, vapiCallId, status: 'HELD' } })).count
}
