import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { enqueue } from '../../platform/queue.js'
import { CONVERSATION_IS_WHOLE, type Turn } from '../calls/index.js'
import type { EndedCall } from './ended-call.js'
import { BOOKING, DAY } from './heard-words.js'
import { reportedAppointment } from './reported.js'
import { plain } from './sentences.js'

/** The report of a call that has ended comes within seconds. Where it does not, what is known is searched. */
const REPORT_IS_LOST_AFTER_MS = 10 * 60_000

/** Whoever was on an older call came, or asked again; calls are also brought in from long ago. */
const TOO_OLD_MS = 7 * 86_400_000

/** Whether nobody looks for an appointment on it any more. */
export const isTooOld = (tx: Ctx, { endedAt, startedAt }: EndedCall): boolean =>
  tx.now.getTime() - (endedAt ?? startedAt).getTime() > TOO_OLD_MS

/** Only its shape: find-appointment.ts does it. */
export const findAppointmentShape = {
  name: 'calls.find-appointment',
  payload: z.object({ clientId: z.uuid(), callId: z.uuid() }),
  attempts: 3,
}

/**
 * Has an ended call searched for an appointment that nobody booked, where its report names one or there was talk of one:
 * at once when the report is there, else when it must be lost. Not a call of more than a week ago.
 */
export async function lookForAppointment(tx: Ctx, call: EndedCall, turns: readonly Turn[]): Promise<void> {
  const { clientId, id: callId, conversation } = call
  if (isTooOld(tx, call)) return
  if (!reportedAppointment(tx, call) && !isTalkedOf(turns)) return
  if (await hasAppointment(tx, call)) return
  const isReported = conversation !== null && conversation[0] >= CONVERSATION_IS_WHOLE
  const options = isReported
    ? { key: `${callId} now` }
    : { key: `${callId} later`, runAt: new Date(tx.now.getTime() + REPORT_IS_LOST_AFTER_MS) }
  await enqueue(tx, findAppointmentShape, { clientId, callId }, options)
}

function isTalkedOf(turns: readonly Turn[]): boolean {
  const text = plain(turns.map((turn) => turn.text).join('\n'))
  return BOOKING.test(text) && DAY.test(text) && turns.some(({ speaker }) => speaker === 'CALLER')
}

/** Whether something was booked on the call, or found on it already. */
export async function hasAppointment(tx: Ctx, { clientId, vapiCallId }: EndedCall): Promise<boolean> {
  const where = { clientId, vapiCallId, status: { not: 'HELD' as const } }
  return (await tx.db.appointment.count({ where })) > 0
}
