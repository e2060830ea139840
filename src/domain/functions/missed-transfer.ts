import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import { addActivity, keepLead } from '../leads/index.js'
import { notifyClient } from '../notifications/index.js'
import { keptId } from './function-runs.js'

type Missed = { clientId: string; vapiCallId: string; callerNumber: string | undefined }

/**
 * Somebody wanted to speak to a person and nobody could be reached: those of the client who want to know are mailed, and
 * it stands in the history of who called. Once a call, with a number or without.
 */
export async function tellOfMissedTransfer(tx: Ctx, { clientId, vapiCallId, callerNumber }: Missed): Promise<void> {
  const call = vapiCallId || undefined
  const lead = await keepLead(tx, { clientId, number: callerNumber, source: 'PHONE', at: tx.now, vapiCallId: call })
  if (lead) {
    const about = { clientId, leadId: lead.id, at: tx.now, vapiCallId: call, text: 'Nobody could be reached' }
    const key = `transfer missed ${vapiCallId}`
    const { isNew } = await addActivity(tx, { ...about, kind: 'TRANSFER_REQUESTED', key })
    if (!isNew) return
  }
  if (!(await isFirst(tx, { clientId, vapiCallId }))) return
  if (await isLongAgo(tx, { clientId, vapiCallId })) return
  const who = callerNumber ? displayNumber(callerNumber) : 'Somebody without a number'
  await notifyClient(tx, {
    ...{ clientId, kind: 'transfers' as const },
    subject: `Nobody could be reached for ${who}`,
    text: `${who} wanted to speak to a person, and nobody took the call.\n\nSee what was said: ${tx.config.publicUrl}/calls`,
  })
}

/** Written down like a function that ran, because a caller without a number has no history. */
async function isFirst(tx: Ctx, { clientId, vapiCallId }: { clientId: string; vapiCallId: string }): Promise<boolean> {
  if (vapiCallId === '') return true
  const none = Buffer.alloc(0)
  const { count } = await tx.db.functionRun.createMany({
    data: {
      ...{
        id: randomUUID(),
        clientId,
        vapiCallId: keptId(vapiCallId),
        toolCallId: 'transfer missed',
        name: 'transfer_missed',
      },
      ...{ state: 'DONE', durationMs: 0, inputSealed: none, answerSealed: none, createdAt: tx.now },
    },
    skipDuplicates: true,
  })
  return count > 0
}

/** Calls are also brought in that ended long before we knew of them: nobody can ring back in time. */
const LONG_AGO_MS = 86_400_000

async function isLongAgo(tx: Ctx, call: { clientId: string; vapiCallId: string }): Promise<boolean> {
  const found = await tx.db.call.findFirst({ where: call, select: { startedAt: true } })
  return found !== null && tx.now.getTime() - found.startedAt.getTime() > LONG_AGO_MS
}

/** Ended reasons of calls that were handed on and that nobody took there (contract §3.2). */
const NOBODY_TOOK_IT = /^call\.forwarding\.|^call\.in-progress\.error-(?:warm-)?transfer-|before-warm-transfer$/

export const isMissedTransfer = (endedReason: string | null): boolean => NOBODY_TOOK_IT.test(endedReason ?? '')
