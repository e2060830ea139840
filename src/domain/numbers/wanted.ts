import { BACKOFF_PLAN, serverWith, setupOf, type VapiThing } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { ensureWebhookUrl } from '../clients/index.js'
import type { OwnedNumber } from './number-row.js'

/** How a client's number should be set up at Vapi. */
export type Wanted = {
  url: string
  credentialId: string | undefined
  /** Answers every call; null where we are asked at each of them who does. */
  assistantId: string | null
  /** Nothing depends on the hour, or on this number. */
  isAlwaysTheSame: boolean
  /** Who answers either way, as far as the number itself says it. */
  answererId: string | null
}

/**
 * What Vapi should know about a number: our address always, so that we are asked where it depends; and the assistant itself
 * where nothing depends on the hour or the number, so that it answers also while we are away.
 */
export async function wantedAtVapi(ctx: Ctx, row: OwnedNumber): Promise<Wanted> {
  const [plan, signing] = await Promise.all([
    ctx.db.answeringPlan.findUnique({
      where: { clientId: row.clientId },
      select: { afterHours: true, transientAssistant: true },
    }),
    ctx.db.signingPlan.findUnique({ where: { clientId: row.clientId }, select: { vapiCredentialId: true } }),
  ])
  const isAlwaysTheSame =
    row.isActive &&
    row.client.isActive &&
    [row.hours, row.forwardTo, row.greeting, row.voice].every((own) => own === null) &&
    (plan?.afterHours ?? 'ANSWER') === 'ANSWER' &&
    !plan?.transientAssistant
  const answererId = await answererOf(ctx, row)
  return {
    url: (await ensureWebhookUrl(ctx, { clientId: row.clientId })).url,
    credentialId: signing?.vapiCredentialId ?? undefined,
    assistantId: isAlwaysTheSame ? answererId : null,
    answererId,
    isAlwaysTheSame,
  }
}

/**
 * The assistant at Vapi that the number itself names: of ours, or one made by hand that was noted on it. One that only makes
 * calls takes none: on a number it calls from we are asked who does.
 */
async function answererOf(ctx: Ctx, { assistantId, assistant, vapiAssistantId }: OwnedNumber): Promise<string | null> {
  if (assistantId !== null) return assistant?.direction === 'OUTBOUND' ? null : (assistant?.vapiAssistantId ?? null)
  if (vapiAssistantId === null) return null
  const where = { vapiAssistantId, direction: 'OUTBOUND' as const }
  return (await ctx.db.assistant.count({ where })) > 0 ? null : vapiAssistantId
}

const ANSWERERS = ['squadId', 'workflowId'] as const

/** Whole members of a number that have to be written for it to be as wanted; undefined when it is. */
export function membersToWrite(thing: VapiThing, wanted: Wanted): Record<string, unknown> | undefined {
  const { server } = setupOf(thing)
  const isServerRight =
    server?.url === wanted.url &&
    (wanted.credentialId === undefined || server.credentialId === wanted.credentialId) &&
    isBackoffRight(server.backoffPlan)
  const members = {
    ...(!isServerRight && { server: serverFor(thing, wanted) }),
    ...((thing['assistantId'] ?? null) !== wanted.assistantId && { assistantId: wanted.assistantId }),
    // A squad or workflow would answer instead.
    ...Object.fromEntries(ANSWERERS.filter((name) => thing[name]).map((name) => [name, null])),
  }
  return Object.keys(members).length > 0 ? members : undefined
}

function serverFor(thing: VapiThing, { url, credentialId }: Wanted): Record<string, unknown> {
  const { server } = setupOf(thing)
  // A credential belongs to its address: that of somebody else's proves nothing to us.
  const kept = credentialId ?? (server?.url === url ? server.credentialId : undefined)
  const { credentialId: _theirs, ...rest } = serverWith(thing, { url, backoffPlan: BACKOFF_PLAN })
  return { ...rest, ...(kept !== undefined && { credentialId: kept }) }
}

/** More tries than we ask for are kept, as the nightly check does. */
const isBackoffRight = (plan: NonNullable<ReturnType<typeof setupOf>['server']>['backoffPlan']) =>
  plan?.type === BACKOFF_PLAN.type &&
  plan.maxRetries >= BACKOFF_PLAN.maxRetries &&
  plan.baseDelaySeconds >= BACKOFF_PLAN.baseDelaySeconds &&
  BACKOFF_PLAN.excludedStatusCodes.every((code) => plan.excludedStatusCodes.includes(code))
