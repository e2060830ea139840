import type { Deps } from '../../platform/context.js'
import type { StreamLimits } from '../../platform/event-streams.js'
import { type LiveHub, makeLiveHub } from './hub.js'
import { type LiveRooms, makeLiveRooms } from './rooms.js'

/** What a process has for showing calls in progress, shared by portal and back office. */
export type Live = { hub: LiveHub; rooms: LiveRooms; limits: Partial<StreamLimits> }

/** One a process; it costs nothing until somebody watches. */
export function makeLive(deps: Pick<Deps, 'database' | 'vault' | 'log'>, limits: Partial<StreamLimits> = {}): Live {
  const hub = makeLiveHub(deps)
  return { hub, rooms: makeLiveRooms(hub), limits }
}
