import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { changeLead } from './change-lead.js'
import { leadName, presentLeads, readLead } from './lead-row.js'
import { LEAD_STATUSES } from './list-leads.js'
import { noteStatus } from './raise-lead-status.js'
import { stopCalling } from './stop-calling.js'
import { whoOf } from './who.js'

export const setLeadStatusInput = z.strictObject({ id: z.string(), status: z.enum(LEAD_STATUSES) })

/**
 * Says where a lead stands, forward or back. "Do not call" also suppresses its number. Safe to repeat.
 * @throws conflict when its number is suppressed, which has to be lifted first; not_found, forbidden
 */
export async function setLeadStatus(ctx: Ctx, input: z.input<typeof setLeadStatusInput>): Promise<void> {
  assertMayChangeOf(ctx, 'leads.write')
  const { id: leadId, status: to } = setLeadStatusInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const stored = await readLead(tx, leadId)
    const { clientId, number } = stored
    const [lead] = await presentLeads(tx, [stored])
    if (lead?.isSuppressed && to !== 'DO_NOT_CALL')
      throw conflict('This number must not be called. Take it off the list of suppressed numbers first, with a reason.')
    if (to === 'DO_NOT_CALL' && number)
      await stopCalling(tx, { clientId, number, source: 'PERSON', reason: `Set to Do not call by ${whoOf(tx)}` })
    const { status: from } = await changeLead(tx, { clientId, leadId }, (before) =>
      before.status === to ? undefined : { columns: { status: to } },
    )
    if (from !== to) await noteStatus(tx, { clientId, leadId, from, to })
    if (stored.status === to) return
    const subject = { kind: 'lead', id: leadId, name: leadName(stored) }
    await audit(tx, { action: 'leads.set-status', subject, clientId, changes: { status: [stored.status, to] } })
  })
}
