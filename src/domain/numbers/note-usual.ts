import type { Ctx } from '../../platform/context.js'
import { noteAgentConfigured } from '../clients/index.js'
import type { OwnedNumber } from './number-row.js'
import { isLive } from './release-number.js'

/**
 * Writes a published assistant and its number down as the client's, where staff would write them by hand and nothing stands
 * yet: as publishing does, only where it is the one that usually answers.
 */
export async function noteUsual(ctx: Ctx, row: OwnedNumber): Promise<void> {
  const { clientId, assistantId, assistant, number } = row
  const own = assistant?.vapiAssistantId
  if (!isLive(row) || !own || !assistantId) return
  const client = await ctx.db.client.findUnique({
    where: { id: clientId },
    select: { vapiAssistantId: true, vapiPhoneNumber: true },
  })
  if (!client || (client.vapiAssistantId && client.vapiPhoneNumber)) return
  if (client.vapiAssistantId ? client.vapiAssistantId !== own : await hasOthers(ctx, clientId, assistantId)) return
  await noteAgentConfigured(ctx, { clientId, vapiAssistantId: own, vapiPhoneNumber: number })
}

const hasOthers = async (ctx: Ctx, clientId: string, id: string): Promise<boolean> =>
  (await ctx.db.assistant.count({
    where: { clientId, id: { not: id }, direction: 'INBOUND', archivedAt: null, vapiAssistantId: { not: null } },
  })) > 0
