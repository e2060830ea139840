import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { asRefusal, DomainError } from '../../platform/errors.js'
import { defineJob, enqueue } from '../../platform/queue.js'
import { refreshAttachments } from '../numbers/index.js'
import { assertMay } from '../staff/index.js'
import { accountOfClient, vapiOf } from '../vapi-accounts/index.js'
import { serverToWrite } from './body-at-vapi.js'
import { assistantAt } from './find-at-vapi.js'
import { orphanNumbers } from './orphan-numbers.js'
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
 * Of an assistant that Vapi no longer has, its numbers show that; trying again would not bring it back.
 * @throws provider_down when not all could be told; numbers show what is wrong with them either way
 */
export async function followClient(ctx: Ctx, { clientId }: { clientId: string }): Promise<void> {
  assertMay(ctx, 'assistants.write')
  const published = await ctx.db.assistant.findMany({
    where: { clientId, archivedAt: null, vapiAssistantId: { not: null }, publishedVersion: { not: null } },
    select: { id: true, vapiAssistantId: true },
  })
  const untold: string[] = []
  const gone: string[] = []
  for (const { id, vapiAssistantId } of published) {
    if (!vapiAssistantId) continue
    const result = await tell(ctx, { clientId, vapiAssistantId })
    if (result === 'failed') untold.push(vapiAssistantId)
    if (result === 'gone') gone.push(id)
  }
  const { failed } = await refreshAttachments(ctx, { clientId, all: true })
  const left = [...untold, ...(await numbersLeft(ctx, { clientId, gone, failed: failed.map(({ number }) => number) }))]
  if (left.length > 0) throw new DomainError('provider_down', `Vapi could not be told about ${left.join(', ')}`)
}

type Failed = { clientId: string; gone: readonly string[]; failed: readonly string[] }

/** Those that trying again may help. */
async function numbersLeft(ctx: Ctx, { clientId, gone, failed }: Failed): Promise<string[]> {
  for (const id of gone) await orphanNumbers(ctx, { id, clientId })
  const orphans = await ctx.db.phoneNumber.findMany({
    where: { clientId, assistantId: { in: [...gone] } },
    select: { number: true },
  })
  return failed.filter((number) => !orphans.some((orphan) => orphan.number === number))
}

type AtVapi = { clientId: string; vapiAssistantId: string }

async function tell(ctx: Ctx, { clientId, vapiAssistantId }: AtVapi): Promise<'told' | 'gone' | 'failed'> {
  try {
    const vapi = await vapiOf(ctx, await accountOfClient(ctx, clientId))
    const theirs = await assistantAt(vapi, vapiAssistantId)
    if (!theirs) {
      ctx.log.warn('an assistant is no longer at Vapi', { vapiAssistantId, clientId })
      return 'gone'
    }
    const server = serverToWrite(theirs, await serverOfClient(ctx, clientId))
    if (server) await vapi.updateAssistant(vapiAssistantId, { server })
    return 'told'
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    ctx.log.warn('an assistant could not be told its address', { vapiAssistantId, reason: refusal.message })
    return 'failed'
  }
}
