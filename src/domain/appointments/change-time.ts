import type { Ctx } from '../../platform/context.js'
import { momentInWords } from '../hours/index.js'
import type { AppointmentRow } from './appointment-row.js'
import { blockedSpan } from './new-appointment.js'
import { moveTasks, tellOfChange } from './news.js'
import { refusingOverlap } from './refuse-overlap.js'
import { nameOfMember } from './someone-free.js'

export type Time = { startsAt: Date; endsAt: Date; teamMemberId: string | undefined }

/** Puts an appointment at another time or with another person, and tells of it. @throws conflict when that time is taken */
export async function changeTime(tx: Ctx, row: AppointmentRow, time: Time): Promise<void> {
  const { id, clientId } = row
  const { startsAt, endsAt, teamMemberId } = time
  const blocked = await blockedSpan(tx, { clientId, ...time })
  const data = { startsAt, endsAt, ...blocked, teamMemberId: teamMemberId ?? null, sequence: { increment: 1 } }
  await refusingOverlap(tx.db.appointment.updateMany({ where: { clientId, id }, data: { ...data, updatedAt: tx.now } }))
  await moveTasks(tx, row, time)
  await tellOfChange(tx, row, await changeInWords(tx, row, time))
}

/** Only who takes it may be new. */
async function changeInWords(tx: Ctx, row: AppointmentRow, { startsAt, endsAt, teamMemberId }: Time): Promise<string> {
  const isSameTime = startsAt.getTime() === row.startsAt.getTime() && endsAt.getTime() === row.endsAt.getTime()
  const who = isSameTime ? await nameOfMember(tx, row.clientId, teamMemberId) : undefined
  return who ? `Now with ${who}` : `Moved to ${momentInWords(startsAt, row.timeZone, tx.now)}`
}
