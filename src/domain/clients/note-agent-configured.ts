import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { given } from '../../platform/fields.js'
import { audit, changesOf } from '../audit/index.js'
import { visibleClients } from './visible-clients.js'

export type AgentConfigured = {
  clientId: string
  /** Its usual assistant at Vapi; taken where the client has none. */
  vapiAssistantId?: string | undefined
  /** E.164; taken where the client has none. */
  vapiPhoneNumber?: string | undefined
  /** IANA name that its usual assistant goes by: its hours are judged in it from now on. */
  timeZone?: string | undefined
}

/**
 * Notes that a client has an agent at Vapi: the status "Vapi agent configured" unless it is further, and the two fields
 * about it that staff would else fill in by hand. What they did fill in stays; only the time zone follows the assistant.
 * Safe to repeat; answers what changed.
 * Whoever calls it has checked that this actor may set up the client's assistants. @throws not_found
 */
export async function noteAgentConfigured(ctx: Ctx, input: AgentConfigured): Promise<string[]> {
  return inTransaction(ctx, async (tx) => {
    const where = { AND: [visibleClients(tx.actor), { id: input.clientId }] }
    const before = await tx.db.client.findFirst({
      where,
      select: { businessName: true, setupStatus: true, vapiAssistantId: true, vapiPhoneNumber: true, timeZone: true },
    })
    if (!before) throw notFound('Client')
    const { businessName, ...fields } = before
    const wanted = given({
      setupStatus: ['NOT_STARTED', 'TOKEN_GENERATED'].includes(fields.setupStatus)
        ? ('VAPI_AGENT_CONFIGURED' as const)
        : undefined,
      vapiAssistantId: fields.vapiAssistantId ? undefined : input.vapiAssistantId,
      vapiPhoneNumber: fields.vapiPhoneNumber ? undefined : input.vapiPhoneNumber,
      timeZone: input.timeZone,
    })
    const changes = changesOf<object>(fields, wanted)
    if (Object.keys(changes).length === 0) return []
    await tx.db.client.updateMany({ where, data: wanted })
    const subject = { kind: 'client', id: input.clientId, name: businessName }
    await audit(tx, { action: 'clients.update', subject, clientId: input.clientId, changes })
    return Object.keys(changes)
  })
}
