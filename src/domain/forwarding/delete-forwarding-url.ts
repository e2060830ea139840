import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { assertMayChange, lockUrl } from './may.js'
import { hostOf } from './stop-url.js'

/** Deletes a URL for good, its secret and its log with it. What waits for it is not sent. @throws not_found, forbidden */
export async function deleteForwardingUrl(ctx: Ctx, input: { id: string }): Promise<void> {
  assertMayChange(ctx)
  const id = z.uuid().parse(input.id)
  await inTransaction(ctx, async (tx) => {
    const { clientId, url } = await lockUrl(tx, id)
    await tx.db.forwardingUrl.deleteMany({ where: { id } })
    const subject = { kind: 'forwarding_url', id, name: hostOf(url) }
    await audit(tx, { action: 'forwarding.delete-url', subject, clientId, changes: { url: [url, null] } })
  })
}
