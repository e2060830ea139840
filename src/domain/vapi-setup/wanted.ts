import type { Ctx } from '../../platform/context.js'
import { hashToken } from '../../platform/tokens.js'
import { getWebhookUrl } from '../clients/index.js'
import { ORGANISATION_PATH } from '../signing/index.js'

/** An address of ours that is right for an assistant or a number, best first. */
export type WantedUrl = {
  url: string
  /** In words; the address itself holds a secret. */
  words: string
  /** The credential at Vapi that makes deliveries to it provable, where one was noted. */
  credentialId: string | undefined
}

export type Wanted = {
  urls: WantedUrl[]
  /** What is missing before there is an address. */
  lack: string | undefined
}

/** Where things of a client should report to; of nobody's things only the organisation's URL is right. */
export async function wantedFor(ctx: Ctx, clientId: string | undefined): Promise<Wanted> {
  const own = clientId ? await clientUrl(ctx, clientId) : undefined
  const organisation = await organisationUrl(ctx)
  const urls = [own, organisation].filter((url) => url !== undefined)
  const lack = clientId
    ? 'an address, but this client has no webhook token yet: generate one first'
    : 'an address of ours that is a client’s: note the assistant or number on its client first'
  return { urls, lack: urls.length === 0 ? lack : undefined }
}

async function clientUrl(ctx: Ctx, clientId: string): Promise<WantedUrl | undefined> {
  const url = await getWebhookUrl(ctx, { clientId })
  if (!url) return undefined
  const plan = await ctx.db.signingPlan.findUnique({ where: { clientId }, select: { vapiCredentialId: true } })
  return { url, words: 'the client’s webhook URL', credentialId: plan?.vapiCredentialId ?? undefined }
}

/** Deliveries to it have to be signed, so without a plan it is no address. */
async function organisationUrl(ctx: Ctx): Promise<WantedUrl | undefined> {
  const plan = await ctx.db.signingPlan.findFirst({
    where: { clientId: null, scheme: { not: 'NONE' } },
    select: { vapiCredentialId: true },
  })
  if (!plan) return undefined
  const url = `${ctx.config.publicUrl}${ORGANISATION_PATH}`
  return { url, words: 'the organisation’s URL', credentialId: plan.vapiCredentialId ?? undefined }
}

/** With and without the last slash are one address to us. */
export const sameUrl = (one: string | undefined, other: string) =>
  one !== undefined && one.replace(/(?<!\/)\/+$/, '') === other.replace(/(?<!\/)\/+$/, '')

export const pointsAtUs = (ctx: Ctx, url: string | undefined) =>
  url !== undefined && (url === ctx.config.publicUrl || url.startsWith(`${ctx.config.publicUrl}/`))

/** The client whose webhook URL this is or was; undefined when it is nobody's. */
export async function clientOfUrl(ctx: Ctx, url: string | undefined): Promise<string | undefined> {
  const token = pointsAtUs(ctx, url) ? /\/vapi\/webhook\/([\w-]{16,128})\/*$/.exec(url ?? '')?.[1] : undefined
  if (!token) return undefined
  const hash = hashToken(token)
  const current = await ctx.db.client.findUnique({ where: { webhookTokenHash: hash }, select: { id: true } })
  if (current) return current.id
  const retired = await ctx.db.retiredWebhookToken.findUnique({
    where: { tokenHash: hash },
    select: { clientId: true },
  })
  return retired?.clientId
}
