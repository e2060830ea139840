import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { addActivity } from '../leads/index.js'
import { type CallInHand, DEADLINE_MS, defineFunction } from './in-call-function.js'
import { keepCaller } from './keep-caller.js'
import { tellOfMissedTransfer } from './missed-transfer.js'
import { firstUntried, triedNumbers } from './transfer-destination.js'

const input = z.object({
  reason: z
    .string('Give the reason in a few words.')
    .trim()
    .max(300, 'Give the reason in a few words.')
    .optional()
    .describe('In a few words, why the caller wants to speak to a person.'),
})

/**
 * Tells the assistant whether somebody can take the call now. The transfer itself is Vapi's tool transferCall, which has
 * no destinations of its own and therefore asks us for the number (transfer-destination-request).
 */
export const transferToHuman = defineFunction<z.infer<typeof input>>({
  name: 'transfer_to_human',
  label: 'Transfer to a person',
  about: 'The assistant hands the call on to the numbers below, in their order, during business hours.',
  description:
    'Finds out whether a person can take the call now. Use it when the caller asks for a person or you cannot help. ' +
    'Do what its answer says: either use transferCall, or offer to take a message.',
  input,
  needs: ['transfer numbers'],
  // That the call was handed on its ended reason says, not that somebody wanted it.
  intent: 'speak_to_agent',
  effect: 'writes',
  deadlineMs: DEADLINE_MS,
  companions: [{ type: 'transferCall', destinations: [] }],
  async run(tx, { reason }, call) {
    await noteWish(tx, call, reason)
    const refusal = whyNoTransfer(call)
    if (refusal) return { say: refusal }
    const next = firstUntried(call.transferNumbers, await triedNumbers(tx, call))
    if (next) return { say: `${next.name} can take the call. ${GO_ON}`, isDone: true }
    await tellOfMissedTransfer(tx, call)
    return { say: NOBODY_LEFT }
  },
})

/** In the history of who called, once a call. */
async function noteWish(tx: Ctx, call: CallInHand, reason: string | undefined): Promise<void> {
  const leadId = await keepCaller(tx, call, {})
  if (!leadId) return
  const { clientId, vapiCallId } = call
  const key = `transfer ${vapiCallId || tx.now.toISOString()}`
  const about = { clientId, leadId, at: tx.now, vapiCallId: vapiCallId || undefined, text: reason || undefined }
  await addActivity(tx, { ...about, kind: 'TRANSFER_REQUESTED', key })
}

const GO_ON = 'Tell the caller that you are connecting them, and then use transferCall.'

export const NOBODY_LEFT = 'Nobody could be reached. Apologise and offer to take a message.'

/** Why the call cannot be handed on at all, as the assistant can say it; undefined when it can. */
export function whyNoTransfer({ transferNumbers, isOpen, opensAgain }: CallInHand): string | undefined {
  if (transferNumbers.length === 0) return 'There is nobody to transfer calls to. Offer to take a message.'
  if (isOpen) return undefined
  return `The business is closed now${opensAgain ? ` and opens again ${opensAgain}` : ''}. Offer to take a message.`
}
