import { setTimeout as sleep } from 'node:timers/promises'
import type { EmulatedCall } from './vapi-call.js'
import {
  chatter,
  destinationOf,
  endOfCallReport,
  type Links,
  type Payload,
  statusUpdate,
  toolCalls,
} from './vapi-payloads.js'

/** One message and when it happens. */
export type Step = { at: Date; payload: Payload }

/** One message as it was posted, and what came back; status 0 when nothing did. */
export type Delivery = { type: string; callId: string; status: number; body: string }

const TRIES = 3

/** Everything Vapi would post about a call, in the order in which it happens. */
export function stepsOf(call: EmulatedCall, links: Links, withChatter: boolean): Step[] {
  const { script, createdAt, answeredAt, endedAt } = call
  const update = (status: string, at: Date, more?: object) => ({ at, payload: statusUpdate(call, status, at, more) })
  const during = withChatter && answeredAt ? [...chatter(call), ...toolCalls(call)] : []
  const report = endOfCallReport(call, links)
  return [
    ...(script.direction === 'outbound' ? [update('queued', createdAt)] : []),
    ...(script.direction === 'web' ? [] : [update('ringing', new Date(createdAt.getTime() + 500))]),
    ...(answeredAt ? [update('in-progress', answeredAt)] : []),
    ...during
      .map((payload) => ({ at: new Date(Number(payload.message['timestamp'])), payload }))
      .sort((a, b) => a.at.getTime() - b.at.getTime()),
    ...(script.transferTo ? [update('forwarding', endedAt, { destination: destinationOf(call) })] : []),
    update('ended', endedAt, { endedReason: script.endedReason }),
    { at: new Date(Number(report.message['timestamp'])), payload: report },
  ]
}

/** Posts a message as Vapi does, up to three times while it is answered with a 5xx or not at all. */
export async function deliver(webhookUrl: string, payload: Payload): Promise<Delivery> {
  const call = payload.message['call'] as { id?: string } | undefined
  const about = { type: payload.message.type, callId: call?.id ?? '' }
  let last: Delivery = { ...about, status: 0, body: '' }
  for (let tries = 0; tries < TRIES; tries++) {
    if (tries > 0) await sleep(200 * 2 ** tries)
    last = { ...about, ...(await post(webhookUrl, payload)) }
    if (last.status > 0 && last.status < 500) break
  }
  return last
}

async function post(url: string, payload: Payload): Promise<{ status: number; body: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Vapi/1.0 (emulator)' },
      body: JSON.stringify(payload),
    })
    return { status: response.status, body: await response.text() }
  } catch {
    return { status: 0, body: '' }
  }
}
