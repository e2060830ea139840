import type { Ctx } from '../../platform/context.js'
import { eventText } from '../../platform/event-streams.js'
import type { LiveHub } from './hub.js'
import { type Draw, makeLiveList } from './live-list.js'

/** Who watches: gets every chunk of the stream, ready to be sent. */
export type Guest = (chunk: Buffer) => void

/** A list that many may watch: of one client or of all, read on behalf of ctx, its calls drawn by draw. */
export type RoomPlan = { ctx: Ctx; clientId: string | undefined; draw: Draw }

type Surroundings = { hub: LiveHub; inTurn: <T>(work: () => Promise<T>) => Promise<T> }

export type Room = { enter(guest: Guest): void; leave(guest: Guest): void; isEmpty(): boolean; close(): void }

/** What happens at once is drawn once. */
const GATHER_MS = 20
const AT_MOST_EVERY_MS = 250
/** Finds what was missed, and calls that have gone silent. */
const POLL_MS = 30_000
const AFTER_FAILURE_MS = 1_000

/** Reads, draws and sends once for all its guests; at most four times a second, however much happens. */
export function openRoom({ ctx, clientId, draw }: RoomPlan, { hub, inTurn }: Surroundings): Room {
  const list = makeLiveList(ctx, clientId, { hub, draw })
  const guests = new Set<Guest>()
  let [isRead, isStale, isBusy, isClosed] = [false, true, false, false]
  let [ranAt, readAt, dueAt] = [0, 0, Number.POSITIVE_INFINITY]
  let timer: NodeJS.Timeout | undefined

  const wakeAt = (at: number) => {
    if (isClosed || at >= dueAt) return
    dueAt = at
    clearTimeout(timer)
    if (!isBusy) timer = setTimeout(() => void run(), Math.max(0, at - Date.now())).unref()
  }
  const wake = () => wakeAt(Math.max(Date.now() + GATHER_MS, ranAt + AT_MOST_EVERY_MS))
  const unfollow = hub.follow(clientId, (event) => {
    if (event.kind === 'changed') isStale = true
    else if (!list.has(event.vapiCallId)) return
    wake()
  })

  const run = async () => {
    isBusy = true
    dueAt = Number.POSITIVE_INFINITY
    const isFine = await look().catch((error: unknown) => {
      ctx.log.debug('calls in progress could not be read', { error })
      isStale = true
      return false
    })
    isBusy = false
    const due = dueAt
    dueAt = Number.POSITIVE_INFINITY
    wakeAt(Math.min(due, Date.now() + (isFine ? POLL_MS : AFTER_FAILURE_MS)))
  }
  const look = async () => {
    ranAt = Date.now()
    if (isStale || ranAt >= readAt + POLL_MS) {
      isStale = false
      readAt = ranAt
      await inTurn(() => list.read())
    }
    const changes = list.redraw()
    if (!isRead) tell('all', list.whole())
    else if (changes) tell('changes', changes)
    isRead = true
    return true
  }

  const tell = (name: 'all' | 'changes', text: string) => {
    const chunk = Buffer.from(eventText(name, text))
    for (const guest of guests) guest(chunk)
  }

  return {
    enter(guest) {
      if (isRead) guest(Buffer.from(eventText('all', list.whole())))
      guests.add(guest)
      if (!isRead) wakeAt(Date.now())
    },
    leave: (guest) => void guests.delete(guest),
    isEmpty: () => guests.size === 0,
    close() {
      isClosed = true
      clearTimeout(timer)
      unfollow()
    },
  }
}
