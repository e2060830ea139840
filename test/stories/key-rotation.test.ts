import { execFile, spawn } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { makeVault } from '../../src/platform/vault.js'
import { aToldCall } from '../support/a-told-call.js'
import { useApp } from '../support/app.js'
import { onPostgres, testEnvironment } from '../support/database.js'
import { aBusiness } from '../support/people.js'
import { findPostgres } from '../support/postgres-cluster.js'
import { testKey } from '../support/test-keys.js'
import { signedIn } from '../support/use-portal.js'

const run = promisify(execFile)
const K1 = { name: 'k1', key: testKey('k1') }
const K2 = { name: 'k2', key: testKey('k2') }
const CALLS = 60
const LINES = 20

// trust.md S-1
onPostgres('rotating the vault key while the product is in use', () => {
  const app = useApp({ engine: 'postgres', worker: true, config: { vaultKeys: [K1] } })

  it('loses nothing, refuses nobody, survives being killed, and leaves no value under the old key', async () => {
    // Sealed before anybody knew of k2.
    const { client, user } = await aBusiness(app.deps)
    const said = Array.from({ length: LINES }, (_, at) => ({ by: 'CALLER' as const, at, text: `CANARY line ${at}` }))
    for (let n = 0; n < CALLS; n++) await aToldCall(app.deps, { clientId: client.id, summary: 'CANARY summary', said })
    const [some] = await app.deps.database.prisma.call.findMany({ take: 1 })

    // Every process now has both keys, the new one first.
    Object.assign(app.deps.vault, makeVault([K2, K1]))
    const visitor = await signedIn(app, user.email)
    const traffic = { isOn: true, answers: new Map<string, number>() }
    const note = (answer: string) => traffic.answers.set(answer, (traffic.answers.get(answer) ?? 0) + 1)
    const reader = async () => {
      while (traffic.isOn) {
        const { status, text } = await visitor.get(`/calls/${some?.id}`)
        note(`page ${status} ${text.includes('CANARY line 19')}`)
      }
    }
    const sender = async () => {
      for (let n = 0; traffic.isOn; n++) {
        const message = {
          type: 'end-of-call-report',
          timestamp: Date.now(),
          call: { id: `CANARY-${n}` },
          endedReason: 'customer-ended-call',
          analysis: {},
          artifact: { transcript: 'User: CANARY' },
        }
        const answer = await fetch(`${app.address}/api/v1/vapi/webhook/${client.token}/`, {
          method: 'POST',
          body: JSON.stringify({ message }),
        })
        note(`door ${answer.status}`)
      }
    }
    const busy = [reader(), reader(), sender()]

    const environment = {
      PATH: process.env['PATH'] ?? '',
      ...testEnvironment(),
      DATABASE_URL: app.url,
      VAULT_KEYS: [K2, K1].map(({ name, key }) => `${name}:${key.toString('base64')}`).join(','),
      BACKLINE_SKIP_BUILD: '1',
    }
    const killed = spawn(process.execPath, ['scripts/start.mjs', 'key-rotate', '--json'], {
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await new Promise((resolve) => killed.stderr.once('data', resolve))
    killed.kill('SIGKILL')
    const { stdout } = await run(process.execPath, ['scripts/start.mjs', 'key-rotate', '--json'], { env: environment })
    traffic.isOn = false
    await Promise.all(busy)

    expect(JSON.parse(stdout)).toMatchObject({ key: 'k2', failed: 0, removable: ['k1'] })
    expect([...traffic.answers.keys()].sort()).toEqual(['door 200', 'page 200 true'])

    // k1 is thrown away.
    Object.assign(app.deps.vault, makeVault([K2]))
    expect((await visitor.get(`/calls/${some?.id}`)).text).toContain('CANARY line 19')
    const dump = await run(path.join(findPostgres() ?? '', 'pg_dump'), ['--data-only', app.url], { maxBuffer: 1e9 })
    expect(dump.stdout).toContain(client.email)
    for (const secret of ['CANARY line', 'CANARY summary', 'User: CANARY', client.token]) {
      for (const form of [
        secret,
        Buffer.from(secret).toString('hex'),
        Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      ]) {
        expect(dump.stdout.includes(form), `${secret} in the dump`).toBe(false)
      }
    }
  }, 120_000)
})
