import { createHash } from 'node:crypto'
import type { createServer } from 'node:http'
import net from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { getCall } from '../../../src/domain/calls/index.js'
import { openPostgres } from '../../../src/platform/db.js'
import { listening } from '../../../src/process.js'
import { aClient, ctxOf } from '../../support/builders.js'
import { makeTestDeps, useDatabase } from '../../support/database.js'
import { sample, sampleNames } from '../../support/samples.js'
import { openDoor, settle, useDoor } from './door.js'

const db = useDatabase()
const door = useDoor(db)

const events = () =>
  db.deps.database.prisma.webhookEvent.findMany({ orderBy: { seq: 'asc' }, omit: { bodySealed: true } })
const calls = () => db.deps.database.prisma.call.findMany()
const clientHash = async (clientId: string) => {
  const { rows } = await db.deps.database.query(
    `select (select array_agg(c::text order by id) from calls c where client_id = $1) as calls,
       (select array_agg(m::text order by id) from call_messages m where client_id = $1) as messages`,
    [clientId],
  )
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

describe('what Vapi sends', () => {
  it('is stored and answered 200 whatever it is, and nothing of it is in error', async () => {
    const { token } = await aClient(db.deps)
    for (const name of sampleNames()) expect([name, (await door.post(token, sample(name))).status]).toEqual([name, 200])
    await settle(db.deps)
    const stored = await events()
    // What is half said is said again in full, and not kept.
    const kept = sampleNames().filter((name) => sample(name).message.transcriptType !== 'partial')
    expect(kept).toHaveLength(sampleNames().length - 1)
    expect(stored.map(({ type }) => type)).toEqual(kept.map((name) => sample(name).message.type))
    expect(stored.filter(({ state }) => state !== 'DONE')).toEqual([])
    expect(await calls()).toHaveLength(2)
  })

  it('is accepted with and without the last slash', async () => {
    const { token } = await aClient(db.deps)
    for (const end of ['', '/', '?x=1', '/?__proto__[x]=1']) {
      expect((await fetch(`${door.url}/${token}${end}`, { method: 'POST', body: `{"n":"${end}"}` })).status).toBe(200)
    }
    expect(await events()).toHaveLength(4)
  })

  it('becomes a call that can be read', async () => {
    const { token } = await aClient(db.deps)
    await door.post(token, sample('50-eocr-inbound-completed'))
    await settle(db.deps)
    const [row] = await calls()
    expect(await getCall(ctxOf(db.deps), { id: row?.id ?? '' })).toMatchObject({
      direction: 'INBOUND',
      fromNumber: '+14155550177',
      toNumber: '+14155550123',
      callerName: 'Sam Okafor',
      status: 'ENDED',
      outcome: 'COMPLETED',
      durationSeconds: 22,
      evaluation: 'POSITIVE',
      intent: 'reschedule',
      summary: expect.stringContaining('Sam chose 2:30 PM'),
      transcript: expect.stringContaining('2:30 works'),
      structured: { newTime: '2026-09-17T14:30:00-04:00' },
      recordings: { mono: true, stereo: true },
      cost: { totalMicros: 30_600n },
      messages: expect.arrayContaining([
        { speaker: 'CALLER', offsetMs: 15_600, durationMs: 1_300, text: '2:30 works, thanks.' },
      ]),
    })
    expect(row?.wordHashes).toEqual(
      expect.arrayContaining(db.deps.blindIndex.hashesOf(row?.clientId ?? '', 'cleaning works chose')),
    )
  })

  it('leaves nothing of the conversation or its links in plain in the database', async () => {
    const { token } = await aClient(db.deps)
    await door.post(token, sample('50-eocr-inbound-completed'))
    await settle(db.deps)
    for (const table of ['calls', 'call_messages', 'webhook_events']) {
      const { rows } = await db.deps.database.query(`select t::text as row from ${table} t`)
      const dump = JSON.stringify(rows)
      for (const said of ['cleaning', 'Thursday', 'X-Amz', 'lookup_patient', 'needsCallback']) {
        for (const form of [
          said,
          Buffer.from(said).toString('hex'),
          Buffer.from(said).toString('base64').slice(0, -3),
        ]) {
          expect(dump).not.toContain(form)
        }
      }
    }
    expect(db.logged.join('\n')).not.toMatch(/cleaning|\+1415555/)
  })

  it('keeps of the headers only what cannot be a secret', async () => {
    const { token } = await aClient(db.deps)
    const secrets = {
      authorization: 'Bearer CANARY',
      'x-vapi-secret': 'CANARY',
      'x-signature': 'CANARY',
      cookie: 'CANARY',
    }
    await door.post(token, '{}', { ...secrets, 'user-agent': 'Vapi/1 \u00e9', 'x-request-id': 'r1' })
    const [event] = await events()
    expect(event?.headers).toMatchObject({
      'user-agent': 'Vapi/1 ?',
      'x-request-id': 'r1',
      'content-type': 'application/json',
    })
    expect(JSON.stringify(event?.headers)).not.toContain('CANARY')
  })
})

describe('questions', () => {
  it.each([
    ['01-assistant-request-inbound', { error: expect.stringMatching(/^[^\n]+$/) }],
    ['14-function-call-legacy-string-parameters', { result: expect.any(String) }],
    ['24-transfer-destination-request', { error: expect.any(String) }],
    ['26-handoff-destination-request', { error: expect.any(String) }],
    ['33-knowledge-base-request', { documents: [] }],
    ['36-call-endpointing-request', { timeoutSeconds: expect.any(Number) }],
    ['42-campaign-predial', { eligible: false }],
    ['34-voice-request', {}],
  ])('%s gets a well-formed no', async (name, expected) => {
    const { token } = await aClient(db.deps)
    const { status, text } = await door.post(token, sample(name))
    expect([status, JSON.parse(text)]).toEqual([200, expected])
    expect(await events()).toMatchObject([{ type: sample(name).message.type, state: 'DONE' }])
  })

  it.each(['11-tool-calls-two-object-args', '12-tool-calls-two-string-args-sdk-type'])(
    '%s gets one single-line text for each function, under its own id',
    async (name) => {
      const { token } = await aClient(db.deps)
      const { results } = JSON.parse((await door.post(token, sample(name))).text)
      const asked = sample(name).message.toolCallList
      expect(results).toEqual(
        asked.map((call: { id: string; function: { name: string } }) => ({
          name: call.function.name,
          toolCallId: call.id,
          result: expect.stringMatching(/^[^\n]+$/),
        })),
      )
    },
  )
})

describe('a delivery sent again (W-3)', () => {
  it('is one event however often it comes, and changes nothing', async () => {
    const client = await aClient(db.deps)
    const report = sample('50-eocr-inbound-completed')
    await door.post(client.token, report)
    await settle(db.deps)
    const before = await clientHash(client.id)
    for (let times = 0; times < 5; times++) expect((await door.post(client.token, report)).status).toBe(200)
    await settle(db.deps)
    await expect.poll(events).toMatchObject([{ deliveries: 6, state: 'DONE' }])
    expect(await clientHash(client.id)).toBe(before)
  })

  it('to the URL of another client belongs to that one, and leaves the first as it was (T-3)', async () => {
    const mine = await aClient(db.deps)
    const theirs = await aClient(db.deps)
    const report = sample('50-eocr-inbound-completed')
    await door.post(theirs.token, report)
    await settle(db.deps)
    const before = await clientHash(theirs.id)

    report.message.call.assistantOverrides = { metadata: { tenantId: theirs.id, clientId: theirs.id } }
    report.message.analysis.summary = 'Taken over.'
    report.message.timestamp += 60_000
    report.clientId = theirs.id
    expect((await door.post(mine.token, report)).status).toBe(200)
    expect((await door.post(mine.token, sample('50-eocr-inbound-completed'))).status).toBe(200)
    await settle(db.deps)
    expect(await clientHash(theirs.id)).toBe(before)
    expect((await calls()).map(({ clientId }) => clientId).sort()).toEqual([mine.id, theirs.id].sort())
    expect((await events()).map(({ clientId }) => clientId)).toEqual([theirs.id, mine.id, mine.id])
  })
})

describe('when the database cannot be reached', () => {
  it('says so at once, so that Vapi can send it again', async () => {
    const away = await openDoor(makeTestDeps(openPostgres('postgresql://nobody@127.0.0.1:1/none', 2)))
    onTestFinished(() => away.close())
    const answer = await away.post('x'.repeat(32), '{}')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(answer.text).not.toMatch(/ECONN|127\.0/)
  })

  it('does not keep Vapi waiting for one that hangs', async () => {
    const silent = net.createServer(() => {})
    const port = await listening(silent as ReturnType<typeof createServer>, 0, '127.0.0.1')
    const away = await openDoor(makeTestDeps(openPostgres(`postgresql://nobody@127.0.0.1:${port}/none`, 2)))
    onTestFinished(async () => {
      await away.close()
      silent.close()
    })
    const from = performance.now()
    expect((await away.post('x'.repeat(32), '{}')).status).toBe(503)
    expect(performance.now() - from).toBeLessThan(4_000)
  })
})
