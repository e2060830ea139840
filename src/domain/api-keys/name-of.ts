import type { Actor } from '../../platform/context.js'

/** Who made or revoked a key, for people to read. */
export const nameOf = (actor: Actor) => ('name' in actor ? actor.name : actor.kind)
