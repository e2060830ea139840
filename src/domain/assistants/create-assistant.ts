import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { line } from '../../platform/fields.js'
import { planColumns, readablePlan } from '../answering/index.js'
import { audit } from '../audit/index.js'
import { visibleClients } from '../clients/index.js'
import { type DraftFacts, firstFacts, withSuggestion } from '../wizard/index.js'
import { assertMayChange } from './may.js'

export const createAssistantInput = z.strictObject({
  /** A client's own people need not say it. */
  clientId: z.uuid().optional(),
  direction: z.enum(['INBOUND', 'OUTBOUND'], 'Please choose what it does'),
  /** For people; the name of the business if not said. */
  name: line(40).optional(),
  templateId: z.uuid().optional(),
})

const MOST_OF_A_CLIENT = 200

/**
 * Begins an assistant: facts from what is known of the client, over them those of a template. Nothing of it is at Vapi yet.
 * @throws forbidden, not_found, invalid
 */
export async function createAssistant(ctx: Ctx, input: z.input<typeof createAssistantInput>): Promise<{ id: string }> {
  assertMayChange(ctx)
  const { direction, name, templateId, ...rest } = createAssistantInput.parse(input)
  const clientId = walledClient(ctx.actor) ?? rest.clientId
  if (!clientId) throw invalid('clientId', 'Please choose a client')
  return inTransaction(ctx, async (tx) => {
    const client = await tx.db.client.findFirst({
      where: { AND: [visibleClients(tx.actor), { id: clientId }] },
      select: { id: true, businessName: true, businessType: true, timeZone: true },
    })
    if (!client) throw notFound('Client')
    if ((await tx.db.assistant.count({ where: { clientId, archivedAt: null } })) >= MOST_OF_A_CLIENT)
      throw invalid('name', `A client can have ${MOST_OF_A_CLIENT} assistants. Archive one first.`)
    const template = templateId ? await templateOf(tx, templateId, direction) : undefined
    const first = firstFacts(direction, { ...client, plan: await planOfClient(tx, clientId) })
    const made = {
      id: randomUUID(),
      clientId,
      direction,
      name: name ?? client.businessName.slice(0, 40),
      facts: withSuggestion(direction, first, { ...first, ...template?.facts }) as Prisma.InputJsonObject,
      ...(template && { templateId: template.id, templateFacts: template.facts as Prisma.InputJsonObject }),
    }
    await tx.db.assistant.create({ data: made, select: { id: true } })
    await audit(tx, {
      action: 'assistants.create',
      subject: { kind: 'assistant', id: made.id, name: made.name },
      clientId,
      changes: { direction: [null, direction], ...(template && { template: [null, template.name] }) },
    })
    return { id: made.id }
  })
}

async function planOfClient(tx: Ctx, clientId: string) {
  const row = await tx.db.answeringPlan.findUnique({ where: { clientId }, select: planColumns })
  return row ? readablePlan(row) : undefined
}

async function templateOf(tx: Ctx, id: string, direction: 'INBOUND' | 'OUTBOUND') {
  const template = await tx.db.assistantTemplate.findFirst({ where: { id, isActive: true, direction } })
  if (!template) throw notFound('Template')
  return { id, name: template.name, facts: template.facts as DraftFacts }
}
