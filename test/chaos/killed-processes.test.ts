import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { onPostgres, testEnvironment, useDatabase } from '../support/database.js'
import { freePort } from '../support/postgres-cluster.js'
import { aWebhookPath, whatIsThere } from './a-client.js'
import { keepDoor, keepWorker } from './processes.js'
import { makeRandom, seconds } from './profile.js'
import { bombard, report } from './senders.js'

const LOAD_SECONDS = seconds(12, 300)

// trust.md W-12
onPostgres('doors and workers that are killed at any moment', () => {
  const db = useDatabase({ engine: 'postgres' })

  it(
    'lose nothing that was acknowledged, do everything once, and leave nothing waiting',
    async () => {
      const random = makeRandom('W-12')
      const path = await aWebhookPath(db)
      const ports = [await freePort(), await freePort()]
      const doors = await Promise.all(ports.map((port) => keepDoor(db.url, port)))
      const workers = await Promise.all([1, 2].map(() => keepWorker(db.url, testEnvironment())))
      const kept = [...doors, ...workers]

      let isOver = false
      let kills = 0
      const killing = (async () => {
        while (!isOver) {
          await sleep(150 + random() * 700)
          await kept[Math.floor(random() * kept.length)]?.kill()
          kills++
        }
      })()
      const urls = ports.map((port) => `http://127.0.0.1:${port}${path}`)
      const history = await bombard({ urls, perSecond: 100, seconds: LOAD_SECONDS, tries: 60, bodyOf: report })
      isOver = true
      await killing

      const until = performance.now() + 60_000
      while (performance.now() < until && (await whatIsThere(db)).ready > 0) await sleep(250)
      await Promise.all(kept.map((process) => process.stop()))

      const there = await whatIsThere(db)
      const stored = new Set(there.stored)
      console.log(`W-12: ${kills} kills, ${history.acked.size} acknowledged, ${stored.size} stored`)
      expect(kills).toBeGreaterThan(LOAD_SECONDS / 2)
      expect(history.acked.size).toBeGreaterThan(LOAD_SECONDS * 50)
      expect([...history.acked].filter((id) => !stored.has(id))).toEqual([])
      expect(there.stored).toHaveLength(stored.size)
      expect(there).toMatchObject({
        ready: 0,
        dead: 0,
        calls: stored.size,
        messages: stored.size * 2,
        cost: stored.size * 30_600,
      })
    },
    (LOAD_SECONDS + 150) * 1000,
  )
})
