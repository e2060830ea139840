import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openPostgres } from '../../src/platform/db.js'
import { migrate } from '../../src/platform/migrate.js'
import { aClient } from '../support/builders.js'
import { makeTestDeps } from '../support/database.js'
import { type Cluster, findPostgres, freePort, startCluster } from '../support/postgres-cluster.js'
import { keepDoor } from './processes.js'
import { seconds } from './profile.js'
import { bombard, report } from './senders.js'

const DOWN_SECONDS = seconds(3, 10)
const UP_SECONDS = seconds(6, 20)

// trust.md W-13. It needs a server of its own to kill.
const binaries = findPostgres()
const suite = `a database that is killed under load${binaries ? '' : ' (this machine has no PostgreSQL)'}`
describe.skipIf(!binaries)(suite, () => {
  let cluster: Cluster | undefined
  let database: Database | undefined
  let path = ''

  beforeAll(async () => {
    cluster = await startCluster(binaries ?? '', { settings: ['fsync=on', 'full_page_writes=on'] })
    database = openPostgres(cluster.url('postgres'), 4)
    await migrate(database)
    const { token } = await aClient(makeTestDeps(database))
    path = `/api/v1/vapi/webhook/${token}/`
  }, 60_000)
  afterAll(async () => {
    await database?.close()
    await cluster?.stop()
  })

  /** Load, kill -9 of the whole server in the middle, back after a while. */
  async function killUnderLoad(options: string) {
    if (!cluster) throw new Error('The cluster runs from beforeAll on')
    const url = new URL(cluster.url('postgres'))
    if (options) url.searchParams.set('options', options)
    const port = await freePort()
    const door = await keepDoor(url.href, port)
    const load = { urls: [`http://127.0.0.1:${port}${path}`], perSecond: 300, tries: 1, bodyOf: report }
    const sending = bombard({ ...load, seconds: UP_SECONDS * 2 + DOWN_SECONDS })
    await sleep(UP_SECONDS * 1000)
    await cluster.kill()
    await sleep(DOWN_SECONDS * 1000)
    await cluster.start()
    const history = await sending
    await door.stop()
    const read = openPostgres(cluster.url('postgres'), 1)
    const { rows } = await read.query('select call_key as id from webhook_events')
    await read.close()
    const stored = new Set(rows.map((row) => String(row['id'])))
    return { history, lost: [...history.acked].filter((id) => !stored.has(id)).length }
  }

  it(
    'loses nothing that was acknowledged, answers 503 at once while it is away, and is soon itself again',
    async () => {
      const { history, lost } = await killUnderLoad('')
      const statuses = Object.fromEntries(history.statuses)
      console.log(
        `W-13: ${history.acked.size} acknowledged, ${lost} lost, slowest ${Math.round(history.slowestMs)} ms`,
        statuses,
      )
      expect(lost).toBe(0)
      expect(Object.keys(statuses).sort()).toEqual(['200', '503'])
      expect(history.slowestMs).toBeLessThan(5_000)
      expect(history.acked.size).toBeGreaterThan(300 * UP_SECONDS)
      const last = history.ackedBySecond.slice(-3, -1)
      for (const acked of last) expect(acked).toBeGreaterThan(300 * 0.9)
    },
    (UP_SECONDS * 2 + DOWN_SECONDS + 60) * 1000,
  )

  it(
    'would be caught losing events if commits were not on the disk',
    async () => {
      // Once is luck: what is lost is what came in the last fraction of a second before the kill.
      let lost = 0
      for (let tries = 0; tries < 5 && lost === 0; tries++)
        lost = (await killUnderLoad('-c synchronous_commit=off')).lost
      expect(lost).toBeGreaterThan(0)
    },
    5 * (UP_SECONDS * 2 + DOWN_SECONDS + 60) * 1000,
  )
})
