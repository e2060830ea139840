import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'

/** What became of each delivery: told that it is kept, or not known. What nobody acknowledged may be there or not. */
export type History = {
  acked: Set<string>
  unknown: Set<string>
  statuses: Map<number | 'none', number>
  /** Milliseconds of the slowest answer. */
  slowestMs: number
  /** How many were acknowledged in each second since the start. */
  ackedBySecond: number[]
}

type Load = {
  urls: readonly string[]
  perSecond: number
  seconds: number
  /** As Vapi with a backoff plan: again until it is kept, or so many times in all. */
  tries: number
  bodyOf: (id: string) => string
}

/** Sends deliveries at a steady rate, whoever answers or not, each with an id of its own. */
export async function bombard(load: Load): Promise<History> {
  const history: History = {
    acked: new Set(),
    unknown: new Set(),
    statuses: new Map(),
    slowestMs: 0,
    ackedBySecond: [],
  }
  const agent = new Agent({ connections: 64, keepAliveTimeout: 1_000 })
  const startedAt = performance.now()
  const sending: Promise<void>[] = []
  const total = Math.round(load.perSecond * load.seconds)
  for (let n = 0; n < total; n++) {
    const due = startedAt + (n * 1000) / load.perSecond
    if (due > performance.now()) await sleep(due - performance.now())
    sending.push(deliver(load, { agent, history, id: `call-${startedAt.toFixed(0)}-${n}`, n, startedAt }))
  }
  await Promise.all(sending)
  await agent.close()
  return history
}

type One = { agent: Agent; history: History; id: string; n: number; startedAt: number }

async function deliver({ urls, tries, bodyOf }: Load, { agent, history, id, n, startedAt }: One): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const status = await post(agent, history, { url: urls[(n + attempt) % urls.length] ?? '', body: bodyOf(id) })
    history.statuses.set(status, (history.statuses.get(status) ?? 0) + 1)
    if (status === 200) {
      history.acked.add(id)
      const second = Math.floor((performance.now() - startedAt) / 1000)
      history.ackedBySecond[second] = (history.ackedBySecond[second] ?? 0) + 1
      return
    }
    await sleep(100 + 100 * attempt)
  }
  history.unknown.add(id)
}

async function post(agent: Agent, history: History, { url, body }: { url: string; body: string }) {
  const from = performance.now()
  try {
    const headers = { 'content-type': 'application/json' }
    const answer = await request(url, { method: 'POST', body, headers, dispatcher: agent })
    await answer.body.dump()
    history.slowestMs = Math.max(history.slowestMs, performance.now() - from)
    return answer.statusCode
  } catch {
    return 'none' as const
  }
}

/** A whole call in one delivery, with two things said. */
export const report = (id: string) =>
  JSON.stringify({
    message: {
      type: 'end-of-call-report',
      timestamp: 1_789_398_243_800,
      endedReason: 'customer-ended-call',
      startedAt: '2026-09-14T14:00:00.000Z',
      endedAt: '2026-09-14T14:00:22.000Z',
      cost: 0.0306,
      artifact: {
        messages: [
          { role: 'bot', message: 'Hello.', secondsFromStart: 1, duration: 900 },
          { role: 'user', message: `This is ${id}.`, secondsFromStart: 2, duration: 900 },
        ],
      },
      analysis: { summary: 'They spoke.' },
      call: { id, type: 'inboundPhoneCall', createdAt: '2026-09-14T13:59:55.000Z' },
    },
  })
