import { type Ctx, walledClient } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'

/** For verbs that take the client from who asks: another one's id answers like one that is nobody's. @throws not_found */
export function refuseOtherClient(ctx: Ctx, clientId: string | undefined): void {
  const own = walledClient(ctx.actor)
  if (own !== undefined && clientId !== undefined && clientId !== own) throw notFound('Client')
}

/** For verbs about one client: a client's keys name none, or their own; the agency's name one. @throws invalid, not_found */
export function whichClient(ctx: Ctx, clientId: string | undefined): { clientId?: string } {
  refuseOtherClient(ctx, clientId)
  if (clientId !== undefined) return { clientId }
  if (walledClient(ctx.actor) === undefined) throw invalid('clientId', 'Please say which client')
  return {}
}
