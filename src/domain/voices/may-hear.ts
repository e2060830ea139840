import type { Ctx } from '../../platform/context.js'
import { forbidden } from '../../platform/errors.js'
import { may } from '../staff/index.js'

/**
 * Voices are for those who make assistants or look at them: staff by their role, also in a client's portal, and a client's
 * people where the portal is self-service. @throws forbidden
 */
export function assertMayHear({ actor }: Ctx): void {
  const isAllowed =
    actor.kind === 'client'
      ? actor.access === 'SELF_SERVICE'
      : actor.kind === 'impersonator' || may(actor, 'assistants.read')
  if (!isAllowed) throw forbidden()
}
