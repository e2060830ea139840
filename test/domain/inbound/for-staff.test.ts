import { describe, expect, it, onTestFinished } from 'vitest'
import {
  applyNext,
  eventsInError,
  getEventBody,
  replayEvent,
  sendTestEvent,
  silentClients,
  webhookHealth,
} from '../../../src/domain/inbound/index.js'
import { aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { openDoor } from '../../web/webhooks/door.js'
import { aReport, deliver } from './deliveries.js'

const db = useDatabase()
const HOUR = 3_600_000
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR)
const as = async (role: 'OWNER' | 'ADMIN' | 'SUPPORT' | 'VIEWER') =>
  ctxOf(db.deps, staffActor(await aStaff(db.deps, { role })))

describe("the health of a client's webhook", () => {
  it('tells the last event, those of a day and the last error', async () => {
    const { id } = await aClient(db.deps)
    const other = await aClient(db.deps)
    await deliver(db.deps, id, '{', ago(50))
    await deliver(db.deps, id, aReport(), ago(23))
    await deliver(db.deps, id, aReport(), ago(2))
    await deliver(db.deps, other.id, '{', ago(1))
    expect(await webhookHealth(ctxOf(db.deps), { clientId: id })).toMatchObject({
      lastEventAt: ago(2),
      receivedInHour: 0,
      receivedInDay: 2,
      waiting: 2,
      unreadable: 1,
      dead: 0,
      lastError: { at: ago(50), text: 'The body is not JSON' },
    })
    expect(await eventsInError(ctxOf(db.deps))).toBe(2)
  })

  it('is empty for a client nobody has called', async () => {
    const { id } = await aClient(db.deps)
    expect(await webhookHealth(ctxOf(db.deps), { clientId: id })).toMatchObject({
      lastEventAt: null,
      receivedInDay: 0,
      silentSince: null,
      lastError: null,
    })
    const unknown = { clientId: crypto.randomUUID() }
    await expect(webhookHealth(ctxOf(db.deps), unknown)).rejects.toMatchObject({ code: 'not_found' })
  })
})

it('lists live clients that have gone silent, longest first, and not those that are too new to have been heard of', async () => {
  const live = (businessName: string, over = {}) => aClient(db.deps, { businessName, setupStatus: 'LIVE', ...over })
  const fresh = await live('Fresh')
  const old = await live('Old')
  const tested = await live('Tested')
  await live('Never', { createdAt: ago(100) })
  await live('New today', { createdAt: ago(71) })
  await live('Left', { isActive: false })
  await aClient(db.deps, { businessName: 'Not live' })
  await deliver(db.deps, fresh.id, aReport(), ago(71))
  await deliver(db.deps, old.id, aReport(), ago(73))
  await deliver(db.deps, tested.id, aReport(), ago(90))
  await db.deps.database.query(
    `insert into webhook_events (id, client_id, delivery_key, type, headers, body_bytes, body_sealed, is_test, received_at)
     values (gen_random_uuid(), $1, '\\x01', 'x', '{}', 0, '\\x', true, $2)`,
    [tested.id, ago(1)],
  )
  expect(
    (await silentClients(ctxOf(db.deps))).map(({ businessName, lastEventAt }) => [businessName, lastEventAt]),
  ).toEqual([
    ['Never', null],
    ['Tested', ago(90)],
    ['Old', ago(73)],
  ])
})

describe('the body of an event', () => {
  it('is shown to those who lead as it was received, without secrets, and every look is written down', async () => {
    const client = await aClient(db.deps)
    const body = aReport()
    body.message.phoneNumber.twilioAuthToken = 'CANARY1'
    body.message.assistant.server = {
      url: 'https://a.example',
      secret: 'CANARY2',
      headers: { Authorization: 'CANARY3' },
    }
    body.message.assistant.credentials = [{ apiKey: 'CANARY4' }]
    const eventId = await deliver(db.deps, client.id, body)
    const ctx = await as('ADMIN')
    const { text, isUtf8 } = await getEventBody(ctx, { eventId })
    expect(text).toContain('"type":"end-of-call-report"')
    expect(text).not.toContain('CANARY')
    const { phoneNumber, assistant } = JSON.parse(text).message
    expect([phoneNumber.twilioAuthToken, assistant.credentials]).toEqual(['[masked]', '[masked]'])
    expect(isUtf8).toBe(true)
    expect(await db.deps.database.prisma.auditEntry.findMany()).toMatchObject([
      { action: 'inbound.read-body', subjectId: eventId, clientId: client.id, actorKind: 'staff' },
    ])
  })

  it('is shown as it came when it is no JSON or too deep, and still without secrets', async () => {
    const { id } = await aClient(db.deps)
    const secret = '"serverUrlSecret": "CAN\\"ARY", "kept": "yes"'
    for (const body of [`{${secret}`, `{${secret},"a":${'['.repeat(9_000)}${']'.repeat(9_000)}}`]) {
      const { text } = await getEventBody(ctxOf(db.deps), { eventId: await deliver(db.deps, id, body) })
      expect(text).toContain('"serverUrlSecret": "[masked]", "kept": "yes"')
    }
  })

  it('loses nothing of what was received: repeated names, big numbers, spaces', async () => {
    const { id } = await aClient(db.deps)
    const body = '\uFEFF{ "a" : 1,\t"a":12345678901234567890.10,\r\n "token" : null, "note":"\\u0041 \\" é" }\n'
    const eventId = await deliver(db.deps, id, body)
    expect(await getEventBody(ctxOf(db.deps), { eventId })).toEqual({ text: body, isUtf8: true })
  })

  it('is masked where a name is written with escapes, a value is not a text, or nothing fits together', async () => {
    const { id } = await aClient(db.deps)
    const bodies: [string, string][] = [
      ['{"api\\u004bey":"CANARY","b":1}', '{"api\\u004bey":"[masked]","b":1}'],
      ['{"credentials":[{"key":"CANARY]"}],"b":1}', '{"credentials":"[masked]","b":1}'],
      ['{"token": 4711 ,"b":1}', '{"token": "[masked]" ,"b":1}'],
      ['{"a: 1, "password": "CANARY", "b": 1', '{"a: 1, "password": "[masked]", "b": 1'],
      ['{"b":1,"secret":"CANARY', '{"b":1,"secret":"[masked]"'],
    ]
    for (const [body, shown] of bodies) {
      const eventId = await deliver(db.deps, id, body)
      expect((await getEventBody(ctxOf(db.deps), { eventId })).text).toBe(shown)
    }
  })

  it('takes no longer for a body full of quotes and backslashes', async () => {
    const { id } = await aClient(db.deps)
    const eventId = await deliver(db.deps, id, `{"a":"${'\\"'.repeat(300_000)}`)
    const start = performance.now()
    await getEventBody(ctxOf(db.deps), { eventId })
    expect(performance.now() - start).toBeLessThan(3_000)
  })

  it('says so when it is not UTF-8', async () => {
    const { id } = await aClient(db.deps)
    const eventId = await deliver(db.deps, id, Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]))
    expect(await getEventBody(ctxOf(db.deps), { eventId })).toEqual({ text: '{"\uFFFD"}', isUtf8: false })
  })

  it('is not for others', async () => {
    const client = await aClient(db.deps)
    const eventId = await deliver(db.deps, client.id, aReport())
    for (const ctx of [await as('SUPPORT'), await as('VIEWER'), ctxOf(db.deps, clientActor(client.id))]) {
      await expect(getEventBody(ctx, { eventId })).rejects.toMatchObject({ code: 'forbidden' })
    }
    for (const ctx of [await as('VIEWER'), ctxOf(db.deps, clientActor(client.id))]) {
      await expect(replayEvent(ctx, { eventId })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(sendTestEvent(ctx, { clientId: client.id })).rejects.toMatchObject({ code: 'forbidden' })
    }
    for (const eventId of [crypto.randomUUID(), 'nonsense']) {
      await expect(getEventBody(await as('OWNER'), { eventId })).rejects.toMatchObject({ code: 'not_found' })
      await expect(replayEvent(await as('OWNER'), { eventId })).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

describe('a test event', () => {
  /** The door at the address the config names. */
  const open = async () => {
    const door = await openDoor(db.deps)
    onTestFinished(() => door.close())
    Object.assign(db.deps, { config: { ...db.deps.config, publicUrl: new URL(door.url).origin } })
    return door
  }

  it('goes through the real door, is kept and shown, and makes no call', async () => {
    await open()
    const client = await aClient(db.deps)
    const ctx = await as('SUPPORT')
    expect(await sendTestEvent(ctx, { clientId: client.id })).toEqual({
      isOk: true,
      status: 200,
      message: 'The test event was received and stored.',
    })
    await applyNext(db.deps)
    expect(await db.deps.database.prisma.webhookEvent.findMany()).toMatchObject([
      { clientId: client.id, type: 'end-of-call-report', isTest: true, state: 'DONE' },
    ])
    expect(await db.deps.database.prisma.call.count()).toBe(0)
    expect(await db.deps.database.prisma.auditEntry.findMany()).toMatchObject([{ action: 'inbound.send-test-event' }])
  })

  it('says what is wrong when the token or the address is', async () => {
    const door = await open()
    const client = await aClient(db.deps)
    await db.deps.database.query("update clients set webhook_token_hash = '\\x00' where id = $1", [client.id])
    const unknown = await sendTestEvent(await as('OWNER'), { clientId: client.id })
    expect(unknown).toMatchObject({
      isOk: false,
      status: 404,
      message: expect.stringContaining('did not know this token'),
    })
    await door.close()
    const gone = await sendTestEvent(await as('OWNER'), { clientId: client.id })
    expect(gone).toMatchObject({ isOk: false, status: null, message: expect.stringContaining('Nothing answered') })
    await db.deps.database.query('update clients set webhook_token_hash = null, webhook_token_sealed = null')
    await expect(sendTestEvent(await as('OWNER'), { clientId: client.id })).rejects.toMatchObject({ code: 'conflict' })
  })
})
