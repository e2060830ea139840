import { spawn } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import { startForwarding } from '../../../src/domain/forwarding/index.js'
import { openPostgres } from '../../../src/platform/db.js'
import { aClient } from '../../support/builders.js'
import { CODE } from '../../support/code.js'
import { makeTestDeps, onPostgres, testEnvironment, useDatabase } from '../../support/database.js'
import { anEvent, aUrlTo, forwardings, queue, queued, useReceivers } from './support.js'

/** What a test opened, closed after it and before its database is emptied: call it after useDatabase. */
function useClosing() {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  return closing
}

const forwarding = (engine: 'embedded' | 'postgres') => () => {
  const db = useDatabase({ engine })
  const aReceiver = useReceivers()
  const closing = useClosing()
  const start = async () => {
    const sender = await startForwarding(db.deps)
    closing.push(sender.close)
    return sender
  }

  it('sends an event within moments of its being queued', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver()]
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    await start()
    await queued(db.deps, { clientId: client.id })
    const queuedAt = Date.now()
    await receiver.until(1)
    expect((receiver.deliveries[0]?.at ?? 0) - queuedAt).toBeLessThan(1_000)
  })

  it('lets no slow URL delay the others', async () => {
    const client = await aClient(db.deps)
    const [slow, quick] = [await aReceiver({ slowMs: 4_000 }), await aReceiver()]
    await aUrlTo(db.deps, slow, { clientId: client.id, types: ['hang'] })
    await aUrlTo(db.deps, quick, { clientId: client.id, types: ['status-update'] })
    const events = []
    for (let count = 0; count < 40; count++) events.push(await anEvent(db.deps, { clientId: client.id, type: 'hang' }))
    await queue(db.deps, ...events)
    await start()
    await slow.until(5)
    const waits: number[] = []
    for (let count = 1; count <= 10; count++) {
      const event = await anEvent(db.deps, { clientId: client.id })
      const queuedAt = Date.now()
      await queue(db.deps, event)
      await quick.until(count)
      waits.push((quick.deliveries.at(-1)?.at ?? 0) - queuedAt)
    }
    expect(Math.max(...waits)).toBeLessThan(1_000)
    // Never more than five under way, however many wait.
    expect(slow.deliveries).toHaveLength(5)
  })

  it('lets no URL that fails delay the others, however much waits for it', async () => {
    const client = await aClient(db.deps)
    const [dead, quick] = [await aReceiver('silent'), await aReceiver()]
    const deadId = await aUrlTo(db.deps, dead, { clientId: client.id, types: ['hang'] })
    await aUrlTo(db.deps, quick, { clientId: client.id, types: ['status-update'] })
    const { id } = await queued(db.deps, { clientId: client.id, type: 'hang' })
    await db.deps.database.script(`
      update forwarding_urls set failing_since = now() - interval '1 hour' where id = '${deadId}';
      update forwardings set next_at = now() - interval '2 minutes';
      insert into webhook_events (id, client_id, delivery_key, type, state, headers, body_bytes, body_sealed)
        select gen_random_uuid(), client_id, int4send(n), type, state, headers, body_bytes, body_sealed
        from webhook_events, generate_series(1, 1200) n where id = '${id}';
      insert into forwardings (id, client_id, url_id, event_id, type, next_at)
        select gen_random_uuid(), client_id, '${deadId}', id, type, now() - interval '1 minute' from webhook_events
        where id <> '${id}'`)
    await start()
    await dead.until(1)
    await queued(db.deps, { clientId: client.id })
    const queuedAt = Date.now()
    await quick.until(1)
    expect((quick.deliveries[0]?.at ?? 0) - queuedAt).toBeLessThan(1_000)
    expect(dead.deliveries).toHaveLength(1)
  })

  it('sends twenty at a time', async () => {
    const client = await aClient(db.deps)
    const receivers = await Promise.all([1, 2, 3, 4].map(() => aReceiver({ slowMs: 1_000 })))
    for (const receiver of receivers) await aUrlTo(db.deps, receiver, { clientId: client.id })
    const events = []
    for (let count = 0; count < 10; count++) events.push(await anEvent(db.deps, { clientId: client.id }))
    await queue(db.deps, ...events)
    await start()
    const startedAt = Date.now()
    await Promise.all(receivers.map((receiver) => receiver.until(10)))
    expect(Date.now() - startedAt).toBeLessThan(3_000)
  })

  it('finishes what is under way when it is asked to end', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver({ slowMs: 500 })]
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    await queued(db.deps, { clientId: client.id })
    const sender = await startForwarding(db.deps)
    await receiver.until(1)
    await sender.close()
    expect(await forwardings(db.deps)).toMatchObject([{ state: 'DELIVERED', attempts: 1 }])
  })

  it('gives back what does not end in time, so that the next one sends it again', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver('silent', 200)]
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    await queued(db.deps, { clientId: client.id })
    const sender = await startForwarding(db.deps)
    await receiver.until(1)
    await sender.close()
    expect(await forwardings(db.deps)).toMatchObject([{ state: 'WAITING', attempts: 0 }])
    await start()
    await receiver.until(2)
    expect(new Set(receiver.deliveries.map(({ id }) => id)).size).toBe(1)
  })
}

describe('forwarding on the embedded database', forwarding('embedded'))
onPostgres('forwarding on PostgreSQL', forwarding('postgres'))

onPostgres('several workers', () => {
  const db = useDatabase({ engine: 'postgres' })
  const aReceiver = useReceivers()
  const closing = useClosing()

  it('send each event once between them', async () => {
    const client = await aClient(db.deps)
    const receivers = [await aReceiver(), await aReceiver(), await aReceiver()]
    for (const receiver of receivers) await aUrlTo(db.deps, receiver, { clientId: client.id })
    const events = []
    for (let count = 0; count < 150; count++) events.push(await anEvent(db.deps, { clientId: client.id }))
    for (let worker = 0; worker < 3; worker++) {
      const database = openPostgres(db.url, 8)
      closing.push(database.close)
      const sender = await startForwarding(makeTestDeps(database))
      closing.push(sender.close)
    }
    for (let from = 0; from < events.length; from += 20) await queue(db.deps, ...events.slice(from, from + 20))
    await Promise.all(receivers.map((receiver) => receiver.until(150, 30_000)))
    await expect
      .poll(async () => (await forwardings(db.deps)).filter(({ state }) => state === 'DELIVERED').length, {
        timeout: 5_000,
      })
      .toBe(450)
    const ids = receivers.flatMap(({ deliveries }) => deliveries.map(({ id }) => id))
    expect([ids.length, new Set(ids).size]).toEqual([450, 450])
    expect(receivers.every(({ deliveries }) => deliveries.every(({ isGenuine }) => isGenuine))).toBe(true)
  })

  it('send again what one of them had sent and not written down when it was killed', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver('silent', 200)]
    await aUrlTo(db.deps, receiver, { clientId: client.id })
    await queued(db.deps, { clientId: client.id })
    const child = spawn(process.execPath, ['--input-type=module', '-e', WORKER], {
      env: { PATH: process.env['PATH'] ?? '', ...testEnvironment(), DATABASE_URL: db.url },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    await receiver.until(1, 20_000)
    child.kill('SIGKILL')
    await gone
    expect(await forwardings(db.deps)).toMatchObject([{ state: 'WAITING', attempts: 0 }])
    const sender = await startForwarding(db.deps)
    closing.push(sender.close)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(receiver.deliveries).toHaveLength(1)
    // The lease of the dead one is over.
    await db.deps.database.query("update forwardings set next_at = next_at - interval '45 seconds'")
    await receiver.until(2)
    await expect.poll(async () => (await forwardings(db.deps))[0]?.state).toBe('DELIVERED')
    expect(new Set(receiver.deliveries.map(({ id }) => id)).size).toBe(1)
  })
})

/** A worker of its own, that sends events on and does nothing else. */
const WORKER = `
  import { loadConfig } from './${CODE}/src/platform/config.js'
  import { openDeps } from './${CODE}/src/process.js'
  import { startForwarding } from './${CODE}/src/domain/forwarding/index.js'
  await startForwarding(await openDeps(loadConfig()))`
