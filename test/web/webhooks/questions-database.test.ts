import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { makeFunctionRunner } from '../../../src/domain/functions/index.js'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import type { Deps } from '../../../src/platform/context.js'
import { openPostgres } from '../../../src/platform/db.js'
import { aCallInHand, aPlan, aReceptive, asRead, toolCalls, use } from '../../domain/functions/in-call.js'
import { NOW } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { openProxy, type Wire } from '../../support/proxy.js'
import { sample } from '../../support/samples.js'
import { openDoor } from './door.js'

const ASSISTANT = 'b7c3a9d2-1f64-4e0a-8a55-0c9de1f27a31'
const request = () => asRead(sample('01-assistant-request-inbound').message)

onPostgres('a message asked for many times at once', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('is taken once and answered alike, by one process and by several', async () => {
    const client = await aReceptive(db.deps)
    const others = [1, 2, 3].map(() => openPostgres(db.url, 8))
    const processes = [db.deps, ...others.map((database) => ({ ...db.deps, database }))].map((deps) =>
      makeFunctionRunner(deps),
    )
    const asked = { toolCallId: 'same', name: 'take_message', input: { message: 'Once only' } }
    const options = { enabled: ['take_message'], now: NOW }
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, n) => processes[n % 4]?.run(aCallInHand(client), asked, options)),
    )
    await Promise.all(others.map((database) => database.close()))
    expect(new Set(all.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(all[0]).toEqual({ say: expect.stringContaining('is noted'), isFailure: false })
    const { prisma } = db.deps.database
    expect([await prisma.callerMessage.count(), await prisma.functionRun.count()]).toEqual([1, 1])
    const { rows } = await db.deps.database.query(
      "select count(*)::int as mails from pgboss.job where name = 'notifications.send-mail'",
    )
    expect(rows[0]?.['mails']).toBe(1)
  })
})

// trust.md W-17
onPostgres('while the database is away', () => {
  const db = useDatabase({ engine: 'postgres' })
  let proxy: Wire
  let deps: Deps
  beforeAll(async () => {
    proxy = await openProxy(db.url)
  })
  // Connections that hang are never given back: each test has its own pool.
  beforeEach(() => {
    proxy.mend()
    deps = { ...db.deps, database: openPostgres(proxy.url, 4) }
  })
  afterAll(() => proxy.close())

  const timed = async (work: Promise<object>) => {
    const startedAt = performance.now()
    return { answer: await work, ms: performance.now() - startedAt }
  }

  const troubles: [string, (wire: Wire) => void][] = [
    ['hangs', (wire) => wire.stop()],
    ['refuses connections', (wire) => wire.cut()],
    ['is very slow', (wire) => wire.delay(3_000)],
  ]

  it.each(troubles)('a caller gets the assistant it had last, within 2 s: it %s', async (_name, trouble) => {
    const client = await aReceptive(db.deps)
    const answerer = makeAnswerer(deps)
    const ask = () => answerer.answer({ clientId: client.id, read: request(), now: NOW })
    expect(await ask()).toEqual({ assistantId: ASSISTANT })
    trouble(proxy)
    const { answer, ms } = await timed(ask())
    expect(answer).toEqual({ assistantId: ASSISTANT })
    expect(ms).toBeLessThan(2_000)
  })

  it.each(troubles)(
    'a caller hears a sentence where nothing is remembered, within 2 s: it %s',
    async (_name, trouble) => {
      const client = await aReceptive(db.deps)
      trouble(proxy)
      const { answer, ms } = await timed(makeAnswerer(deps).answer({ clientId: client.id, read: request(), now: NOW }))
      expect(answer).toEqual(sample('responses/assistant-request-error'))
      expect(ms).toBeLessThan(2_000)
    },
  )

  it('a caller at the door waits less than 2 s, and the next ones less than that', async () => {
    const client = await aReceptive(db.deps)
    const door = await openDoor(deps)
    const ask = () => timed(door.post(client.token, sample('01-assistant-request-inbound')))
    expect((await ask()).answer).toMatchObject({ status: 200 })
    proxy.stop()
    const [first, second] = [await ask(), await ask()]
    const saved = { status: 200, text: JSON.stringify({ assistantId: ASSISTANT }) }
    expect([first.answer, second.answer]).toMatchObject([saved, saved])
    expect(first.ms).toBeLessThan(2_000)
    expect(second.ms).toBeLessThan(1_500)
    await door.close()
  })

  it('what is remembered goes by the hour it is now', async () => {
    const client = await aReceptive(db.deps)
    const week = { wed: [{ from: '09:00', to: '17:00' }] }
    await aPlan(db.deps, {
      clientId: client.id,
      hours: { week, closedOn: [] },
      afterHours: 'MESSAGE',
      afterHoursMessage: 'Closed',
    })
    const answerer = makeAnswerer(deps)
    const ask = (now: Date) => answerer.answer({ clientId: client.id, read: request(), now })
    expect(await ask(NOW)).toEqual({ assistantId: ASSISTANT })
    proxy.stop()
    expect(await ask(new Date(NOW.getTime() + 8 * 3_600_000))).toEqual({ error: 'Closed' })
  })

  it('forty callers at once all get their answer in time, and fresh ones once it is back', async () => {
    const client = await aReceptive(db.deps)
    const answerer = makeAnswerer(deps)
    const ask = () => answerer.answer({ clientId: client.id, read: request(), now: NOW })
    await ask()
    proxy.cut()
    const all = await Promise.all(Array.from({ length: 40 }, () => timed(ask())))
    expect(new Set(all.map(({ answer }) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ assistantId: ASSISTANT })]),
    )
    expect(Math.max(...all.map(({ ms }) => ms))).toBeLessThan(2_000)
    proxy.mend()
    await db.deps.database.prisma.client.update({ where: { id: client.id }, data: { vapiAssistantId: 'another' } })
    await expect.poll(ask, { timeout: 10_000 }).toEqual({ assistantId: 'another' })
  })

  it.each(troubles)(
    'an in-call function is answered with a sentence in time, and kept nowhere: it %s',
    async (_name, trouble) => {
      const client = await aReceptive(db.deps)
      const asked = toolCalls([
        { id: 'a', name: 'take_message', arguments: { message: 'Hi' } },
        { id: 'b', name: 'nothing' },
      ])
      trouble(proxy)
      const startedAt = performance.now()
      const results = await use(makeAnswerer(deps), client.id, asked)
      expect(performance.now() - startedAt).toBeLessThan(2_000)
      expect(results.map(({ toolCallId, error }) => [toolCallId, error])).toEqual([
        ['a', expect.stringMatching(/could not do that just now/)],
        ['b', expect.stringMatching(/could not do that just now/)],
      ])
    },
  )

  it('an in-call function of a call in progress is answered in time, and done if it is only slow', async () => {
    const client = await aReceptive(db.deps)
    const answerer = makeAnswerer(deps)
    const take = async (id: string) => {
      const startedAt = performance.now()
      const asked = toolCalls([{ id, name: 'take_message', arguments: { message: id } }])
      const [result] = await use(answerer, client.id, asked)
      expect(performance.now() - startedAt).toBeLessThan(2_000)
      return result
    }
    expect((await take('before'))?.result).toContain('is noted')
    // Within half a second of the last question the client is not asked for again.
    await sleep(600)
    proxy.stop()
    expect((await take('meanwhile'))?.error).toMatch(/could not do that just now/)
    proxy.mend()
    await expect.poll(() => db.deps.database.prisma.callerMessage.count(), { timeout: 5_000 }).toBe(2)
    expect((await take('meanwhile'))?.result).toContain('is noted')
    expect(await db.deps.database.prisma.callerMessage.count()).toBe(2)
  })

  it('a call is transferred to the first number that is remembered', async () => {
    const client = await aReceptive(db.deps)
    await aPlan(db.deps, { clientId: client.id, transferNumbers: [{ name: 'Dana', number: '+14155550199' }] })
    const answerer = makeAnswerer(deps)
    const ask = (timestamp: number) =>
      answerer.answer({
        clientId: client.id,
        read: asRead({ ...sample('24-transfer-destination-request').message, timestamp }),
        now: NOW,
      })
    await ask(1)
    proxy.stop()
    const { answer, ms } = await timed(ask(2))
    expect(answer).toMatchObject({ destination: { number: '+14155550199' } })
    expect(ms).toBeLessThan(2_000)
  })

  it('all other questions are answered without it', async () => {
    const client = await aReceptive(db.deps)
    proxy.stop()
    const answerer = makeAnswerer(deps)
    const names = [
      '26-handoff-destination-request',
      '33-knowledge-base-request',
      '34-voice-request',
      '36-call-endpointing-request',
      '42-campaign-predial',
      '14-function-call-legacy-string-parameters',
    ]
    const all = await Promise.all(
      names.map((name) =>
        timed(answerer.answer({ clientId: client.id, read: asRead(sample(name).message), now: NOW })),
      ),
    )
    expect(all.map(({ answer }) => Object.keys(answer))).toEqual([
      ['error'],
      ['documents'],
      [],
      ['timeoutSeconds'],
      ['eligible'],
      ['result'],
    ])
    expect(Math.max(...all.map(({ ms }) => ms))).toBeLessThan(2_000)
  })
})
