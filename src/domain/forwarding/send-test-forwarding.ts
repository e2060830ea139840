import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import type { ClientEventBody } from '../client-events/index.js'
import { assertMayChange, lockUrl } from './may.js'
import { send } from './send.js'
import { secretsOf } from './signature.js'
import { hostOf } from './stop-url.js'

export type TestForwarding = {
  isDelivered: boolean
  status: number | null
  durationMs: number
  /** How the answer begins. */
  answer: string
  /** One sentence for the person who pressed the button. */
  message: string
}

/**
 * Sends a signed test event to a URL at once, whatever its state, and answers what came back. It is not in the log and
 * does not count for how the URL is doing. Takes up to 15 seconds.
 * @throws not_found, forbidden
 */
export async function sendTestForwarding(ctx: Ctx, input: { id: string }): Promise<TestForwarding> {
  assertMayChange(ctx)
  const id = z.uuid().parse(input.id)
  const stored = await inTransaction(ctx, (tx) => lockUrl(tx, id))
  const { isDelivered, status, durationMs, answer, error } = await send(ctx.config, {
    id: `msg_test_${randomUUID()}`,
    url: stored.url,
    secrets: secretsOf(ctx.vault, stored, ctx.now),
    body: Buffer.from(JSON.stringify(testEvent(ctx.now, stored.clientId))),
  })
  await inTransaction(ctx, (tx) =>
    audit(tx, {
      action: 'forwarding.send-test',
      subject: { kind: 'forwarding_url', id, name: hostOf(stored.url) },
      clientId: stored.clientId,
      changes: { answer: [null, status] },
    }),
  )
  const message = isDelivered
    ? `The test event was accepted: it answered ${status} after ${durationMs} ms.`
    : `The test event was not accepted. ${error}.`
  return { isDelivered, status, durationMs, answer, message }
}

/** In the envelope of every event. */
const testEvent = (now: Date, clientId: string): ClientEventBody => ({
  id: randomUUID(),
  type: 'backline.test',
  created_at: now.toISOString(),
  client_id: clientId,
  data: {
    text: 'A test event. Real ones come in this envelope; their data is what the API reference says of their type.',
  },
})
