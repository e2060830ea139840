import type { Prisma } from '@prisma/client'
import { type Ctx, isUniqueViolation } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'
import { type LeadDetails, openDetails, sealDetails } from './details.js'
import { leadColumns, type StoredLead } from './lead-row.js'
import { scoreOf } from './score.js'

export type LeadBefore = StoredLead & LeadDetails

export type LeadPatch = {
  columns?: Partial<Pick<StoredLead, 'number' | 'name' | 'email' | 'status' | 'timeZone' | 'language'>> & {
    assigneeId?: string | null
    lastActivityAt?: Date
  }
  details?: Partial<Omit<LeadDetails, 'reasons'>>
}

type Which = { clientId: string; leadId: string }

/**
 * Changes a lead while nobody else does: `decide` sees it as it is now and says what changes, or undefined for nothing.
 * The score follows. Gives back the lead as it was.
 * @throws not_found; conflict when another lead has the number
 */
export async function changeLead(
  tx: Ctx,
  { clientId, leadId }: Which,
  decide: (before: LeadBefore) => LeadPatch | undefined,
): Promise<LeadBefore> {
  // Not "for update": others may add to its history meanwhile, whose reference would wait for this and this for theirs.
  await tx.db.$queryRaw`
    select 1 from leads where client_id = ${clientId}::uuid and id = ${leadId}::uuid for no key update`
  const stored = await tx.db.lead.findFirst({
    where: { clientId, id: leadId },
    select: { ...leadColumns, detailsSealed: true },
  })
  if (!stored) throw notFound('Lead')
  const { detailsSealed, ...columns } = stored
  const before = { ...columns, ...openDetails(tx, columns, detailsSealed) }
  const patch = decide(before)
  if (patch) await save(tx, before, patch)
  return before
}

async function save(tx: Ctx, before: LeadBefore, { columns = {}, details = {} }: LeadPatch): Promise<void> {
  const { qualification, customFields, note } = { ...before, ...details }
  const { score, reasons } = scoreOf({ ...before, ...columns, qualification, now: tx.now })
  const detailsSealed = sealDetails(tx, before, { qualification, reasons, customFields, note })
  const data: Prisma.LeadUncheckedUpdateManyInput = { ...columns, score, detailsSealed }
  try {
    await tx.db.lead.updateMany({ where: { clientId: before.clientId, id: before.id }, data })
  } catch (error) {
    throw isUniqueViolation(error) ? conflict('Another lead has this number already.') : error
  }
}
