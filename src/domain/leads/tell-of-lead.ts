import type { Ctx } from '../../platform/context.js'
import { tellClient } from '../client-events/index.js'
import { leadColumns } from './lead-row.js'

type Which = { clientId: string; leadId: string }

/** Tells the client's programs of a new lead, once. */
export async function tellOfNewLead(tx: Ctx, which: Which): Promise<void> {
  const data = await readData(tx, which)
  await tellClient(tx, { clientId: which.clientId, type: 'lead.created', key: which.leadId, data })
}

/** The same of one that has changed, with the names of the fields that did. */
export async function tellOfChangedLead(tx: Ctx, which: Which, fields: readonly string[]): Promise<void> {
  if (fields.length === 0) return
  const changed = fields.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const data = { ...(await readData(tx, which)), changed }
  await tellClient(tx, { clientId: which.clientId, type: 'lead.updated', data })
}

async function readData(tx: Ctx, { clientId, leadId }: Which) {
  const lead = await tx.db.lead.findFirstOrThrow({ where: { clientId, id: leadId }, select: leadColumns })
  const { id, name, number, email, source, status, score, language, assignee, createdAt } = lead
  return {
    ...{ id, name, number, email, source, status, score, language },
    assignee_id: assignee?.id ?? null,
    created_at: createdAt,
  }
}
