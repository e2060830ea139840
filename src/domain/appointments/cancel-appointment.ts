import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { optionalLine } from '../../platform/fields.js'
import { whoOf } from '../leads/index.js'
import { changeAppointment } from './change-appointment.js'
import { closeTasks, tellOfChange } from './news.js'
import { tellPrograms } from './tell-programs.js'

export const cancelAppointmentInput = z.object({ id: z.string(), reason: optionalLine(200).optional() })

/** Calls an appointment off; its time is free again. Safe to repeat. @throws conflict once it is done; invalid, not_found */
export async function cancelAppointment(ctx: Ctx, input: z.input<typeof cancelAppointmentInput>): Promise<void> {
  const { id, ...given } = cancelAppointmentInput.parse(input)
  const reason = (given.reason as string | null | undefined) ?? null
  await changeAppointment(ctx, { id, action: 'cancel' }, async (tx, row) => {
    const { clientId, status } = row
    if (status === 'CANCELLED') return undefined
    if (status !== 'PENDING' && status !== 'CONFIRMED')
      throw conflict('It took place, or was to; that cannot be called off.')
    const decided = { status: 'CANCELLED', cancelReason: reason, decidedBy: whoOf(tx), decidedAt: tx.now } as const
    const data = { ...decided, sequence: { increment: 1 }, updatedAt: tx.now }
    await tx.db.appointment.updateMany({ where: { clientId, id }, data })
    await closeTasks(tx, row, whoOf(tx))
    await tellOfChange(tx, row, reason ? `Cancelled: ${reason}` : 'Cancelled')
    await tellPrograms(tx, id, 'appointment.cancelled')
    return { status: [status, 'CANCELLED'], cancelReason: [null, reason] }
  })
}
