import type { Ctx } from '../../platform/context.js'

/** Who did something, as a timeline shows it: people by name, and what happens in a call or follows from it as the assistant. */
export function whoOf({ actor }: Pick<Ctx, 'actor'>): string {
  return actor.kind === 'client' || actor.kind === 'impersonator' || actor.kind === 'staff' ? actor.name : 'Assistant'
}
