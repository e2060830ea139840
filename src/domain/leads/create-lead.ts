import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction, isProgram } from '../../platform/context.js'
import { conflict, invalid } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { addActivity } from './activities.js'
import { changeLead } from './change-lead.js'
import { clientOf } from './client-of.js'
import { type LeadFields, leadFields } from './fields.js'
import { leadName } from './lead-row.js'
import { tellOfNewLead } from './tell-of-lead.js'
import { readNumber, writtenLead } from './written-lead.js'

export const createLeadInput = leadFields.extend({
  /** A client's own people need not say it. */
  clientId: z.uuid().optional(),
})

/**
 * Writes down a lead, by hand or for a program.
 * @throws conflict when the client has a lead with that number; invalid, forbidden, not_found
 */
export async function createLead(ctx: Ctx, input: z.input<typeof createLeadInput>): Promise<{ id: string }> {
  assertMayChangeOf(ctx, 'leads.write')
  const { clientId: asked, ...rest } = createLeadInput.parse(input)
  const fields = rest as LeadFields
  const { name, email } = fields
  if (!name && !email && !fields.number) throw invalid('name', 'Please write a name, a number or an e-mail address')
  return inTransaction(ctx, async (tx) => {
    const client = await clientOf(tx, asked)
    const number = fields.number ? readNumber(fields.number, client) : null
    const id = randomUUID()
    await insert(tx, { id, clientId: client.id, number })
    await changeLead(tx, { clientId: client.id, leadId: id }, await writtenLead(tx, client, { ...fields, number }))
    await addActivity(tx, { clientId: client.id, leadId: id, kind: 'CREATED', key: 'created', at: tx.now })
    await tellOfNewLead(tx, { clientId: client.id, leadId: id })
    const subject = { kind: 'lead', id, name: leadName({ name: name ?? null, email: email ?? null, number }) }
    await audit(tx, { action: 'leads.create', subject, clientId: client.id })
    return { id }
  })
}

type NewLead = { id: string; clientId: string; number: string | null }

async function insert(tx: Ctx, { id, clientId, number }: NewLead): Promise<void> {
  const where = { clientId, number: number ?? '', liftedAt: null }
  const suppressed = number ? await tx.db.suppression.findFirst({ where, select: { id: true } }) : null
  const { count } = await tx.db.lead.createMany({
    data: {
      ...{ id, clientId, number, source: isProgram(tx.actor) ? 'API' : 'MANUAL' },
      status: suppressed ? 'DO_NOT_CALL' : 'NEW',
      lastActivityAt: tx.now,
      createdAt: tx.now,
    },
    skipDuplicates: true,
  })
  if (count === 0) throw conflict('There is a lead with this number already. Look for the number in the list.')
}
