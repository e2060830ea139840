import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { assertMay } from '../staff/index.js'
import { type ClientIntake, intakeOfClient } from './intake-of-clients.js'

export type WebhookHealth = Omit<ClientIntake, 'id' | 'businessName' | 'setupStatus'> & {
  lastError: { at: Date; text: string } | null
}

/**
 * How a client's webhook is doing: the last event, how many in an hour and in 24, what waits, what is in error and why,
 * and the last one in error.
 * @throws not_found, forbidden
 */
export function webhookHealth(ctx: Ctx, input: { clientId: string }): Promise<WebhookHealth> {
  assertMay(ctx, 'clients.read')
  const clientId = z.uuid().parse(input.clientId)
  return inTransaction(ctx, async (tx) => {
    const intake = await intakeOfClient(tx, { clientId })
    if (!intake) throw notFound('Client')
    const { id: _id, businessName: _name, setupStatus: _status, ...figures } = intake
    const trouble = await tx.db.webhookEvent.findFirst({
      where: { clientId, state: { in: ['DEAD', 'QUARANTINED'] } },
      orderBy: { receivedAt: 'desc' },
      select: { receivedAt: true, lastError: true },
    })
    return {
      ...figures,
      lastError: trouble && { at: trouble.receivedAt, text: trouble.lastError ?? 'It could not be applied' },
    }
  })
}
