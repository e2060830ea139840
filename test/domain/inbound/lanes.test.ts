import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Late, makeLanes } from '../../../src/domain/inbound/lanes.js'

/** A store that takes `ms` a statement, and remembers the groups it was given. */
function slowStore(ms: number) {
  const groups: number[][] = []
  let running = 0
  let most = 0
  const store = async (rows: readonly number[]) => {
    groups.push([...rows])
    most = Math.max(most, ++running)
    await sleep(ms)
    running--
    if (rows.includes(666)) throw new Error('refused')
  }
  return { groups, store, most: () => most }
}

describe('lanes', () => {
  it('send a row that comes alone at once and alone', async () => {
    const { groups, store } = slowStore(1)
    const add = makeLanes(store, { lanes: 2, maxRows: 100, maxBytes: 1_000 })
    await add(1, 10, 1_000)
    await add(2, 10, 1_000)
    expect(groups).toEqual([[1], [2]])
  })

  it('gather what comes while statements are under way, never more at once than there are lanes', async () => {
    const { groups, store, most } = slowStore(20)
    const add = makeLanes(store, { lanes: 2, maxRows: 100, maxBytes: 100_000 })
    await Promise.all(Array.from({ length: 34 }, (_, n) => add(n, 10, 5_000)))
    expect(groups.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 34 }, (_, n) => n))
    expect(groups.map(({ length }) => length)).toEqual([1, 1, 32])
    expect(most()).toBe(2)
  })

  it('take at most so many rows and bytes a statement, and a single row however large it is', async () => {
    const { groups, store } = slowStore(5)
    const add = makeLanes(store, { lanes: 1, maxRows: 4, maxBytes: 100 })
    await Promise.all([500, 30, 30, 30, 30, 1, 1, 1, 1, 1].map((size, n) => add(n, size, 5_000)))
    expect(groups[0]).toEqual([0])
    const sizes = [500, 30, 30, 30, 30, 1, 1, 1, 1, 1]
    for (const group of groups.slice(1)) {
      expect(group.length).toBeLessThanOrEqual(4)
      expect(group.reduce((sum, n) => sum + (sizes[n] ?? 0), 0)).toBeLessThanOrEqual(100)
    }
  })

  it('tell everybody of a group that failed, and go on', async () => {
    const { store } = slowStore(5)
    const add = makeLanes(store, { lanes: 1, maxRows: 8, maxBytes: 1_000 })
    const told = await Promise.allSettled([1, 2, 666].map((n) => add(n, 1, 1_000)))
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    await expect(add(4, 1, 1_000)).resolves.toBeUndefined()
  })

  it('drop a row whose sender has given up, instead of storing it late', async () => {
    const { groups, store } = slowStore(60)
    const add = makeLanes(store, { lanes: 1, maxRows: 8, maxBytes: 1_000 })
    const first = add(1, 1, 1_000)
    await expect(add(2, 1, 20)).rejects.toBeInstanceOf(Late)
    await first
    expect(groups).toEqual([[1]])
  })
})
