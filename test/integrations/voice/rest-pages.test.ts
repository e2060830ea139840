import { describe, expect, it } from 'vitest'
import { type ListQuery, pagesOf, type VapiThing } from '../../../src/integrations/voice/index.js'

const START = Date.parse('2026-03-04T17:00:00Z')

/** Vapi's list: newest first, bounds, a limit, no cursor. Times are kept finer than they are shown. */
function listOf(createdAtMs: number[]) {
  const things = createdAtMs.map((at, index) => ({ id: `call-${index}`, at }))
  const asked: ListQuery[] = []
  const list = async (query: ListQuery): Promise<VapiThing[]> => {
    asked.push(query)
    if (asked.length > 100) throw new Error('This never ends')
    return things
      .filter(({ at }) => at <= (query.createdAtLe?.getTime() ?? Number.POSITIVE_INFINITY))
      .sort((a, b) => b.at - a.at)
      .slice(0, query.limit ?? 100)
      .map(({ id, at }) => ({ id, createdAt: new Date(Math.floor(at)).toISOString() }))
  }
  return { list, asked }
}

async function idsOf(createdAtMs: number[], query: ListQuery = {}) {
  const { list, asked } = listOf(createdAtMs)
  const ids: string[] = []
  let largest = 0
  for await (const page of pagesOf(list, query)) {
    ids.push(...page.map(({ id }) => id))
    largest = Math.max(largest, page.length)
  }
  return { ids, asked, largest }
}

const each = (count: number, at: (index: number) => number) => Array.from({ length: count }, (_, index) => at(index))

describe('the pages of a list without a cursor', () => {
  it.each([0, 1, 99, 100, 101, 199, 200, 1_000, 2_345])(
    'hold each of %s things once, a hundred at a time',
    async (count) => {
      const { ids, largest } = await idsOf(each(count, (index) => START - index * 1_000))
      expect(ids).toHaveLength(count)
      expect(new Set(ids).size).toBe(count)
      expect(largest).toBeLessThanOrEqual(100)
    },
  )

  it('hold each of 2,500 things once, a thousand at a time', async () => {
    const { ids, asked } = await idsOf(
      each(2_500, (index) => START - index),
      { limit: 1_000 },
    )
    expect(new Set(ids).size).toBe(2_500)
    expect(ids).toHaveLength(2_500)
    expect(asked.length).toBeLessThanOrEqual(4)
  })

  it('lose and repeat none that share a moment with the end of a page', async () => {
    const { ids } = await idsOf(each(400, (index) => START - Math.floor(index / 37) * 1_000))
    expect(new Set(ids).size).toBe(400)
    expect(ids).toHaveLength(400)
  })

  it('become larger where a moment holds more than a page', async () => {
    const { ids } = await idsOf([
      ...each(50, (index) => START + index),
      ...each(700, () => START - 5),
      ...each(50, (index) => START - 10 - index),
    ])
    expect(new Set(ids).size).toBe(800)
    expect(ids).toHaveLength(800)
  })

  it('lose none whose time was cut to milliseconds', async () => {
    const { ids } = await idsOf(each(300, (index) => START - index / 8))
    expect(new Set(ids).size).toBe(300)
  })

  it('end with an error, not with a gap or never, where a moment holds more than can be asked for', async () => {
    await expect(idsOf(each(1_200, () => START))).rejects.toMatchObject({ code: 'provider_down' })
  })

  it('end with an error where things have no time', async () => {
    const list = async () => each(100, (index) => index).map((index) => ({ id: `call-${index}` }))
    const pages = pagesOf(list, {})
    await pages.next()
    await expect(pages.next()).rejects.toMatchObject({ code: 'provider_down' })
  })
})
