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

  // The cookies sent below are not ours, so that the back office knows without asking that nobody is signed in.
  const routes: [method: string, path: string, status: number][] = [
    ['GET', '/', 503],
    ['GET', '/sign-in', 503],
    ['POST', '/sign-in', 403],
    ['GET', '/password/forgot', 503],
    ['GET', '/password/abcdefghabcdefghabcdefghabcdefgh', 503],
    ['GET', '/setup/abcdefghabcdefghabcdefghabcdefgh', 503],
    ['GET', '/calls', 503],
    ['GET', '/calls/019948a2-6d1c-4c3e-9b0f-2f5a8d61c0e7', 503],
    ['GET', '/profile', 503],
    ['GET', '/settings', 503],
    ['GET', '/as/abcdefghabcdefghabcdefghabcdefgh', 503],
    ['GET', '/admin', 302],
    ['GET', '/admin/sign-in', 200],
    ['GET', '/admin/api/resources/Client/actions/list', 401],
    ['POST', '/admin/api/resources/Client/actions/new', 401],
    ['GET', '/nowhere', 404],
    ['GET', '/readyz', 503],
    ['GET', '/healthz', 200],
    ['POST', '/api/v1/vapi/webhook/abcdefghabcdefghabcdefghabcdefgh/', 503],
  ]

  it.each(routes)('%s %s answers in plain words, with nothing of the inside', async (method, path, status) => {
    const cookie = 'backline-portal=s%3Axxxxxxxx.yyyyyyyy; backline-admin=s%3Axxxxxxxx.yyyyyyyy'
    const startedAt = Date.now()
    const answer = await fetch(`${address}${path}`, {
      method,
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      ...(method === 'POST' && { body: new URLSearchParams({ email: 'x@y.example', password: 'x' }) }),
    })
    const text = await answer.text()
    expect(answer.status).toBe(status)
    if (answer.headers.get('content-type')?.includes('html') && status === 503) {
      expect(text).toContain('We will be right back')
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
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
