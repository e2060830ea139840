import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { onPostgres, type TestDatabase, useDatabase } from '../support/database.js'

describe('a lock on the embedded database', () => excludes(useDatabase()))

onPostgres('a lock on PostgreSQL', () => excludes(useDatabase({ engine: 'postgres' })))

function excludes(test: TestDatabase) {
  /** Says when it begins and ends, a moment later. */
  const step = (told: string[], who: string) => async () => {
    told.push(`${who} begins`)
    await sleep(30)
    told.push(`${who} ends`)
    return who
  }

  it('lets only one at a time do what has the same name', async () => {
    const told: string[] = []
    const all = ['a', 'b', 'c'].map((who) => test.deps.database.withLock('door', step(told, who)))
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c'])
    const pairs = [0, 2, 4].map((at) => told.slice(at, at + 2))
    expect(pairs).toEqual(expect.arrayContaining(['a', 'b', 'c'].map((who) => [`${who} begins`, `${who} ends`])))
  })

  it('lets things of other names go on meanwhile', async () => {
    const told: string[] = []
    await Promise.all(['left', 'right'].map((name) => test.deps.database.withLock(name, step(told, name))))
    expect(told.slice(0, 2).toSorted()).toEqual(['left begins', 'right begins'])
  })

  it('is given back when the work fails', async () => {
    const failing = test.deps.database.withLock('door', () => Promise.reject(new Error('Broken')))
    const next = test.deps.database.withLock('door', async () => 'done')
    await expect(failing).rejects.toThrow('Broken')
    expect(await next).toBe('done')
  })
}
