import { createServer, type Server } from 'node:http'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import type { Config } from '../../src/platform/config.js'
import { makeCtx } from '../../src/platform/context.js'
import { makeMetrics } from '../../src/platform/metrics.js'
import { originOf, requestLog } from '../../src/platform/request-log.js'
import { listening } from '../../src/process.js'
import { health } from '../../src/web/health.js'
import { aClient } from '../support/builders.js'
import { useDatabase } from '../support/database.js'

const db = useDatabase()
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function serve(over: Partial<Config> = {}): Promise<string> {
  const deps = { ...db.deps, config: { ...db.deps.config, ...over } }
  const metrics = makeMetrics()
  const app = express().use(requestLog(deps.log, metrics), health(deps, metrics))
  app.get('/warns', (req, res) => {
    makeCtx(deps, { kind: 'visitor' }, { origin: originOf(req) }).log.warn('something to look at')
    res.end()
  })
  app.use((_req, res) => void res.status(404).end())
  const server = createServer(app)
  servers.push(server)
  return `http://127.0.0.1:${await listening(server, 0, '127.0.0.1')}`
}

describe('watching an installation', () => {
  it('counts what operators are told to watch', async () => {
    const client = await aClient(db.deps)
    const insert = (state: string, age: string) =>
      db.deps.database.query(
        `insert into webhook_events (id, client_id, delivery_key, type, state, headers, body_bytes, body_sealed, received_at, next_at, cause)
         values (gen_random_uuid(), $1, decode(md5(random()::text), 'hex'), 'x', $2::webhook_event_state, '{}', 1, '', now() - $3::interval,
           now() - $3::interval, case when $2 = 'QUARANTINED' then 'SIGNATURE'::quarantine_cause end)`,
        [client.id, state, age],
      )
    for (const [state, age] of [
      ['READY', '90 seconds'],
      ['READY', '10 seconds'],
      ['DEAD', '1 day'],
      ['QUARANTINED', '1 day'],
      ['DONE', '1 day'],
    ] as const) {
      await insert(state, age)
    }
    const alert = { kind: 'inbound.dead', subject: client.id, title: 'Events failed', text: 'One.' }
    await db.deps.database.prisma.alert.create({ data: { id: crypto.randomUUID(), ...alert } })
    const text = await (await fetch(`${await serve()}/metrics`)).text()
    const oldest = Number(/^webhook_oldest_ready_seconds (\S+)$/m.exec(text)?.[1])
    expect(oldest).toBeGreaterThanOrEqual(90)
    expect(oldest).toBeLessThan(150)
    expect(text).toMatch(/^webhook_events_dead 1$/m)
    expect(text).toMatch(/^webhook_events_quarantined 1$/m)
    expect(text).toMatch(/^webhook_events_wrong_signature 1$/m)
    expect(text).toMatch(/^webhook_events_unreadable 0$/m)
    expect(text).toMatch(/^webhook_events_ready 2$/m)
    expect(text).toMatch(/^webhook_events_unassigned 0$/m)
    expect(text).toMatch(/^alerts_open 1$/m)
    expect(text).toContain('# TYPE http_request_seconds histogram')
  })

  it('A2: is not ready while policies are missing, and says how to mend it', async () => {
    const staff = 'to backline_staff using (true) with check (true)'
    await db.deps.database.script('drop policy staff_sees_all on clients')
    db.expectErrors()
    const address = await serve()
    try {
      const refused = await fetch(`${address}/readyz`)
      expect(refused.status).toBe(503)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await refused.json()).status).toContain('npm run restore')
      expect(db.logged.join()).toContain('clients has no policy for backline_staff')
    } finally {
      await db.deps.database.script(`create policy staff_sees_all on clients ${staff}`)
    }
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
  })

  it('shows figures in production only to whoever carries the token', async () => {
    const closed = await serve({ isProduction: true })
    expect((await fetch(`${closed}/metrics`)).status).toBe(404)
    const open = await serve({ isProduction: true, metricsToken: 'a-token-of-sixteen' })
    expect((await fetch(`${open}/metrics`)).status).toBe(404)
    expect((await fetch(`${open}/metrics`, { headers: { authorization: 'Bearer wrong' } })).status).toBe(404)
    expect((await fetch(`${open}/metrics`, { headers: { authorization: 'Bearer a-token-of-sixteen' } })).status).toBe(
      200,
    )
  })

  it('writes the id of the answer on every line of its request', async () => {
    const answer = await fetch(`${await serve()}/warns`)
    const id = answer.headers.get('x-request-id')
    const lines = db.logged.map((line) => JSON.parse(line))
    expect(lines.find(({ msg }) => msg === 'something to look at')).toMatchObject({ requestId: id })
    await expect.poll(() => db.logged.some((line) => line.includes('answered') && line.includes(String(id)))).toBe(true)
  })
})
