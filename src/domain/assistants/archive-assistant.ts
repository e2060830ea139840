import { isNotAtVapi, type VapiRest } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, DomainError } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { changeAgent } from '../clients/index.js'
import { attachNumber, detachNumber, followAtVapi, unassignNumber } from '../numbers/index.js'
import { accountOfClient, vapiOf } from '../vapi-accounts/index.js'
import { noDrift } from './add-version.js'
import type { FoundAssistant } from './find-assistant.js'
import { assistantAt, assistantsWithMark } from './find-at-vapi.js'
import { type Hold, keepHold, underHold } from './hold.js'
import { assertMayChange } from './may.js'
import { whileHolding } from './while-holding.js'

/**
 * Takes an assistant out of service: its numbers no longer have it, Vapi no longer knows it, and it cannot be changed any
 * more. Its versions stay. What Vapi refuses to delete stays as it is, numbers included. Give it a context above the wall.
 * @throws conflict with Vapi's words when Vapi keeps it, or when it is archived already; not_found, forbidden, provider_*
 */
export async function archiveAssistant(ctx: Ctx, input: { id: string }): Promise<void> {
  assertMayChange(ctx)
  const numbers = await whileHolding(ctx, input.id, async (hold, assistant) => {
    const had = await ctx.db.phoneNumber.findMany({
      where: { assistantId: assistant.id, clientId: assistant.clientId },
      select: { id: true, vapiPhoneNumberId: true },
    })
    if (assistant.publishState !== 'NEVER') await deleteAtVapi(ctx, { hold, assistant, had })
    await inTransaction(ctx, (tx) => note(tx, { hold, assistant, had }))
    return had
  })
  // From here on callers hear the client's other assistant, or a sentence. What fails is shown on the number.
  for (const { id } of numbers) await followAtVapi(ctx, { phoneNumberId: id })
}

type Archived = { hold: Hold; assistant: FoundAssistant; had: { id: string; vapiPhoneNumberId: string | null }[] }

/** Numbers first: nobody may be put through to an assistant that is gone. They get it back when it stays. */
async function deleteAtVapi(ctx: Ctx, { hold, assistant, had }: Archived): Promise<void> {
  const vapi = await vapiOf(ctx, await accountOfClient(ctx, assistant.clientId))
  const detached: string[] = []
  try {
    for (const { id, vapiPhoneNumberId } of had) {
      if (vapiPhoneNumberId === null) continue
      await keepHold(ctx, hold)
      detached.push(id)
      await detachNumber(ctx, { phoneNumberId: id })
    }
    await keepHold(ctx, hold)
    for (const id of await idsAtVapi(ctx, vapi, assistant)) await deleted(vapi, id)
  } catch (error) {
    for (const phoneNumberId of detached)
      await attachNumber(ctx, { phoneNumberId }).catch((failure) => {
        ctx.log.warn('a number could not be given back to its assistant', { phoneNumberId, failure })
      })
    throw error
  }
}

/** Also one whose making was never confirmed. */
async function idsAtVapi(ctx: Ctx, vapi: VapiRest, { id, vapiAssistantId }: FoundAssistant): Promise<string[]> {
  if (vapiAssistantId !== null) return [vapiAssistantId]
  return (await assistantsWithMark(ctx, vapi, id)).map((thing) => thing.id)
}

/** A deletion whose answer was lost is looked at again. @throws conflict when Vapi keeps it */
async function deleted(vapi: VapiRest, id: string): Promise<void> {
  try {
    await vapi.deleteAssistant(id)
  } catch (error) {
    if (isNotAtVapi(error)) return
    if (!(error instanceof DomainError)) throw error
    if (error.details['status'] === 409)
      throw conflict(`Vapi does not delete this assistant, so nothing was changed. ${error.message}`)
    if (error.code === 'provider_down' && (await isGone(vapi, id))) return
    throw error
  }
}

const isGone = async (vapi: VapiRest, id: string) =>
  assistantAt(vapi, id).then(
    (thing) => thing === undefined,
    () => false,
  )

async function note(tx: Ctx, { hold, assistant, had }: Archived): Promise<void> {
  const { id, clientId, name, vapiAssistantId, publishedVersion } = assistant
  await underHold(tx, hold, {
    archivedAt: tx.now,
    vapiAssistantId: null,
    publishState: 'NEVER',
    publishSteps: [],
    publishedVersion: null,
    publishedRevision: null,
    publishedAt: null,
    ...noDrift(tx),
    comparedAt: null,
  })
  for (const number of had) await unassignNumber(tx, { phoneNumberId: number.id })
  if (vapiAssistantId !== null) await changeAgent(tx, { clientId, from: vapiAssistantId, to: null })
  await audit(tx, {
    action: 'assistants.archive',
    subject: { kind: 'assistant', id, name },
    clientId,
    ...(publishedVersion !== null && { changes: { version: [publishedVersion, null] } }),
  })
}
