import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { audit, type Changes, changesOf } from '../audit/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { changeLead, type LeadBefore, type LeadPatch } from './change-lead.js'
import { clientOf } from './client-of.js'
import { type LeadFields, leadFields } from './fields.js'
import { leadName, readLead } from './lead-row.js'
import { tellOfChangedLead } from './tell-of-lead.js'
import { writtenLead } from './written-lead.js'

export const updateLeadInput = leadFields.extend({ id: z.string() })

/**
 * Changes what is written down about a lead: only the fields that are given.
 * @throws not_found, forbidden, invalid; conflict when another lead has the number
 */
export async function updateLead(ctx: Ctx, input: z.input<typeof updateLeadInput>): Promise<void> {
  assertMayChangeOf(ctx, 'leads.write')
  const { id, ...fields } = updateLeadInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const { clientId } = await readLead(tx, id)
    const decide = await writtenLead(tx, await clientOf(tx, clientId), fields as LeadFields)
    const before = await changeLead(tx, { clientId, leadId: id }, (lead) => reachable(lead, decide(lead)))
    const changes = changesBy(before, decide(before))
    if (Object.keys(changes).length === 0) return
    const subject = { kind: 'lead', id, name: leadName(before) }
    await audit(tx, { action: 'leads.update', subject, clientId, changes })
    await tellOfChangedLead(tx, { clientId, leadId: id }, Object.keys(changes))
  })
}

/** @throws invalid when nothing would be left to tell who it is */
function reachable(before: LeadBefore, patch: LeadPatch): LeadPatch {
  const { name, email, number } = { ...before, ...patch.columns }
  if (!name && !email && !number) throw invalid('name', 'Please write a name, a number or an e-mail address')
  return patch
}

/** Of what is sealed only that it changed. */
function changesBy(before: LeadBefore, { columns = {}, details = {} }: LeadPatch): Changes {
  const sealed = Object.entries(details).filter(([field, after]) => !isSame(before[field as keyof LeadBefore], after))
  const plain = { ...before, assigneeId: before.assignee?.id ?? null }
  return {
    ...changesOf<typeof plain>(plain, columns as Partial<typeof plain>),
    ...Object.fromEntries(sealed.map(([field]) => [field, ['…', '… (changed)'] as const])),
  }
}

const isSame = (one: unknown, other: unknown) => text(one) === text(other)
const text = (value: unknown) => JSON.stringify(value, (_key, some) => (typeof some === 'bigint' ? String(some) : some))
