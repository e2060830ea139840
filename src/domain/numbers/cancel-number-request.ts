import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { closeRequest, nameOfRequest, readRequest } from './close-request.js'
import { assertMayChange } from './may.js'

/** Withdraws a request for a number. @throws conflict when it was answered meanwhile; not_found, forbidden */
export async function cancelNumberRequest(ctx: Ctx, input: { id: string }): Promise<void> {
  assertMayChange(ctx)
  await inTransaction(ctx, async (tx) => {
    const request = await readRequest(tx, input.id)
    await closeRequest(tx, { id: request.id, state: 'CANCELLED' })
    await audit(tx, {
      action: 'numbers.cancel-request',
      subject: { kind: 'number_request', id: request.id, name: nameOfRequest(request) },
      clientId: request.clientId,
    })
  })
}
