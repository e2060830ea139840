import type { Ctx } from '../../platform/context.js'
import { noteAgentConfigured } from '../clients/index.js'
import type { Publishing } from './publishing.js'
import type { Outcome } from './run-steps.js'

/**
 * The client has an agent now; its only one that answers calls is also written where staff would write it by hand, and
 * its clock becomes the client's, so that business hours are judged in the zone they were written in.
 */
export async function stepClient(ctx: Ctx, publishing: Publishing): Promise<Outcome> {
  const { clientId, vapiAssistantId, number, facts } = publishing
  const isUsual = await isTheUsualOne(ctx, publishing)
  await noteAgentConfigured(ctx, {
    clientId,
    ...(isUsual && vapiAssistantId !== null && { vapiAssistantId }),
    ...(isUsual && { vapiPhoneNumber: number, timeZone: facts.timeZone }),
  })
  return { state: 'done' }
}

/** Whether it is the client's only one that answers calls. */
export const isTheUsualOne = async (ctx: Ctx, { id, clientId, direction }: Publishing): Promise<boolean> =>
  direction === 'INBOUND' &&
  (await ctx.db.assistant.count({
    where: { clientId, id: { not: id }, direction: 'INBOUND', archivedAt: null, vapiAssistantId: { not: null } },
  })) === 0
