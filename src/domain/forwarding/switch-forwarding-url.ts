import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { assertMayChange, lockUrl } from './may.js'
import { holdWaiting, hostOf } from './stop-url.js'
import { tellTheSenders } from './tell.js'

const switchInput = z.object({ id: z.uuid(), isOn: z.boolean() })

/**
 * Switches a URL on (also one that was paused) or off. What waits for it is sent once it is on; what happens while it is
 * off is not kept for it. Safe to repeat.
 * @returns how many events are on their way now
 * @throws not_found, forbidden
 */
export async function switchForwardingUrl(ctx: Ctx, input: z.input<typeof switchInput>): Promise<{ waiting: number }> {
  assertMayChange(ctx)
  const { id, isOn } = switchInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const before = await lockUrl(tx, id)
    const state = isOn ? 'ACTIVE' : 'OFF'
    if (before.state === state) return { waiting: 0 }
    await tx.db.forwardingUrl.updateMany({ where: { id }, data: { state, failingSince: null } })
    const waiting = isOn ? await release(tx, id) : 0
    if (!isOn) await holdWaiting(tx, id)
    await audit(tx, {
      action: isOn ? 'forwarding.switch-on-url' : 'forwarding.switch-off-url',
      subject: { kind: 'forwarding_url', id, name: hostOf(before.url) },
      clientId: before.clientId,
      changes: { state: [before.state, state] },
    })
    return { waiting }
  })
}

async function release(tx: Ctx, urlId: string): Promise<number> {
  const released = await tx.db.$executeRaw`
    update forwardings set next_at = now() where url_id = ${urlId}::uuid and state = 'WAITING' and next_at is null`
  if (released > 0) await tellTheSenders(tx)
  return released
}
