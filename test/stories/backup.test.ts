import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openBody } from '../../src/domain/inbound/body.js'
import { startBackline } from '../../src/main.js'
import { loadConfig } from '../../src/platform/config.js'
import { openPostgres } from '../../src/platform/db.js'
import { assertWalls } from '../../src/platform/walls.js'
import { openDeps } from '../../src/process.js'
import { aToldCall } from '../support/a-told-call.js'
import { onPostgres, testEnvironment } from '../support/database.js'
import { temporaryFolder } from '../support/folder.js'
import { aBusiness, PASSWORD } from '../support/people.js'
import { findPostgres, freePort, startCluster } from '../support/postgres-cluster.js'
import { Visitor } from '../support/visitor.js'

const run = promisify(execFile)
const binaries = findPostgres() ?? ''

/** A command of the product, as docs/operations.md gives it. */
const command = (entry: string, args: string[], env: Record<string, string>) =>
  run(process.execPath, ['scripts/start.mjs', entry, ...args], {
    env: {
      ...testEnvironment(),
      PATH: `${binaries}:${process.env['PATH'] ?? ''}`,
      BACKLINE_SKIP_BUILD: '1',
      LOG_LEVEL: 'silent',
      ...env,
    },
  })

/** A new cluster with the user and the empty database of docs/operations.md. */
async function aCluster(user: string): Promise<{ url: string; asAdmin(sql: string): Promise<void> }> {
  const cluster = await startCluster(binaries, { settings: ['fsync=on'] })
  onTestFinished(() => cluster.stop())
  const asAdmin = async (sql: string) => {
    const admin = new pg.Client({ connectionString: cluster.url('postgres') })
    await admin.connect()
    await admin.query(sql).finally(() => admin.end())
  }
  await asAdmin(`create role ${user} login createrole`)
  await asAdmin(`create database backline owner ${user}`)
  return { url: `postgresql://${user}@127.0.0.1:${cluster.port}/backline`, asAdmin }
}

const configOf = (url: string, port = 0) =>
  loadConfig({
    ...testEnvironment(),
    DATABASE_URL: url,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    LOG_LEVEL: 'silent',
  })

onPostgres('A2: backup and restore on PostgreSQL, as docs/operations.md says', () => {
  it('brings everything into a new cluster: walls, sign-in, webhook door and sealed texts', async () => {
    const [old, fresh] = await Promise.all([aCluster('backline_app'), aCluster('other_app')])
    const folder = path.join(temporaryFolder(), 'backup')
    const before = await openDeps(configOf(old.url))
    const { client, user } = await aBusiness(before)
    const call = await aToldCall(before, { clientId: client.id, summary: 'A viewing on Friday' })
    await before.database.close()

    const hiding = openPostgres(old.url, 1)
    onTestFinished(() => hiding.close())
    await hiding.query('alter policy staff_sees_all on calls using (false)')
    const refused = await command('backup', ['--to', folder], { DATABASE_URL: old.url }).catch((error) => error)
    expect(refused.stderr).toContain('does not see every row of calls, so the backup would not be whole')
    expect(existsSync(folder)).toBe(false)
    await hiding.query('alter policy staff_sees_all on calls using (true)')
    await command('backup', ['--to', folder], { DATABASE_URL: old.url })
    await command('restore', ['--from', folder], { DATABASE_URL: fresh.url })

    const port = await freePort()
    const running = await startBackline(configOf(fresh.url, port))
    onTestFinished(() => running.close())
    await assertWalls(running.deps.database)
    const visitor = new Visitor(`http://localhost:${port}`)
    await visitor.fill('/sign-in', { email: user.email, password: PASSWORD })
    expect((await visitor.get('/calls')).status).toBe(200)
    const body = '{"message":{"type":"hang"}}'
    const address = `http://localhost:${port}/api/v1/vapi/webhook/${client.token}/`
    expect((await fetch(address, { method: 'POST', body })).status).toBe(200)
    expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200)
    const event = await running.deps.database.prisma.webhookEvent.findFirstOrThrow()
    expect(openBody(running.deps.vault, event).toString()).toBe(body)
    const { summarySealed } = await running.deps.database.prisma.call.findFirstOrThrow({ where: { id: call.id } })
    const place = { clientId: client.id, table: 'calls', column: 'summary_sealed', id: call.id }
    expect(running.deps.vault.open(place, summarySealed ?? new Uint8Array()).toString()).toBe('A viewing on Friday')

    const again = await command('restore', ['--from', folder], { DATABASE_URL: fresh.url }).catch((error) => error)
    expect(again.stderr).toContain('not empty')
  }, 120_000)
})

describe('A2: backup and restore of the embedded database', () => {
  it('copies it while it is stopped, and refuses while it runs', async () => {
    const [from, to] = [temporaryFolder(), temporaryFolder()]
    const folder = path.join(temporaryFolder(), 'backup')
    const deps = await openDeps(loadConfig({ ...testEnvironment(), DATA_DIR: from, LOG_LEVEL: 'silent' }))
    const { client } = await aBusiness(deps)
    const refused = await command('backup', ['--to', folder], { DATA_DIR: from }).catch((error) => error)
    expect(refused.stderr).toContain('Another Backline process is using')
    await deps.database.close()
    await command('backup', ['--to', folder], { DATA_DIR: from })
    await command('restore', ['--from', folder], { DATA_DIR: to })
    const restored = await openDeps(loadConfig({ ...testEnvironment(), DATA_DIR: to, LOG_LEVEL: 'silent' }))
    expect(await restored.database.prisma.client.findUnique({ where: { id: client.id } })).toMatchObject({
      name: client.name,
    })
    await restored.database.close()
    const again = await command('restore', ['--from', folder], { DATA_DIR: to }).catch((error) => error)
    expect(again.stderr).toContain('already')
  }, 120_000)
})
