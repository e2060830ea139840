import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { assertMayReadOf } from '../staff/index.js'
import { type ActivityRow, activitiesOf } from './activities.js'
import { type ConsentRow, consentsOf } from './consents.js'
import { readLead } from './lead-row.js'

const listInput = z.object({
  id: z.string(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
})

type Page = { activities: ActivityRow[]; next?: string; previous?: string }

/** A page of what happened with a lead, newest first. @throws not_found also when it is another client's; forbidden */
export async function listActivities(ctx: Ctx, input: z.input<typeof listInput>): Promise<Page> {
  assertMayReadOf(ctx, 'leads.read')
  const { id, cursor, limit } = listInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const { clientId } = await readLead(tx, id)
    return activitiesOf(tx, { clientId, leadId: id, cursor, limit })
  })
}

/** What a lead agreed to and took back, newest first, at most the last hundred. @throws not_found, forbidden */
export async function listConsents(ctx: Ctx, input: { id: string }): Promise<ConsentRow[]> {
  assertMayReadOf(ctx, 'leads.read')
  return inTransaction(ctx, async (tx) => {
    const { clientId } = await readLead(tx, input.id)
    return consentsOf(tx, { clientId, leadId: input.id })
  })
}
