import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../../src/app.js'
import { openPostgres } from '../../src/platform/db.js'
import { listening } from '../../src/process.js'
import { makeTestDeps, testConfig } from '../support/database.js'
import { freePort } from '../support/postgres-cluster.js'

// trust.md S-3: nothing listens on port 1, so every query fails.
describe('with the database gone', () => {
  let server: Server
  let address = ''
  const database = openPostgres('postgresql://nobody@127.0.0.1:1/nothing', 2)

  beforeAll(async () => {
    const port = await freePort()
    address = `http://localhost:${port}`
    server = createServer(await makeApp(makeTestDeps(database, [], { ...testConfig(), publicUrl: address })))
    await listening(server, port, '127.0.0.1')
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await database.close()
  })

  const routes: [string, string][] = [
    ['GET', '/'],
    ['GET', '/sign-in'],
    ['POST', '/sign-in'],
    ['GET', '/password/forgot'],
    ['GET', '/password/abcdefghabcdefghabcdefghabcdefgh'],
    ['GET', '/setup/abcdefghabcdefghabcdefghabcdefgh'],
    ['GET', '/calls'],
    ['GET', '/calls/019948a2-6d1c-4c3e-9b0f-2f5a8d61c0e7'],
    ['GET', '/profile'],
    ['GET', '/settings'],
    ['GET', '/as/abcdefghabcdefghabcdefghabcdefgh'],
    ['GET', '/admin'],
    ['GET', '/admin/sign-in'],
    ['GET', '/admin/api/resources/Client/actions/list'],
    ['POST', '/admin/api/resources/Client/actions/new'],
    ['GET', '/nowhere'],
    ['GET', '/readyz'],
    ['GET', '/healthz'],
    ['POST', '/api/v1/vapi/webhook/abcdefghabcdefghabcdefghabcdefgh/'],
  ]

  it.each(routes)('%s %s answers in plain words, with nothing of the inside', async (method, path) => {
    const cookie = 'backline-portal=s%3Axxxxxxxx.yyyyyyyy; backline-admin=s%3Axxxxxxxx.yyyyyyyy'
    const startedAt = Date.now()
    const answer = await fetch(`${address}${path}`, {
      method,
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      ...(method === 'POST' && { body: new URLSearchParams({ email: 'x@y.example', password: 'x' }) }),
    })
    const text = await answer.text()
    expect(Date.now() - startedAt).toBeLessThan(7_000)
    expect(`${text}${JSON.stringify([...answer.headers])}`).not.toMatch(
      /node_modules|\/src\/|\.ts:|\bat \w+ \(|prisma|ECONNREFUSED|select |postgres|127\.0\.0\.1:1\b|x-powered-by/i,
    )
  })

  it('says that it is alive and not ready, and asks Vapi to come again', async () => {
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    expect((await fetch(`${address}/readyz`)).status).toBe(503)
    const refused = await fetch(`${address}/api/v1/vapi/webhook/abcdefghabcdefghabcdefghabcdefgh/`, {
      method: 'POST',
      body: '{}',
    })
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
