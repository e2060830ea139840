import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { storable } from '../../platform/fields.js'
import { addActivity } from '../leads/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { getCallerMessage } from './get-caller-message.js'
import { markMessagesHandled } from './mark-messages-handled.js'

export const answerMessageInput = z.strictObject({
  id: z.string(),
  text: z.string().trim().min(1, 'Please write what was answered').max(4_000, 'At most 4000 characters'),
})

/**
 * Writes down what the caller was answered, in the history of their lead, and says that the message is taken care of. It
 * sends nothing to anybody.
 * @throws not_found, forbidden, invalid; conflict when nobody we know left it, so that there is no history to keep it in
 */
export async function answerMessage(ctx: Ctx, input: z.input<typeof answerMessageInput>): Promise<void> {
  assertMayChangeOf(ctx, 'messages.write')
  const { id, text } = answerMessageInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const { clientId, leadId } = await getCallerMessage(tx, { id })
    if (!leadId)
      throw conflict(
        'Nobody we know left this message, so there is no history to keep the answer in. Mark it as handled instead.',
      )
    await addActivity(tx, {
      ...{ clientId, leadId, kind: 'NOTE', key: `message ${id} answered ${randomUUID()}`, at: tx.now },
      subject: { kind: 'caller_message', id },
      // What the database cannot hold.
      text: `Answered: ${storable(text)}`,
    })
    await markMessagesHandled(tx, { ids: [id], isHandled: true })
  })
}
