import { useCallback, useEffect, useRef, useState } from 'react'
import { type Answer, ask } from './state.js'

/** A call in progress as src/admin/live.ts draws it. */
export type LiveCall = {
  id: string
  businessName: string
  direction: string
  status: string
  callerName: string | null
  callerNumber: string | null
  lineNumber: string | null
  lineLabel: string | null
  forwardedTo: string | null
  startedAt: string
  answeredAt: string | null
  words: { speaker: 'ASSISTANT' | 'CALLER' | 'UNKNOWN'; text: string; isFinal: boolean } | null
  speaking?: 'ASSISTANT' | 'CALLER'
  isOver: boolean
}

type News = { total: number; calls: LiveCall[]; gone: string[] }
type Seen = { calls: LiveCall[]; total: number; overAt: Record<string, number> }

export type LiveState = 'loading' | 'on' | 'lost' | 'over'

const OVER_MS = 60_000
const HIDDEN_MS = 10_000
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 60_000
const NOTHING: Seen = { calls: [], total: 0, overAt: {} }

/** The calls in progress as they change, how the line to the server is, and what to read out. */
export function useLive(clientId: string) {
  const [seen, setSeen] = useState<Seen>(NOTHING)
  const [state, setState] = useState<LiveState>('loading')
  const [said, setSaid] = useState('')
  const aheadMs = useRef(0)

  const take = useCallback((news: News, isAll: boolean) => {
    setSeen((before) => {
      const after = merged(before, news, isAll)
      setSaid((last) => sentenceOf(before, after) ?? last)
      return after
    })
  }, [])
  useEffect(() => {
    setSeen(NOTHING)
    setState('loading')
    return watchLive(clientId, {
      first: (answer) => {
        aheadMs.current = Date.now() - Date.parse(String(answer['now']))
        take({ calls: answer['calls'] as LiveCall[], total: Number(answer['total']), gone: [] }, true)
      },
      news: take,
      state: setState,
    })
  }, [clientId, take])
  const now = useNow()
  const calls = seen.calls.filter(({ id }) => (seen.overAt[id] ?? Number.POSITIVE_INFINITY) > now)
  return { calls, total: seen.total, state, said, now: now - aheadMs.current }
}

type Told = { first(answer: Answer): void; news(news: News, isAll: boolean): void; state(state: LiveState): void }

/** Reads the list and then follows its changes, until it is stopped; a page that nobody sees follows nothing. */
function watchLive(clientId: string, told: Told): () => void {
  const query = clientId ? `?${new URLSearchParams({ clientId })}` : ''
  let source: EventSource | undefined
  let waitMs = FIRST_WAIT_MS
  let timer = 0
  let isStopped = false

  const close = () => {
    source?.close()
    source = undefined
  }
  const again = () => {
    told.state('lost')
    timer = window.setTimeout(() => void open(), waitMs)
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)
  }
  const open = async () => {
    // Who is signed out meanwhile is led to signing in by this.
    const answer = await ask(`pages/Live${query}`).catch(() => undefined)
    if (isStopped || source) return
    if (!answer) return again()
    told.first(answer)
    source = new EventSource(`/admin/live/stream${query}`)
    source.addEventListener('open', () => {
      waitMs = FIRST_WAIT_MS
      told.state('on')
    })
    source.addEventListener('all', ({ data }) => told.news(JSON.parse(data), true))
    source.addEventListener('changes', ({ data }) => told.news(JSON.parse(data), false))
    source.addEventListener('over', () => {
      close()
      told.state('over')
    })
    source.addEventListener('error', () => {
      told.state('lost')
      if (source?.readyState !== EventSource.CLOSED) return
      close()
      again()
    })
  }
  const onVisibility = () => {
    clearTimeout(timer)
    if (document.visibilityState === 'hidden') timer = window.setTimeout(close, HIDDEN_MS)
    else if (!source) void open()
  }

  void open()
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    isStopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisibility)
    close()
  }
}

function merged(before: Seen, { calls, gone, total }: News, isAll: boolean): Seen {
  const fresh = new Map(calls.map((call) => [call.id, call]))
  const stay = before.calls.filter(({ id, isOver }) => !fresh.has(id) && (isAll ? isOver : !gone.includes(id)))
  const all = [...stay, ...calls].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
  const over = all.filter(({ isOver }) => isOver)
  const overAt = Object.fromEntries(over.map(({ id }) => [id, before.overAt[id] ?? Date.now() + OVER_MS]))
  return { calls: all, total, overAt }
}

/** Arrivals and ends in one sentence; single words are not read out. Nothing at the first look. */
function sentenceOf(before: Seen, after: Seen): string | undefined {
  if (before === NOTHING) return undefined
  const known = new Set(before.calls.map(({ id }) => id))
  const arrived = after.calls.filter(({ id, isOver }) => !known.has(id) && !isOver)
  const ended = after.calls.filter(({ id, isOver }) => isOver && !before.overAt[id])
  const parts = [
    arrived.length === 1
      ? `New call at ${arrived[0]?.businessName}`
      : arrived.length > 1 && `${arrived.length} new calls`,
    ended.length === 1
      ? `A call at ${ended[0]?.businessName} has ended`
      : ended.length > 1 && `${ended.length} calls have ended`,
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join('. ')}.` : undefined
}

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
