import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { type EmulatedCall, paced } from './vapi-call.js'
import { type Corruption, type Fate, spoiled } from './vapi-faults.js'
import {
  chatter,
  destinationOf,
  endOfCallReport,
  type Links,
  type Payload,
  statusUpdate,
  toolCalls,
} from './vapi-payloads.js'
import { type EmulatedSigning, proofHeaders } from './vapi-signing.js'

/** One message and when it happens; `signedAnew` is the same with links of their own, for the nth delivery. */
export type Step = { at: Date; payload: Payload; signedAnew?: (nth: number) => Payload }

/** Vapi's BackoffPlan. Vapi's own default is not to try again. */
export type BackoffPlan = {
  type: 'fixed' | 'exponential'
  maxRetries: number
  baseDelaySeconds: number
  excludedStatusCodes?: readonly number[]
}

/** One message as it was posted, and what came back; status 0 when nothing did or nothing was sent. */
export type Delivery = {
  type: string
  callId: string
  status: number
  body: string
  /** How often it was posted; 0 when it was dropped. */
  tries: number
  fault?: 'dropped' | Corruption
  /** What was posted last, when the emulator keeps it. */
  sent?: { headers: Record<string, string>; body: Buffer }
}

/** Where messages go and how. */
export type Target = {
  url: string
  signing: EmulatedSigning
  backoffPlan: BackoffPlan | undefined
  headers?: Record<string, string>
  keepsSent: boolean
}

/** Vapi's recommendation (contract §1.6), in a hurry. */
export const QUICK_BACKOFF: BackoffPlan = {
  type: 'exponential',
  maxRetries: 2,
  baseDelaySeconds: 0.4,
  excludedStatusCodes: [400, 401, 403, 404, 413, 422],
}

/** Everything Vapi would post about a call, in the order in which it happens. */
export function stepsOf(call: EmulatedCall, links: (nth: number) => Links, withChatter: boolean): Step[] {
  const { script, createdAt, answeredAt, endedAt } = call
  const update = (status: string, at: Date, more?: object) => ({ at, payload: statusUpdate(call, status, at, more) })
  const during = withChatter && answeredAt ? [...chatter(call), ...toolCalls(call)] : []
  const report = endOfCallReport(call, links(0))
  return [
    ...(script.direction === 'outbound' ? [update('queued', createdAt)] : []),
    ...(script.direction === 'web' ? [] : [update('ringing', new Date(createdAt.getTime() + paced(script, 500)))]),
    ...(answeredAt ? [update('in-progress', answeredAt)] : []),
    ...during
      .map((payload) => ({ at: new Date(Number(payload.message['timestamp'])), payload }))
      .sort((a, b) => a.at.getTime() - b.at.getTime()),
    ...(script.transferTo ? [update('forwarding', endedAt, { destination: destinationOf(call) })] : []),
    update('ended', endedAt, { endedReason: script.endedReason }),
    {
      at: new Date(Number(report.message['timestamp'])),
      payload: report,
      signedAnew: (nth) => endOfCallReport(call, links(nth)),
    },
  ]
}

/** Posts a message as Vapi does: once, and again as the plan says while it is not answered with a 2xx. */
export async function deliver(target: Target, payload: Payload, fate?: Fate): Promise<Delivery> {
  const call = payload.message['call'] as { id?: string } | undefined
  const about = { type: payload.message.type, callId: call?.id ?? '' }
  if (fate?.isDropped) return { ...about, status: 0, body: '', tries: 0, fault: 'dropped' }
  const body = Buffer.from(JSON.stringify(payload))
  const messageId = `msg_${randomUUID().replaceAll('-', '')}`
  for (let tries = 1; ; tries++) {
    const corruption = tries === 1 ? fate?.corruption : undefined
    const headers = headersOf(target, body, messageId)
    const sent = { headers, body: spoiled(body, corruption, fate?.at ?? 0) }
    const answer = await post(target.url, sent, corruption === 'cut')
    const waitMs = waitBefore(target.backoffPlan, answer.status, tries)
    if (waitMs === undefined) {
      const { corruption: fault } = fate ?? {}
      return { ...about, ...answer, tries, ...(fault && { fault }), ...(target.keepsSent && { sent }) }
    }
    await sleep(waitMs)
  }
}

/** The time of a try is signed at the try; the id of a message stays the same. */
function headersOf(target: Target, body: Buffer, messageId: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Vapi/1.0 (emulator)',
    ...proofHeaders(target.signing, { body, method: 'POST', url: target.url, at: new Date(), messageId }),
    ...target.headers,
  }
}

function waitBefore(plan: BackoffPlan | undefined, status: number, tries: number): number | undefined {
  if (status >= 200 && status < 300) return undefined
  if (!plan || tries > plan.maxRetries || plan.excludedStatusCodes?.includes(status)) return undefined
  return plan.baseDelaySeconds * 1_000 * (plan.type === 'exponential' ? 2 ** (tries - 1) : 1)
}

/** Posts bytes as they are; a cut one declares them all and sends half. */
export function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: Buffer },
  isCut = false,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const asked = request(
      url,
      { method: 'POST', headers: { ...headers, 'content-length': body.length } },
      (response) => {
        text(response).then(
          (said) => resolve({ status: response.statusCode ?? 0, body: said }),
          () => resolve({ status: 0, body: '' }),
        )
      },
    )
    asked.on('error', () => resolve({ status: 0, body: '' }))
    if (isCut) asked.write(body.subarray(0, body.length >> 1), () => setTimeout(() => asked.destroy(), 20))
    else asked.end(body)
  })
}
