import { expect, it } from 'vitest'
import { getCall } from '../../../src/domain/calls/index.js'
import { getEventBody } from '../../../src/domain/inbound/index.js'
import { aClient, aStaff, clientActor, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { sample, sampleNames } from '../../support/samples.js'
import { settle, useDoor } from './door.js'

const db = useDatabase()
const door = useDoor(db)

/** What Vapi's payloads were seen to carry beside what we asked for (contract §8). */
function withSecrets(name: string) {
  const payload = sample(name)
  const { message } = payload
  Object.assign(message.call, {
    credentials: [{ provider: 'openai', apiKey: 'CANARY-key-of-openai' }],
    assistantOverrides: { server: { secret: 'CANARY-override-secret' } },
  })
  message.phoneNumber = {
    ...message.phoneNumber,
    twilioAuthToken: 'CANARY-twilio-token',
    twilioApiSecret: 'CANARY-twilio',
  }
  message.assistant = {
    ...message.assistant,
    serverUrlSecret: 'CANARY-url-secret',
    server: { url: 'https://x.example', secret: 'CANARY-secret', headers: { authorization: 'Bearer CANARY-bearer' } },
  }
  return payload
}

const named = sampleNames().filter((name) => sample(name).message.call)

it('reach neither the database outside the sealed body, nor the log, nor anybody who reads the call or the event', async () => {
  const client = await aClient(db.deps)
  expect(named.length).toBeGreaterThan(30)
  for (const name of named) await door.post(client.token, withSecrets(name), { 'x-vapi-secret': 'CANARY-header' })
  await settle(db.deps)

  const { rows: tables } = await db.deps.database.query(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')",
  )
  for (const { name } of tables) {
    const { rows } = await db.deps.database.query(`select t::text as row from ${name} t`)
    const dump = JSON.stringify(rows)
    for (const form of ['CANARY', Buffer.from('CANARY').toString('hex'), Buffer.from('CANARY').toString('base64')]) {
      expect([name, dump.includes(form)]).toEqual([name, false])
    }
  }
  expect(db.logged.join('\n')).not.toContain('CANARY')

  const asJson = (value: unknown) =>
    JSON.stringify(value, (_key, entry) => (typeof entry === 'bigint' ? String(entry) : entry))
  const calls = await db.deps.database.prisma.call.findMany({ select: { id: true } })
  expect(calls.length).toBeGreaterThan(0)
  for (const { id } of calls) {
    expect(asJson(await getCall(ctxOf(db.deps, clientActor(client.id)), { id }))).not.toContain('CANARY')
    expect(asJson(await getCall(ctxOf(db.deps), { id }))).not.toContain('CANARY')
  }
  const staff = ctxOf(db.deps, staffActor(await aStaff(db.deps)))
  const events = await db.deps.database.prisma.webhookEvent.findMany({ select: { id: true } })
  expect(events.length).toBeGreaterThan(30)
  for (const { id } of events) {
    const { text } = await getEventBody(staff, { eventId: id })
    expect(text).toContain('[masked]')
    expect(text).not.toContain('CANARY')
  }
})
