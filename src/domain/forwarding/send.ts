import type { Config } from '../../platform/config.js'
import { failureInWords, type Reach, readTarget, safePost } from '../../platform/safe-fetch.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'
import { retryAfterSeconds } from './retry-schedule.js'
import { signedHeaders } from './signature.js'

/** So long an address may take to answer. */
export const TIMEOUT_SECONDS = TIME_LIMITS.forwardMs / 1_000
/** As much of an answer as is kept. */
const KEPT_CHARACTERS = 500

/** What came of one try. */
export type Outcome = {
  isDelivered: boolean
  /** Null when nothing answered. */
  status: number | null
  /** Why it was not delivered, for people; null when it was. */
  error: string | null
  /** How the answer begins. */
  answer: string
  durationMs: number
  retryAfterSeconds: number
  /** The far end said that it will never take anything again. */
  isGone: boolean
}

export type Letter = { id: string; url: string; body: Buffer; secrets: readonly Uint8Array[]; signal?: AbortSignal }

/** Signs a message and posts it. Never throws for what happens at the far end. */
export async function send(config: Config, { id, url, body, secrets, signal }: Letter): Promise<Outcome> {
  const now = new Date()
  const startedMs = performance.now()
  const took = () => Math.round(performance.now() - startedMs)
  const target = readTarget(url, reachOf(config))
  if ('problem' in target) return failed(target.problem, 0)
  try {
    const request = { headers: signedHeaders({ id, body, now }, secrets), body, timeoutMs: TIMEOUT_SECONDS * 1_000 }
    const answer = await safePost(target.url, { ...request, ...(signal && { signal }) }, reachOf(config))
    const isDelivered = answer.status >= 200 && answer.status < 300
    return {
      isDelivered,
      status: answer.status,
      error: isDelivered ? null : sentenceFor(answer.status),
      answer: storable(answer.text),
      durationMs: took(),
      retryAfterSeconds: [429, 503].includes(answer.status) ? retryAfterSeconds(answer.headers['retry-after'], now) : 0,
      isGone: answer.status === 410,
    }
  } catch (error) {
    return failed(failureInWords(error), took())
  }
}

/** Only tests, and developers who set WEBHOOKS_TO_LOOPBACK, have receivers on this machine. */
export const reachOf = (config: Config): Reach => ({ allowLoopback: config.webhooksToLoopback })

const failed = (error: string, durationMs: number): Outcome => ({
  isDelivered: false,
  status: null,
  error,
  answer: '',
  durationMs,
  retryAfterSeconds: 0,
  isGone: false,
})

function sentenceFor(status: number): string {
  if (status >= 300 && status < 400) return `It answered ${status}, a redirect. Redirects are not followed`
  if (status === 410) return 'It answered 410: this address is gone'
  return `It answered ${status}`
}

/** What PostgreSQL and a page can hold. */
const storable = (text: string) => text.slice(0, KEPT_CHARACTERS).replace(/\0|\p{Cs}/gu, '\uFFFD')
