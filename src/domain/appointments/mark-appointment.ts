import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { whoOf } from '../leads/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { changeAppointment } from './change-appointment.js'
import { closeTasks, tellOfChange } from './news.js'
import { tellPrograms } from './tell-programs.js'

const markInput = z.object({ id: z.string(), status: z.enum(['DONE', 'NO_SHOW'], 'Please choose how it went') })

/**
 * Says how an appointment went, once it has begun; what was said by mistake can be said anew. Safe to repeat.
 * @throws conflict before it begins, or when it was called off; invalid, not_found, forbidden
 */
export async function markAppointment(ctx: Ctx, input: z.input<typeof markInput>): Promise<void> {
  assertMayChangeOf(ctx, 'appointments.write')
  const { id, status } = markInput.parse(input)
  await changeAppointment(ctx, { id, action: 'mark' }, async (tx, row) => {
    const { clientId } = row
    if (row.status === status) return undefined
    if (row.status === 'CANCELLED') throw conflict('It was called off.')
    if (row.startsAt > tx.now) throw conflict('It has not begun yet.')
    const decided = { status, decidedBy: whoOf(tx), decidedAt: tx.now }
    const data = { ...decided, sequence: { increment: 1 }, updatedAt: tx.now }
    await tx.db.appointment.updateMany({ where: { clientId, id }, data })
    await closeTasks(tx, row, whoOf(tx))
    await tellOfChange(tx, row, status === 'DONE' ? 'Took place' : 'Did not come')
    await tellPrograms(tx, id, 'appointment.ended')
    return { status: [row.status, status] }
  })
}
