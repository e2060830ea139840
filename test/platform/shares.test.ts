import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { makeApp } from '../../src/app.js'
import { addSuppression, listSuppressions } from '../../src/domain/suppressions/index.js'
import { inTransaction } from '../../src/platform/context.js'
import { connectionsOf, shareOf } from '../../src/platform/pools.js'
import { makeShares } from '../../src/platform/shares.js'
import { listening } from '../../src/process.js'
import { aClient, clientActor, ctxOf } from '../support/builders.js'
import { onPostgres, useDatabase } from '../support/database.js'

describe('A4: the connections of a process', () => {
  it('are all derived from one number, and a client’s share leaves some for the others', () => {
    expect(connectionsOf(16)).toEqual({ common: 16, door: 10, questions: 4, locks: 4, health: 1 })
    for (let pool = 2; pool <= 200; pool++) {
      const all = connectionsOf(pool)
      expect(Math.min(...Object.values(all))).toBeGreaterThan(0)
      expect(shareOf(all.common)).toBeLessThan(all.common)
    }
  })
})

describe('A4: a share', () => {
  const limits = { most: 2, mostWaiting: 3, withinMs: 100 }

  it('lets so many in for each name, in order, and the others wait', async () => {
    const share = makeShares(limits)
    const told: string[] = []
    const work = (name: string) => async () => {
      told.push(name)
      await sleep(20)
    }
    await Promise.all([...['a1', 'a2', 'a3', 'a4'].map((name) => share('a', work(name))), share('b', work('b1'))])
    expect(told).toEqual(['a1', 'a2', 'b1', 'a3', 'a4'])
  })

  it('refuses at once who finds too many waiting, and in time who waits too long', async () => {
    const share = makeShares(limits)
    const from = performance.now()
    const all = Array.from({ length: 8 }, () =>
      share('a', () => sleep(400)).then(
        () => 'done',
        ({ code }) => code,
      ),
    )
    const first = await Promise.race(all)
    expect([first, performance.now() - from < 50]).toEqual(['unavailable', true])
    expect((await Promise.all(all)).sort()).toEqual(['done', 'done', ...Array(6).fill('unavailable')])
    expect(await share('a', async () => 'again')).toBe('again')
  })

  it('has room for work within work of the same name', async () => {
    const share = makeShares({ ...limits, most: 1 })
    expect(await share('a', () => share('a', async () => 'inside'))).toBe('inside')
    await expect(share('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await share('a', async () => 'free')).toBe('free')
  })
})

onPostgres('A4: while one client waits sixty times for one number', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('another client’s list, the webhook door and /readyz stay quick', async () => {
    const { deps } = db
    const [busy, other] = [await aClient(deps, { portalAccess: 'SELF_SERVICE' }), await aClient(deps)]
    const [theirs, others] = [clientActor(busy.id, { access: 'SELF_SERVICE' }), clientActor(other.id)]
    const number = '+14155550177'
    const server = createServer(await makeApp(deps))
    const url = `http://127.0.0.1:${await listening(server, 0, '127.0.0.1')}`
    const asked = [
      () => listSuppressions(ctxOf(deps, others)),
      () => fetch(`${url}/api/v1/vapi/webhook/${other.token}`, { method: 'POST', body: '{"message":{"type":"hang"}}' }),
      () => fetch(`${url}/readyz`),
    ]
    const times = async () => {
      const all: number[] = []
      for (const ask of asked) {
        const from = performance.now()
        const answer = await ask()
        all.push(performance.now() - from)
        if (answer instanceof Response) expect(answer.status).toBe(200)
      }
      return all
    }
    await times()
    const quiet = Math.max(...(await times()))
    let letGo = () => {}
    const dialling = inTransaction(ctxOf(deps), async (tx) => {
      await tx.db.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`ring ${busy.id} ${number}`}, 0))::text`
      await new Promise<void>((resolve) => {
        letGo = resolve
      })
    })
    await sleep(100)
    const stops = Array.from({ length: 60 }, () =>
      addSuppression(ctxOf(deps, theirs), { number, reason: 'Asked for it' }).then(
        () => 'done',
        ({ code }) => code,
      ),
    )
    await sleep(300)
    // Far below what those who wait have to wait; the machine may be busy.
    expect(Math.max(...(await times()))).toBeLessThan(Math.max(1_000, 20 * quiet))
    letGo()
    await dialling
    const said = await Promise.all(stops)
    expect(said.filter((word) => word === 'done')).toHaveLength(1)
    expect(said.filter((word) => !['done', 'conflict', 'unavailable'].includes(word))).toEqual([])
    await new Promise((resolve) => server.close(resolve))
  }, 30_000)
})
