import { randomUUID } from 'node:crypto'
import type { SuppressionSource } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { addActivity } from './activities.js'
import { changeLead } from './change-lead.js'
import { keepConsent } from './consents.js'
import { noteStatus } from './raise-lead-status.js'
import { keepFromRinging } from './ring-lock.js'
import { tellOfSuppression } from './tell-of-suppression.js'
import { whoOf } from './who.js'

export type ToStop = {
  clientId: string
  /** E.164 */
  number: string
  source: SuppressionSource
  reason?: string | undefined
  /** The words that asked for it. */
  evidence?: string | undefined
  vapiCallId?: string | undefined
}

export const suppressionPlace = (clientId: string, id: string) => ({
  clientId,
  table: 'suppressions',
  column: 'evidence_sealed',
  id,
})

/**
 * From now on this number must not be called for this client: kept once while it is in force, and the lead behind it is
 * Do not call, with consent to calls revoked. Safe to repeat, and for two at once.
 */
export async function stopCalling(
  tx: Ctx,
  { evidence, reason, ...stop }: ToStop,
): Promise<{ id: string; isNew: boolean }> {
  const { clientId, number, source, vapiCallId = null } = stop
  await keepFromRinging(tx, { clientId, number })
  // In calls the lead comes first as well; the other way round two could wait for each other.
  await tx.db.$queryRaw`
    select 1 from leads where client_id = ${clientId}::uuid and number = ${number} for no key update`
  const id = randomUUID()
  const { count } = await tx.db.suppression.createMany({
    data: {
      ...{ id, clientId, number, source, vapiCallId },
      reason: reason ?? null,
      evidenceSealed: evidence ? tx.vault.seal(suppressionPlace(clientId, id), evidence) : null,
      createdBy: whoOf(tx),
      createdAt: tx.now,
    },
    skipDuplicates: true,
  })
  const where = { clientId, number, liftedAt: null }
  const inForce = await tx.db.suppression.findFirstOrThrow({ where, select: { id: true } })
  await tellLead(tx, { ...stop, evidence: evidence ?? reason, id: inForce.id })
  if (count > 0) await tellOfSuppression(tx, { clientId, id })
  return { id: inForce.id, isNew: count > 0 }
}

async function tellLead(tx: Ctx, stop: ToStop & { id: string }): Promise<void> {
  const { clientId, number, source, vapiCallId, evidence } = stop
  const lead = await tx.db.lead.findUnique({ where: { clientId_number: { clientId, number } }, select: { id: true } })
  if (!lead) return
  const leadId = lead.id
  const { status } = await changeLead(tx, { clientId, leadId }, (before) =>
    before.status === 'DO_NOT_CALL' ? undefined : { columns: { status: 'DO_NOT_CALL' } },
  )
  const key = `suppression ${stop.id}`
  const told = { clientId, leadId, kind: 'OPTED_OUT', key, at: tx.now, vapiCallId, text: evidence } as const
  if (!(await addActivity(tx, told)).isNew) return
  if (status !== 'DO_NOT_CALL') await noteStatus(tx, { clientId, leadId, from: status, to: 'DO_NOT_CALL', vapiCallId })
  await keepConsent(tx, {
    ...{ clientId, leadId, vapiCallId, evidence, channel: 'CALL', isGiven: false },
    how: source === 'CALL' || source === 'TRANSCRIPT' ? 'Said on a call' : 'Written down by a person',
  })
}

/** The lead behind a number whose suppression was lifted may be called again; consent is for the lead to give anew. */
export async function resumeCalling(
  tx: Ctx,
  { clientId, number }: { clientId: string; number: string },
): Promise<void> {
  const where = { clientId_number: { clientId, number } }
  const lead = await tx.db.lead.findUnique({ where, select: { id: true, status: true } })
  if (lead?.status !== 'DO_NOT_CALL') return
  const wasCalled = await tx.db.leadActivity.findFirst({
    where: { clientId, leadId: lead.id, kind: 'CALL' },
    select: { id: true },
  })
  const to = wasCalled ? 'CONTACTED' : 'NEW'
  await changeLead(tx, { clientId, leadId: lead.id }, () => ({ columns: { status: to } }))
  await noteStatus(tx, { clientId, leadId: lead.id, from: 'DO_NOT_CALL', to })
}
