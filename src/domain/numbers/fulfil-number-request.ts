import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import { audit, doneBefore, type RequestId } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { giveNumber } from './assign-number.js'
import { closeRequest, nameOfRequest, readRequest } from './close-request.js'
import { readNumber } from './number-row.js'
import { followAtVapi } from './refresh-attachments.js'
import { tellClient } from './tell-client.js'

export const fulfilNumberRequestInput = z.strictObject({
  id: z.uuid(),
  phoneNumberId: z.uuid('Please choose a number of the pool'),
})

const ACTION = 'numbers.fulfil-request'

/**
 * Gives the client, and the assistant that waits for it, a number of the pool; tells the client by mail if it wants mail,
 * and Vapi if the assistant is published. A repeat with the same `requestId` only tells Vapi again. `problem` says in words what Vapi could not be told.
 * @throws conflict when the request is closed or the number is somebody's by now: then nothing happens
 */
export async function fulfilNumberRequest(
  ctx: Ctx,
  { requestId, ...input }: z.input<typeof fulfilNumberRequestInput> & RequestId,
): Promise<{ number: string; problem: string | undefined }> {
  assertMay(ctx, 'numbers.write')
  const { id, phoneNumberId } = fulfilNumberRequestInput.parse(input)
  const number = await inTransaction(ctx, async (tx) => {
    const request = await readRequest(tx, id)
    const { clientId, assistant } = request
    const row = await readNumber(tx, phoneNumberId)
    if (await doneBefore(tx, { requestId, action: ACTION })) return row.number
    await closeRequest(tx, { id, state: 'FULFILLED', phoneNumberId })
    const waits = assistant && assistant.archivedAt === null
    await giveNumber(tx, { row, clientId, assistantId: waits ? request.assistantId : null })
    await audit(tx, {
      action: ACTION,
      id: requestId,
      subject: { kind: 'number_request', id, name: nameOfRequest(request) },
      clientId,
      changes: { number: [null, row.number] },
    })
    await tellClient(tx, clientId, {
      subject: `Your new phone number: ${displayNumber(row.number)}`,
      text: [
        `You asked for a phone number. Yours is ${displayNumber(row.number)}.`,
        ...(waits ? [`It is kept for your assistant “${assistant.name}”.`] : []),
        `Your numbers: ${tx.config.publicUrl}/numbers`,
      ].join('\n\n'),
    })
    return row.number
  })
  return { number, problem: await followAtVapi(ctx, { phoneNumberId }) }
}
