import { type Ctx, inTransaction } from '../../platform/context.js'
import { type FoundAssistant, findAssistant } from './find-assistant.js'
import { endHold, type Hold, isHoldLost, takeHold } from './hold.js'
import { lockDraft } from './save-fact.js'

/**
 * Works on an assistant while nobody else publishes or changes it at Vapi.
 * @throws conflict when somebody does, when it is archived or was made by hand; not_found
 */
export async function whileHolding<T>(
  ctx: Ctx,
  id: string,
  work: (hold: Hold, assistant: FoundAssistant) => Promise<T>,
): Promise<T> {
  await findAssistant(ctx, id)
  const hold = await inTransaction(ctx, async (tx) => takeHold(tx, (await lockDraft(tx, id)).id))
  try {
    return await work(hold, await findAssistant(ctx, id))
  } finally {
    await endHold(ctx, hold).catch((error) => {
      // Who has it now gives it back.
      if (!isHoldLost(error)) throw error
    })
  }
}
