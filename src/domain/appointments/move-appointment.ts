import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { conflict, invalid } from '../../platform/errors.js'
import { changeAppointment } from './change-appointment.js'
import { changeTime } from './change-time.js'
import { minutesField } from './create-appointment.js'
import { MINUTE_MS } from './free-times.js'
import { nameOfMember, someoneFree } from './someone-free.js'
import { tellPrograms } from './tell-programs.js'

export const moveAppointmentInput = z.object({
  id: z.string(),
  startsAt: z.date('Please write when it begins'),
  /** Left out: it lasts as long as before. */
  minutes: minutesField.optional(),
  /** Left out: the one who has it. */
  teamMemberId: z.string().optional(),
})

/**
 * Puts an appointment at another time, or with another person; pending stays pending. Safe to repeat.
 * @throws conflict when that time is taken, or it is over or called off; invalid for a time that has passed; not_found
 */
export async function moveAppointment(ctx: Ctx, input: z.input<typeof moveAppointmentInput>): Promise<void> {
  const { id, startsAt, minutes, teamMemberId } = moveAppointmentInput.parse(input)
  await changeAppointment(ctx, { id, action: 'move' }, async (tx, row) => {
    if (row.status !== 'PENDING' && row.status !== 'CONFIRMED')
      throw conflict('Only what is still to come can be moved.')
    if (startsAt <= tx.now) throw invalid('startsAt', 'This time has passed')
    const lastsMs = minutes === undefined ? row.endsAt.getTime() - row.startsAt.getTime() : minutes * MINUTE_MS
    const endsAt = new Date(startsAt.getTime() + lastsMs)
    const wanted = teamMemberId || row.teamMember?.id
    const [isOtherStart, isOtherEnd] = [
      startsAt.getTime() !== row.startsAt.getTime(),
      endsAt.getTime() !== row.endsAt.getTime(),
    ]
    const isOtherPerson = wanted !== row.teamMember?.id
    if (!isOtherStart && !isOtherEnd && !isOtherPerson) return undefined
    // What nobody takes yet is in nobody's way either.
    const taker = wanted ? await someoneFree(tx, { ...row, startsAt, endsAt, exceptId: id }, wanted) : undefined
    await changeTime(tx, row, { startsAt, endsAt, teamMemberId: taker })
    await tellPrograms(tx, id, 'appointment.moved')
    return {
      ...(isOtherStart && { startsAt: [row.startsAt, startsAt] }),
      ...(isOtherEnd && { endsAt: [row.endsAt, endsAt] }),
      ...(isOtherPerson && {
        teamMember: [row.teamMember?.name, await nameOfMember(tx, row.clientId, taker)],
      }),
    }
  })
}
