import type { Ctx } from '../../platform/context.js'
import type { LiveHub } from './hub.js'
import { listCallsInProgress, readTheseCalls } from './list-calls-in-progress.js'
import type { CallInProgress, LiveCall } from './types.js'

/** How long a call that has ended stays in sight. */
const OVER_MS = 60_000

/** What a watcher gets of a call, ready to become JSON; what it says must not change with time alone. */
export type Draw = (call: LiveCall) => { id: string }

/** The calls in progress of one room as they were last read and drawn. */
export function makeLiveList(ctx: Ctx, clientId: string | undefined, { hub, draw }: { hub: LiveHub; draw: Draw }) {
  let calls: CallInProgress[] = []
  let vapiCallIds = new Set<string>()
  let total = 0
  const over = new Map<string, { call: CallInProgress; untilMs: number }>()
  let drawn = new Map<string, string>()
  let whole: string | undefined

  const drawAll = () => {
    const nowMs = Date.now()
    for (const [id, { untilMs }] of over) if (untilMs <= nowMs) over.delete(id)
    const going = calls.map((call) => withFacts(call, hub))
    const ended = [...over.values()].map(({ call }) => ({ ...call, speaking: undefined, isOver: true }))
    return new Map([...going, ...ended].map((call) => [call.id, JSON.stringify(draw(call))]))
  }

  return {
    has: (vapiCallId: string) => vapiCallIds.has(vapiCallId),
    /** Reads what is in progress now; what has just ended stays for a minute. */
    async read(): Promise<void> {
      const now = { ...ctx, now: new Date() }
      const found = await listCallsInProgress(now, { ...(clientId && { clientId }) })
      const stay = new Set(found.calls.map(({ id }) => id))
      const left = calls.filter(({ id }) => !stay.has(id))
      for (const call of await readTheseCalls(
        now,
        left.map(({ id }) => id),
      )) {
        if (call.status === 'ENDED') over.set(call.id, { call, untilMs: Date.now() + OVER_MS })
      }
      calls = found.calls
      vapiCallIds = new Set(calls.map(({ vapiCallId }) => vapiCallId))
      total = found.total
    },
    /** Draws everything anew. @returns the text of what looks otherwise than before; undefined when nothing does */
    redraw(): string | undefined {
      const next = drawAll()
      const changed = [...next].filter(([id, text]) => drawn.get(id) !== text).map(([, text]) => text)
      const gone = [...drawn.keys()].filter((id) => !next.has(id))
      drawn = next
      if (changed.length + gone.length === 0) return undefined
      whole = undefined
      return textOf(total, changed, gone)
    },
    /** All of it as it was last drawn. */
    whole(): string {
      whole ??= textOf(total, [...drawn.values()], [])
      return whole
    },
  }
}

const textOf = (total: number, calls: string[], gone: string[]) =>
  `{"total":${total},"calls":[${calls.join(',')}],"gone":${JSON.stringify(gone)}}`

/** What was heard counts once it is newer than what is stored. */
export function withFacts(call: CallInProgress, hub: LiveHub): LiveCall {
  const { words, speaking } = hub.factsOf(call)
  const isNewer = words && words.atMs >= (call.words?.at?.getTime() ?? 0)
  const heard = isNewer ? { ...words, at: new Date(words.atMs) } : undefined
  return { ...call, words: heard ?? call.words, speaking, isOver: false }
}
