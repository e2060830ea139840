import { setupOf, type VapiThing } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { findClientBehind } from '../signing/index.js'
import { isOwned, type NumberRow, type OwnedNumber } from './number-row.js'
import { waitsForItsAssistant } from './refresh-attachments.js'
import { OURS, statusAtVapi } from './vapi-status.js'
import { membersToWrite, wantedAtVapi } from './wanted.js'

/** Vapi's word, or ours where what Vapi has is not what we want. */
export async function standingAtVapi(ctx: Ctx, { row, thing }: { row: NumberRow; thing: VapiThing }): Promise<string> {
  const word = statusAtVapi(thing)
  if (word === 'blocked') return word
  if (!isOwned(row)) return isStillSetUp(row, thing) ? OURS.differs : word
  // Until its assistant is published nobody expects Vapi to know of it.
  if (waitsForItsAssistant(row)) return OURS.notTold
  return (await isAsWanted(ctx, row, thing)) ? word : OURS.differs
}

/** Vapi could not be told that it is free; one that somebody set up by hand is their matter. */
const isStillSetUp = ({ vapiStatus }: NumberRow, thing: VapiThing): boolean =>
  (vapiStatus === OURS.notTold || vapiStatus === OURS.differs) && isUsed(thing)

/** Somebody or something answers it, or hears of it. */
export const isUsed = (thing: VapiThing): boolean =>
  setupOf(thing).hasAnswerer || setupOf(thing).server?.url !== undefined

/** One that was set up by hand, and always goes to an assistant that reports by itself, may stay as it is. */
async function isAsWanted(ctx: Ctx, row: OwnedNumber, thing: VapiThing): Promise<boolean> {
  const wanted = await wantedAtVapi(ctx, row)
  if (!membersToWrite(thing, wanted)) return true
  if (row.assistantId !== null || !wanted.isAlwaysTheSame || setupOf(thing).server?.url !== undefined) return false
  return (await clientBehind(ctx, thing)) === row.clientId
}

/** The client whose assistant answers it. */
export async function clientBehind(ctx: Ctx, thing: VapiThing): Promise<string | undefined> {
  const { assistantId } = thing
  return typeof assistantId === 'string' ? findClientBehind(ctx.db, { vapiAssistantId: assistantId }) : undefined
}
