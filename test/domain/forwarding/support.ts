import { randomUUID } from 'node:crypto'
import { afterEach, expect } from 'vitest'
import { createForwardingUrl, deliverDue, queueForwardings } from '../../../src/domain/forwarding/index.js'
import { sealCompact } from '../../../src/platform/compact.js'
import { type Deps, inTransaction, makeCtx } from '../../../src/platform/context.js'
import { type Receiver, startReceiver } from '../../emulators/receiver.js'
import { JOB } from '../../support/builders.js'
import { undocumentedEvent } from '../../support/contract.js'

/** A job's context of this moment: forwarding measures time by the database's clock. */
export const jobCtx = (deps: Deps) => makeCtx(deps, JOB)

/** Receivers of one test, closed after it. What they were sent has to be as the document says. */
export function useReceivers() {
  const open: Receiver[] = []
  afterEach(async () => {
    const sent = open.flatMap(({ deliveries }) => deliveries)
    for (const receiver of open.splice(0)) await receiver.close()
    expect(sent.flatMap(({ body }) => undocumentedEvent(body))).toEqual([])
  })
  return async (...manners: Parameters<typeof startReceiver>): Promise<Receiver> => {
    const receiver = await startReceiver(...manners)
    open.push(receiver)
    return receiver
  }
}

/** A URL of a client that points to a receiver, which knows its secret. */
export async function aUrlTo(
  deps: Deps,
  receiver: Receiver,
  over: { clientId: string; types?: string[]; path?: string },
) {
  const { clientId, types = [], path = '' } = over
  const input = { clientId, url: `${receiver.url}${path}`, types, description: null }
  const { id, secret } = await createForwardingUrl(jobCtx(deps), input)
  receiver.secrets.push(secret)
  return id
}

type EventInput = { clientId: string; type?: string; body?: string; isTest?: boolean; bodyBytes?: number }

/** A stored event, as the door keeps it. */
export async function anEvent(deps: Deps, { clientId, type = 'status-update', body, isTest, bodyBytes }: EventInput) {
  const id = randomUUID()
  const bytes = Buffer.from(body ?? JSON.stringify({ message: { type, call: { id: randomUUID() } } }))
  const place = { clientId, table: 'webhook_events', column: 'body_sealed', id }
  const { sealed, isDeflated } = sealCompact(deps.vault, place, bytes)
  await deps.database.prisma.webhookEvent.create({
    data: {
      id,
      clientId,
      deliveryKey: new Uint8Array(Buffer.from(id)),
      type,
      state: 'DONE',
      headers: {},
      bodyBytes: bodyBytes ?? bytes.length,
      bodySealed: sealed,
      isDeflated,
      isTest: isTest ?? false,
    },
  })
  return { id, clientId, type }
}

/** Events put on their way as the worker does it. */
export const queue = (deps: Deps, ...events: { id: string; clientId: string; type: string }[]) =>
  inTransaction(jobCtx(deps), (tx) => queueForwardings(tx, events))

/** An event of a client on its way. */
export async function queued(deps: Deps, over: EventInput) {
  const event = await anEvent(deps, over)
  await queue(deps, event)
  return event
}

export const forwardings = (deps: Deps) =>
  deps.database.prisma.forwarding.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })

export async function theForwarding(deps: Deps) {
  const [one, ...others] = await forwardings(deps)
  if (!one || others.length > 0) throw new Error(`There are ${others.length + (one ? 1 : 0)} forwardings`)
  return one
}

/** Lets the wait before the next try be over. */
export const passTime = (deps: Deps) =>
  deps.database.query("update forwardings set next_at = now() where state = 'WAITING' and next_at is not null")

/** Sends what is due, and again once its wait is over, so many times. */
export async function tryTimes(deps: Deps, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await passTime(deps)
    await deliverDue(deps)
  }
}

/** A delivery that failed for good, to a URL that nobody is asked at. */
export async function aDelivery(deps: Deps, { clientId, url }: { clientId: string; url: string }) {
  const { id: urlId } = await createForwardingUrl(jobCtx(deps), { clientId, url, types: [], description: null })
  const { id: eventId, type } = await anEvent(deps, { clientId, isTest: true })
  const data = { id: randomUUID(), clientId, urlId, eventId, type, state: 'FAILED', attempts: 8 } as const
  return deps.database.prisma.forwarding.create({ data: { ...data, lastError: 'It answered 500', lastStatus: 500 } })
}
