import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { closeRequest, nameOfRequest, readRequest } from './close-request.js'
import { tellClient } from './tell-client.js'

export const declineNumberRequestInput = z.strictObject({
  id: z.uuid(),
  /** The client reads it. */
  answer: z.string('Please say why').trim().min(1, 'Please say why').max(500, 'At most 500 characters'),
})

/** Says no to a request for a number, and why; the client is told by mail if it wants mail. @throws conflict when it is closed */
export async function declineNumberRequest(ctx: Ctx, input: z.input<typeof declineNumberRequestInput>): Promise<void> {
  assertMay(ctx, 'numbers.write')
  const { id, answer } = declineNumberRequestInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const request = await readRequest(tx, id)
    await closeRequest(tx, { id, state: 'DECLINED', answer })
    await audit(tx, {
      action: 'numbers.decline-request',
      subject: { kind: 'number_request', id, name: nameOfRequest(request) },
      clientId: request.clientId,
      changes: { answer: [null, answer] },
    })
    await tellClient(tx, request.clientId, {
      subject: 'About the phone number you asked for',
      text: [answer, `Your numbers: ${tx.config.publicUrl}/numbers`].join('\n\n'),
    })
  })
}
