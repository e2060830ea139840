import type { Ctx } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { momentInWords } from '../hours/index.js'
import { KIND_WORDS } from './kind-words.js'
import { blockedSpan, type Spanning } from './new-appointment.js'

type Wanted = Spanning & { exceptId?: string | undefined; timeZone: string }

/**
 * Says whose appointment is in the way, where somebody is taken already. Call it with the times of the client locked.
 * @throws conflict
 */
export async function refuseOverlap(tx: Ctx, wanted: Wanted): Promise<void> {
  const clash = await clashOf(tx, wanted)
  if (!clash) return
  const who = clash.teamMember?.name ?? 'Somebody'
  if (clash.status === 'HELD')
    throw conflict(
      `A caller is being offered that time of ${who} right now. Try again in some minutes, or choose another.`,
    )
  const what = `${KIND_WORDS[clash.kind]}${clash.attendeeName ? ` with ${clash.attendeeName}` : ''}`
  const when = momentInWords(clash.startsAt, wanted.timeZone, tx.now)
  throw conflict(`${who} has a ${what} ${when}, which is in the way. Choose another time or another person.`)
}

/** What is in the way, buffers included; of times held for callers only those that are still held. */
export async function clashOf(tx: Ctx, wanted: Wanted) {
  const { clientId, teamMemberId, exceptId } = wanted
  if (!teamMemberId) return null
  const { blockedFrom, blockedTo } = await blockedSpan(tx, wanted)
  return tx.db.appointment.findFirst({
    where: {
      clientId,
      teamMemberId,
      blockedFrom: { lt: blockedTo },
      blockedTo: { gt: blockedFrom },
      ...(exceptId && { id: { not: exceptId } }),
      OR: [{ status: { in: ['PENDING', 'CONFIRMED'] } }, { status: 'HELD', heldUntil: { gt: tx.now } }],
    },
    orderBy: { startsAt: 'asc' },
    select: { kind: true, status: true, startsAt: true, attendeeName: true, teamMember: { select: { name: true } } },
  })
}

/** For somebody who was faster than our look: the constraint of the database refuses, in words. */
export async function refusingOverlap<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (thrown) {
    if (isOverlap(thrown))
      throw conflict('Somebody else took that time just now. Choose another time or another person.')
    throw thrown
  }
}

/** Prisma has no code of its own for an exclusion constraint; both adapters tell its name. */
const isOverlap = (thrown: unknown) =>
  /appointments_never_overlap|23P01/.test(`${thrown} ${JSON.stringify(thrown instanceof Error ? thrown : {})}`)
