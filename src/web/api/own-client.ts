import { type Ctx, walledClient } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'

/** For verbs that take the client from who asks: another one's id answers like one that is nobody's. @throws not_found */
export function refuseOtherClient(ctx: Ctx, clientId: string | undefined): void {
  const own = walledClient(ctx.actor)
  if (own !== undefined && clientId !== undefined && clientId !== own) throw notFound('Client')
}
