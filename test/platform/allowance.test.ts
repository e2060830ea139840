import { describe, expect, it } from 'vitest'
import { makeAllowance } from '../../src/platform/allowance.js'
import { onPostgres, useDatabase } from '../support/database.js'

/** As many processes as asked for, and how many statements they sent. */
function processes(database: Parameters<typeof makeAllowance>[0], count: number, limit = { most: 60, seconds: 60 }) {
  const sent = { statements: 0 }
  const counting: typeof database = {
    query: (...statement) => {
      sent.statements++
      return database.query(...statement)
    },
  }
  return { sent, all: Array.from({ length: count }, () => makeAllowance(counting, { name: 'test', ...limit })) }
}

describe('an allowance', () => {
  const db = useDatabase()

  it('is handed out to the last one, with few statements', async () => {
    const { sent, all } = processes(db.deps.database, 1, { most: 600, seconds: 60 })
    const taken = []
    for (let n = 0; n < 700; n++) taken.push(await all[0]?.take('a'))
    expect(taken.map((one) => one?.isAllowed)).toEqual(Array.from({ length: 700 }, (_, n) => n < 600))
    expect(taken.map((one) => one?.remaining)).toEqual(Array.from({ length: 700 }, (_, n) => Math.max(0, 599 - n)))
    expect(sent.statements).toBe(31)
  })

  it('is one of its own for each key', async () => {
    const { all } = processes(db.deps.database, 1, { most: 1, seconds: 60 })
    const take = async (key: string) => (await all[0]?.take(key))?.isAllowed
    expect([await take('a'), await take('a'), await take('b')]).toEqual([true, false, true])
  })

  it('begins anew when its window is over', async () => {
    const { all } = processes(db.deps.database, 1, { most: 2, seconds: 1 })
    const take = async () => (await all[0]?.take('a'))?.isAllowed
    expect([await take(), await take(), await take()]).toEqual([true, true, false])
    await new Promise((resolve) => setTimeout(resolve, 1_050))
    expect([await take(), await take(), await take()]).toEqual([true, true, false])
  })

  it('keeps no key in the table', async () => {
    await processes(db.deps.database, 1).all[0]?.take('192.0.2.1')
    const rows = await db.deps.database.prisma.rateLimit.findMany()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows, (_, value) => String(value))).not.toContain('192.0.2.1')
  })
})

onPostgres('an allowance of several processes', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('is never exceeded, and at most a block each is lost', async () => {
    const { all } = processes(db.deps.database, 4, { most: 300, seconds: 60 })
    const tries = Array.from({ length: 2_000 }, (_, n) => all[n % 4]?.take('a'))
    const allowed = (await Promise.all(tries)).filter((taken) => taken?.isAllowed).length
    expect(allowed).toBeLessThanOrEqual(300)
    expect(allowed).toBeGreaterThanOrEqual(300 - 3 * 10)
  })
})
