import { makeTurns } from '../../platform/turns.js'
import type { LiveHub } from './hub.js'
import { type Guest, openRoom, type Room, type RoomPlan } from './room.js'

/** Reads at once, so that a thousand rooms with news do not take the whole database. */
const READS_AT_ONCE = 4

export type LiveRooms = {
  /** Watches a list under a name; all who give the same name get the same. The result ends it. */
  enter(name: string, guest: Guest, plan: () => RoomPlan): () => void
}

/** The lists that somebody watches, each read and drawn once however many do. */
export function makeLiveRooms(hub: LiveHub): LiveRooms {
  const rooms = new Map<string, Room>()
  const surroundings = { hub, inTurn: makeTurns(READS_AT_ONCE) }

  return {
    enter(name, guest, plan) {
      const room = rooms.get(name) ?? openRoom(plan(), surroundings)
      rooms.set(name, room)
      room.enter(guest)
      return () => {
        room.leave(guest)
        if (!room.isEmpty() || rooms.get(name) !== room) return
        rooms.delete(name)
        room.close()
      }
    },
  }
}
