import { describe, expect, it } from 'vitest'
import { deliverDue, getForwarding } from '../../../src/domain/forwarding/index.js'
import { signedHeaders } from '../../../src/domain/forwarding/signature.js'
import { aClient } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import {
  anEvent,
  aUrlTo,
  forwardings,
  jobCtx,
  passTime,
  queue,
  queued,
  theForwarding,
  tryTimes,
  useReceivers,
} from './support.js'

const db = useDatabase()
const aReceiver = useReceivers()

describe('the signature', () => {
  it('is the one of the specification’s own libraries', () => {
    // The vector that the reference libraries test themselves with.
    const now = new Date(1_614_265_330_000)
    const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
    const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
    expect(signedHeaders({ id, body: Buffer.from('{"test": 2432232314}'), now }, [secret])).toEqual({
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })
})

describe('an event on its way', () => {
  it('arrives signed, as Vapi told it in the envelope of every event, without its secrets and without what is the agency’s own', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver()]
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    const body =
      '{ "message":{"type":"status-update","phoneNumber":{"twilioAuthToken":"CANARY-TWILIO","number":"+14155550123"},\n "call":{"id":"a","cost":1.10}, "text":"Grüße 🙂" }}'
    await queued(db.deps, { clientId: client.id, body })
    expect(await deliverDue(db.deps)).toBe(1)
    const [delivery] = receiver.deliveries
    const forwarding = await theForwarding(db.deps)
    expect(JSON.parse(delivery?.body ?? '')).toEqual({
      ...{ id: forwarding.eventId, type: 'status-update', client_id: client.id, created_at: expect.any(String) },
      data: {
        type: 'status-update',
        phoneNumber: { twilioAuthToken: '[masked]', number: '+14155550123' },
        call: { id: 'a' },
        text: 'Grüße 🙂',
      },
    })
    expect(delivery).toMatchObject({ isGenuine: true, id: `msg_${forwarding.id}` })
    expect(delivery?.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Backline' })
    expect(forwarding).toMatchObject({
      state: 'DELIVERED',
      attempts: 1,
      nextAt: null,
      lastStatus: 200,
      lastError: null,
    })
    expect(forwarding.deliveredAt).not.toBeNull()
    expect(JSON.stringify(receiver.deliveries)).not.toContain('CANARY')
  })

  it('goes to every URL that wants its type, and to nobody else’s', async () => {
    const [ours, theirs] = [await aClient(db.deps), await aClient(db.deps)]
    const [all, some, others, foreign] = await Promise.all([aReceiver(), aReceiver(), aReceiver(), aReceiver()])
    await aUrlTo(db.deps, all, { clientId: ours.id })
    await aUrlTo(db.deps, some, { clientId: ours.id, types: ['end-of-call-report'] })
    await aUrlTo(db.deps, others, { clientId: ours.id, types: ['hang'] })
    await aUrlTo(db.deps, foreign, { clientId: theirs.id })
    const report = await anEvent(db.deps, { clientId: ours.id, type: 'end-of-call-report' })
    const future = await anEvent(db.deps, { clientId: ours.id, type: 'something-of-next-year' })
    await queue(db.deps, report, future)
    await queue(db.deps, report)
    await deliverDue(db.deps)
    expect([all, some, others, foreign].map(({ deliveries }) => deliveries.length)).toEqual([2, 1, 0, 0])
  })

  it('goes again when a newer conversation takes its place, also while the one before is on its way', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver(200, { slowMs: 400 }, 200)]
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    const event = await anEvent(db.deps, { clientId: client.id, type: 'conversation-update' })
    const newer = async () => {
      await db.deps.database.query('update webhook_events set received_at = now()')
      await queue(db.deps, event)
    }
    await queue(db.deps, event)
    await deliverDue(db.deps)
    await newer()
    const sending = deliverDue(db.deps)
    await receiver.until(2)
    await newer()
    await sending
    await deliverDue(db.deps)
    expect(await deliverDue(db.deps)).toBe(0)
    expect(new Set(receiver.deliveries.map(({ id }) => id)).size).toBe(3)
    expect(await theForwarding(db.deps)).toMatchObject({ state: 'DELIVERED', attempts: 1 })
    const other = await queued(db.deps, { clientId: client.id })
    await deliverDue(db.deps)
    await queue(db.deps, other, other)
    expect(await deliverDue(db.deps)).toBe(0)
  })

  it('is none when it is a test event, and costs nothing when there is no URL', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver()]
    await queued(db.deps, { clientId: client.id })
    await queue(db.deps)
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    await queued(db.deps, { clientId: client.id, isTest: true })
    expect(await forwardings(db.deps)).toEqual([])
  })

  it.each([
    ['no JSON', { body: '{"message":' }, 'The event is not JSON, so it is not sent'],
    ['too large', { bodyBytes: 5 * 1024 ** 2 + 1 }, 'The event is larger than 5 MB, which is too large to send'],
  ])('fails at once when it is %s', async (_what, over, lastError) => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver()]
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    await queued(db.deps, { clientId: client.id, ...over })
    await deliverDue(db.deps)
    expect(await theForwarding(db.deps)).toMatchObject({ state: 'FAILED', nextAt: null, lastError })
    expect(receiver.deliveries).toEqual([])
  })

  it('is sent when it has nearly 5 MB', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver()]
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    const body = JSON.stringify({ message: { type: 'status-update', text: 'a'.repeat(5_000_000) } })
    await queued(db.deps, { clientId: client.id, body })
    await deliverDue(db.deps)
    expect(JSON.parse(receiver.deliveries[0]?.body ?? '').data).toEqual(JSON.parse(body).message)
    expect(receiver.deliveries[0]?.isGenuine).toBe(true)
  })
})

describe('a try that fails', () => {
  const WAITS = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000]

  it('is followed by seven more, after the waits that Standard Webhooks recommends, and then by none', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver(500)]
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    await queued(db.deps, { clientId: client.id })
    const waits: number[] = []
    for (let attempt = 1; attempt <= 7; attempt++) {
      await passTime(db.deps)
      expect(await deliverDue(db.deps)).toBe(1)
      const { rows } = await db.deps.database.query(
        'select state, attempts, extract(epoch from next_at - now())::float8 as wait from forwardings',
      )
      expect(rows[0]).toMatchObject({ state: 'WAITING', attempts: attempt })
      waits.push(Number(rows[0]?.['wait']))
      expect(await deliverDue(db.deps)).toBe(0)
    }
    for (const [place, wait] of waits.entries()) {
      const expected = WAITS[place] ?? 0
      expect(wait).toBeGreaterThan(expected - 2)
      expect(wait).toBeLessThanOrEqual(expected * 1.1)
    }
    await tryTimes(db.deps, 2)
    const forwarding = await theForwarding(db.deps)
    expect(forwarding).toMatchObject({ state: 'FAILED', attempts: 8, nextAt: null, lastError: 'It answered 500' })
    expect(receiver.deliveries).toHaveLength(8)
    expect(new Set(receiver.deliveries.map(({ id }) => id)).size).toBe(1)
    expect(receiver.deliveries.every(({ isGenuine }) => isGenuine)).toBe(true)
    const { tries, answer } = await getForwarding(jobCtx(db.deps), { id: forwarding.id })
    expect(tries).toHaveLength(8)
    expect(tries[0]).toMatchObject({ status: 500, error: 'It answered 500', durationMs: expect.any(Number) })
    expect(answer).toBe('Thank you')
  })

  it.each([
    [
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      302,
      'It answered 302, a redirect. Redirects are not followed',
    ],
    [{ status: 404 }, 404, 'It answered 404'],
    ['reset' as const, null, 'The connection was closed before there was an answer'],
  ])('says why: %j', async (manner, lastStatus, lastError) => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver(manner)]
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    await queued(db.deps, { clientId: client.id })
    await deliverDue(db.deps)
    expect(await theForwarding(db.deps)).toMatchObject({ state: 'WAITING', attempts: 1, lastStatus, lastError })
  })

  it('waits as long as the receiver asks for, a day at most', async () => {
    const client = await aClient(db.deps)
    const asked = { '600': 600, '9999999': 86_400, nonsense: 5 }
    for (const [header, seconds] of Object.entries(asked)) {
      const receiver = await aReceiver({ status: 429, headers: { 'retry-after': header } })
      const urlId = await aUrlTo(db.deps, receiver, { clientId: client.id })
      await queued(db.deps, { clientId: client.id })
      await deliverDue(db.deps)
      const { rows } = await db.deps.database.query(
        'select extract(epoch from next_at - now())::float8 as wait from forwardings where url_id = $1',
        [urlId],
      )
      expect([header, Math.abs(Number(rows[0]?.['wait']) - seconds) < 5]).toEqual([header, true])
      await db.deps.database.prisma.forwardingUrl.delete({ where: { id: urlId } })
    }
  })

  it('keeps the beginning of the answer sealed, whatever it is', async () => {
    const text = `CANARY\0\ud83d${'x'.repeat(40_000)}`
    const [client, receiver] = [await aClient(db.deps), await aReceiver({ status: 500, text })]
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    await queued(db.deps, { clientId: client.id })
    await deliverDue(db.deps)
    const forwarding = await theForwarding(db.deps)
    expect(JSON.stringify(forwarding)).not.toContain('CANARY')
    expect(Buffer.from(forwarding.answerSealed ?? []).toString('latin1')).not.toContain('CANARY')
    const { answer } = await getForwarding(jobCtx(db.deps), { id: forwarding.id })
    expect(answer).toMatch(/^CANARY\uFFFD/)
    expect(answer?.length).toBe(500)
  })
})
