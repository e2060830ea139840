import { Prisma } from '@prisma/client'
import { type AssistantBody, comparableBody, type VapiThing } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { accountOfClient, vapiOf } from '../vapi-accounts/index.js'
import { type BodyDiff, diffBodies } from './body-diff.js'
import { type FoundAssistant, findAssistant } from './find-assistant.js'
import { assistantAt } from './find-at-vapi.js'
import { holdClock } from './hold.js'
import { type LiveVersion, liveVersion } from './live-version.js'
import { assertMayChange } from './may.js'
import { orphanNumbers } from './orphan-numbers.js'

export type Compared = {
  /** gone: Vapi no longer has it; publishing makes it anew. */
  state: 'same' | 'differs' | 'gone' | 'unpublished'
  /** From what we published to what Vapi has. */
  diff?: BodyDiff
}

/**
 * Asks Vapi whether an assistant still is as it was published, and notes what somebody changed there. Safe to repeat; it
 * changes nothing at Vapi. Give it a context above the wall. @throws conflict while it is being published; provider_*
 */
export async function compareAssistant(ctx: Ctx, input: { id: string }): Promise<Compared> {
  assertMayChange(ctx)
  const assistant = await findAssistant(ctx, input.id)
  if (assistant.publishLeaseUntil !== null && assistant.publishLeaseUntil > holdClock.now(ctx))
    throw conflict('This assistant is being published right now. Compare it afterwards.')
  const { live, theirs } = await bothSides(ctx, assistant)
  if (!live) return { state: 'unpublished' }
  const compared = judge(live, theirs)
  await noteDrift(ctx, assistant, { compared, theirs })
  if (compared.state === 'gone') await orphanNumbers(ctx, assistant)
  return compared
}

export type BothSides = { live: LiveVersion | undefined; theirs: VapiThing | undefined }

/** The live version, and what Vapi has instead; without a live version Vapi is not asked. */
export async function bothSides(ctx: Ctx, assistant: FoundAssistant): Promise<BothSides> {
  const { id, clientId, publishedVersion: number, vapiAssistantId } = assistant
  const live = await inTransaction(ctx, (tx) => liveVersion(tx, { id, number }))
  if (!live || vapiAssistantId === null) return { live: undefined, theirs: undefined }
  return { live, theirs: await assistantAt(await vapiOf(ctx, await accountOfClient(ctx, clientId)), vapiAssistantId) }
}

export function judge(live: LiveVersion, theirs: VapiThing | undefined): Compared {
  if (!theirs) return { state: 'gone' }
  const diff = driftBetween(live.body, theirs)
  return diff.isEmpty ? { state: 'same' } : { state: 'differs', diff }
}

export const driftBetween = (ours: AssistantBody, theirs: VapiThing | AssistantBody): BodyDiff =>
  diffBodies(comparableBody(ours), comparableBody(theirs))

type Noted = { compared: Compared; theirs: VapiThing | undefined }

/** Unless it was published meanwhile: then this is about something else. */
async function noteDrift(ctx: Ctx, assistant: FoundAssistant, { compared, theirs }: Noted): Promise<void> {
  const { id, publishedVersion, vapiAssistantId, publishLeaseUntil } = assistant
  const isSame = compared.state === 'same'
  const row = { id, publishedVersion, vapiAssistantId, publishLeaseUntil }
  const driftBody = theirs && !isSame ? (comparableBody(theirs) as Prisma.InputJsonObject) : Prisma.DbNull
  await inTransaction(ctx, async (tx) => {
    await tx.db.assistant.updateMany({
      where: row,
      data: { comparedAt: tx.now, driftBody, ...(isSame && { driftFoundAt: null }) },
    })
    if (!isSame)
      await tx.db.assistant.updateMany({ where: { ...row, driftFoundAt: null }, data: { driftFoundAt: tx.now } })
  })
}
