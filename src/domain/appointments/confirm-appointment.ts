import type { Ctx } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { whoOf } from '../leads/index.js'
import { changeAppointment } from './change-appointment.js'
import { blockedSpan } from './new-appointment.js'
import { moveTasks, noteBooking, tellOfChange } from './news.js'
import { refusingOverlap } from './refuse-overlap.js'
import { nameOfMember, someoneFree } from './someone-free.js'
import { tellPrograms } from './tell-programs.js'

/**
 * Says that a pending appointment takes place, and who takes it: the one named, the one it has, or whoever is free. Safe to
 * repeat.
 * @throws conflict when it was called off or is over, or nobody is free then; not_found, forbidden
 */
export async function confirmAppointment(ctx: Ctx, input: { id: string; teamMemberId?: string }): Promise<void> {
  await changeAppointment(ctx, { id: input.id, action: 'confirm' }, async (tx, row) => {
    const { id, clientId, status, teamMember } = row
    const isSame = !input.teamMemberId || input.teamMemberId === teamMember?.id
    if (status === 'CONFIRMED' && isSame) return undefined
    if (status !== 'PENDING' && status !== 'CONFIRMED') throw conflict('Only what is pending can be confirmed.')
    if (row.endsAt <= tx.now) throw conflict('Its time has passed. Say how it went, move it or cancel it.')
    const teamMemberId =
      isSame && teamMember ? teamMember.id : await someoneFree(tx, { ...row, exceptId: id }, input.teamMemberId)
    const blocked = isSame && teamMember ? {} : await blockedSpan(tx, { ...row, teamMemberId })
    const decided = { status: 'CONFIRMED', decidedBy: whoOf(tx), decidedAt: tx.now } as const
    const data = { ...decided, teamMemberId, ...blocked, sequence: { increment: 1 }, updatedAt: tx.now }
    await refusingOverlap(tx.db.appointment.updateMany({ where: { clientId, id }, data }))
    await moveTasks(tx, row, { startsAt: row.startsAt, teamMemberId })
    await noteBooking(tx, { ...row, status: 'CONFIRMED' })
    await tellOfChange(tx, row, 'Confirmed')
    await tellPrograms(tx, id, status === 'PENDING' ? 'appointment.confirmed' : 'appointment.moved')
    return {
      status: [status, 'CONFIRMED'],
      ...(!isSame || !teamMember
        ? { teamMember: [teamMember?.name, await nameOfMember(tx, clientId, teamMemberId)] }
        : {}),
    }
  })
}
