import type { Ctx } from '../../platform/context.js'
import { forbidden } from '../../platform/errors.js'
import { may } from '../staff/index.js'

/**
 * Voices are for those who make assistants or look at them: staff by their role, also in a client's portal, and a client's
 * people where the portal is self-service.
 */
export function mayHear({ actor }: Ctx): boolean {
  if (actor.kind === 'client') return actor.access === 'SELF_SERVICE'
  return actor.kind === 'impersonator' || may(actor, 'assistants.read')
}

/** @throws forbidden */
export function assertMayHear(ctx: Ctx): void {
  if (!mayHear(ctx)) throw forbidden()
}
