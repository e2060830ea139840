import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { asRefusal, DomainError } from '../../platform/errors.js'
import { defineJob, enqueue } from '../../platform/queue.js'
import { refreshAttachments } from '../numbers/index.js'
import { assertMay } from '../staff/index.js'
import { accountOfClient, vapiOf } from '../vapi-accounts/index.js'
import { serverToWrite } from './body-at-vapi.js'
import { assistantAt } from './find-at-vapi.js'
import { serverOfClient } from './publish-webhook.js'

const payload = z.object({ clientId: z.uuid() })

/** After something about a client changed that stands at Vapi too; tried again while Vapi is away. */
export const followClientJob = defineJob({
  name: 'assistants.follow-client',
  payload,
  attempts: 6,
  run: (ctx, { clientId }) => followClient(ctx, { clientId }),
})

/** Has Vapi follow these clients soon: their webhook address, their credential, who answers their numbers. */
export async function followClientsLater(ctx: Ctx, clientIds: readonly string[]): Promise<void> {
  assertMay(ctx, 'clients.read')
  await inTransaction(ctx, async (tx) => {
    for (const clientId of clientIds) await enqueue(tx, followClientJob, { clientId }, { key: clientId })
  })
}

/**
 * Tells Vapi where the published assistants of a client report to, and who answers its numbers. Nothing else about them is
 * touched, and what is right already is not written. Safe to repeat.
 * @throws provider_down when not all could be told; numbers show what is wrong with them either way
 */
export async function followClient(ctx: Ctx, { clientId }: { clientId: string }): Promise<void> {
  assertMay(ctx, 'assistants.write')
  const published = await ctx.db.assistant.findMany({
    where: { clientId, archivedAt: null, vapiAssistantId: { not: null }, publishedVersion: { not: null } },
    select: { vapiAssistantId: true },
  })
  const untold: string[] = []
  for (const { vapiAssistantId } of published) {
    if (vapiAssistantId && !(await isTold(ctx, { clientId, vapiAssistantId }))) untold.push(vapiAssistantId)
  }
  const { failed } = await refreshAttachments(ctx, { clientId, all: true })
  const left = [...untold, ...failed.map(({ number }) => number)]
  if (left.length > 0) throw new DomainError('provider_down', `Vapi could not be told about ${left.join(', ')}`)
}

async function isTold(ctx: Ctx, { clientId, vapiAssistantId }: { clientId: string; vapiAssistantId: string }) {
  try {
    const vapi = await vapiOf(ctx, await accountOfClient(ctx, clientId))
    const theirs = await assistantAt(vapi, vapiAssistantId)
    const server = theirs && serverToWrite(theirs, await serverOfClient(ctx, clientId))
    if (server) await vapi.updateAssistant(vapiAssistantId, { server })
    return true
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    ctx.log.warn('an assistant could not be told its address', { vapiAssistantId, reason: refusal.message })
    return false
  }
}
