import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openPostgres } from '../../src/platform/db.js'
import { migrate } from '../../src/platform/migrate.js'
import { aClient } from '../support/builders.js'
import { makeTestDeps } from '../support/database.js'
import { type Cluster, findPostgres, freePort, startCluster } from '../support/postgres-cluster.js'
import { type Kept, keepDoor } from './processes.js'
import { bombard } from './senders.js'

const MB = 1024 * 1024
const binaries = findPostgres()
const disk = binaries ? smallDisk() : undefined
const suite = `a disk that is full${disk ? '' : ' (this machine has no PostgreSQL, or lets nobody mount a small disk)'}`

// trust.md W-14
describe.skipIf(!disk)(suite, () => {
  let cluster: Cluster | undefined
  let database: Database | undefined
  let door: Kept | undefined
  let url = ''

  beforeAll(async () => {
    const settings = ['min_wal_size=32MB', 'max_wal_size=48MB', 'wal_keep_size=0', 'shared_buffers=16MB']
    cluster = await startCluster(binaries ?? '', { settings, parent: disk })
    database = openPostgres(cluster.url('postgres'), 2)
    await migrate(database)
    const { token } = await aClient(makeTestDeps(database))
    const port = await freePort()
    door = await keepDoor(cluster.url('postgres'), port)
    url = `http://127.0.0.1:${port}/api/v1/vapi/webhook/${token}/`
    // What is thrown away later, so that there is room again.
    writeFileSync(path.join(disk ?? '', 'filler'), Buffer.alloc(40 * MB, 1))
  }, 60_000)
  afterAll(async () => {
    await door?.stop()
    await database?.close().catch(() => {})
    await cluster?.stop()
    if (disk) execFileSync('umount', ['-l', disk])
    if (disk) rmSync(disk, { recursive: true, force: true })
  })

  it('is answered 503 and never 200, and what was acknowledged is there once there is room again', async () => {
    const load = { urls: [url], perSecond: 60, tries: 1, bodyOf: aLongCall }
    const acked = new Set<string>()
    let refused = 0
    for (let rounds = 0; rounds < 40 && refused < 30; rounds++) {
      const history = await bombard({ ...load, seconds: 1 })
      for (const id of history.acked) acked.add(id)
      refused += history.unknown.size
      for (const status of history.statuses.keys()) expect([200, 503]).toContain(status)
    }
    expect(refused).toBeGreaterThanOrEqual(30)

    rmSync(path.join(disk ?? '', 'filler'))
    // A server that could not write its log has ended itself; whoever runs it starts it again.
    const isUp = () =>
      database?.query('select 1').then(
        () => true,
        () => false,
      )
    for (let tries = 0; tries < 20 && !(await isUp()); tries++) await sleep(500)
    if (!(await isUp())) await cluster?.start()
    await sleep(1_000)

    const after = await bombard({ ...load, seconds: 2 })
    expect(after.acked.size).toBeGreaterThan(100)
    for (const id of after.acked) acked.add(id)
    const { rows } = (await database?.query('select call_key as id from webhook_events')) ?? { rows: [] }
    const stored = new Set(rows.map((row) => String(row['id'])))
    console.log(`W-14: ${acked.size} acknowledged, ${refused} refused`)
    expect([...acked].filter((id) => !stored.has(id))).toEqual([])
  }, 180_000)
})

/** 60 kB that do not get smaller when they are packed. */
const aLongCall = (id: string) =>
  JSON.stringify({ message: { type: 'hang', call: { id }, noise: randomBytes(45_000).toString('base64') } })

/** A folder on a disk of 140 MB in memory; undefined where this user may not mount one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'backline-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=140m,mode=1777', 'tmpfs', folder], { stdio: 'ignore' })
    chmodSync(folder, 0o1777)
    return folder
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
}
