import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { assertMayReadOf } from '../staff/index.js'
import { type ActivityRow, activitiesOf } from './activities.js'
import { type ConsentRow, consentsOf } from './consents.js'
import { type LeadDetails, openDetails } from './details.js'
import { type LeadRow, presentLeads, readLead } from './lead-row.js'

export type LeadView = LeadRow &
  LeadDetails & {
    /** All records, newest first. */
    consents: ConsentRow[]
    /** A page of 50, newest first; `next` and `previous` are cursors into them. */
    activities: ActivityRow[]
    next?: string
    previous?: string
    /** The last 50 calls, newest first. */
    callIds: string[]
  }

const getLeadInput = z.object({ id: z.string(), cursor: z.string().max(200).optional() })

/** One lead with all that is known of it. @throws not_found also when it is another client's */
export async function getLead(ctx: Ctx, input: z.input<typeof getLeadInput>): Promise<LeadView> {
  assertMayReadOf(ctx, 'leads.read')
  const { id, cursor } = getLeadInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const stored = await readLead(tx, id)
    const [lead] = await presentLeads(tx, [stored])
    const { clientId } = stored
    const of = { clientId, leadId: stored.id }
    const { detailsSealed } = await tx.db.lead.findUniqueOrThrow({
      where: { id: stored.id },
      select: { detailsSealed: true },
    })
    const calls = await tx.db.call.findMany({
      where: of,
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: 50,
      select: { id: true },
    })
    return {
      ...(lead as LeadRow),
      ...openDetails(tx, stored, detailsSealed),
      consents: await consentsOf(tx, of),
      ...(await activitiesOf(tx, { ...of, cursor })),
      callIds: calls.map((call) => call.id),
    }
  })
}
