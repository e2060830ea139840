import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { storable } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { addActivity } from './activities.js'
import { MOST_NOTE } from './fields.js'
import { leadName, readLead } from './lead-row.js'

export const addNoteInput = z.strictObject({
  id: z.string(),
  text: z.string().trim().min(1, 'Please write the note').max(MOST_NOTE, `At most ${MOST_NOTE} characters`),
})

/** Adds what a person noted to a lead's history, where it stays. @throws not_found, forbidden, invalid */
export async function addNote(ctx: Ctx, input: z.input<typeof addNoteInput>): Promise<void> {
  assertMayChangeOf(ctx, 'leads.write')
  const { id: leadId, text: written } = addNoteInput.parse(input)
  // What the database cannot hold.
  const text = storable(written)
  await inTransaction(ctx, async (tx) => {
    const lead = await readLead(tx, leadId)
    const { clientId } = lead
    await addActivity(tx, { clientId, leadId, kind: 'NOTE', key: `note ${randomUUID()}`, at: tx.now, text })
    await audit(tx, { action: 'leads.note', subject: { kind: 'lead', id: leadId, name: leadName(lead) }, clientId })
  })
}
