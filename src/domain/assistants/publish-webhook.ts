import type { AssistantServer } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { ensureWebhookUrl } from '../clients/index.js'
import type { Publishing } from './publishing.js'
import type { Outcome } from './run-steps.js'

/** Where the assistant reports to, and the credential with which Vapi proves that it is Vapi. */
export async function stepWebhook(ctx: Ctx, publishing: Publishing): Promise<Outcome> {
  const { clientId } = publishing
  const { isNew } = await ensureWebhookUrl(ctx, { clientId })
  publishing.server = await serverOfClient(ctx, clientId)
  return { state: 'done', message: isNew ? 'The client got its webhook address.' : undefined }
}

/** Where everything of a client reports to. */
export async function serverOfClient(ctx: Ctx, clientId: string): Promise<AssistantServer> {
  const { url } = await ensureWebhookUrl(ctx, { clientId })
  return { url, credentialId: await credentialOf(ctx, clientId) }
}

/** A delivery to a client's address is checked by that client's plan alone. */
async function credentialOf(ctx: Ctx, clientId: string): Promise<string | undefined> {
  const plan = await ctx.db.signingPlan.findUnique({ where: { clientId }, select: { vapiCredentialId: true } })
  return plan?.vapiCredentialId ?? undefined
}
