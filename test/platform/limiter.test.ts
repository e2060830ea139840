import { describe, expect, it } from 'vitest'
import { makeLimiter, networkOf } from '../../src/platform/limiter.js'
import { onPostgres, useDatabase } from '../support/database.js'

const limiting = (engine: 'embedded' | 'postgres') => () => {
  const db = useDatabase({ engine })
  const limit = { name: 'test', tries: 3, seconds: 60 }

  it('lets so many tries through and refuses the next with the time to wait', async () => {
    const limiter = makeLimiter(db.deps.database, limit)
    const tries = await Promise.allSettled([1, 2, 3, 4, 5].map(() => limiter.count('a')))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    await expect(limiter.count('a')).rejects.toMatchObject({
      code: 'too_many',
      details: { retryAfterSeconds: expect.any(Number) },
    })
    await limiter.count('b')
  })

  it('counts for all processes together', async () => {
    const [one, two] = [makeLimiter(db.deps.database, limit), makeLimiter(db.deps.database, limit)]
    for (const limiter of [one, two, one]) await limiter.count('c')
    await expect(two.count('c')).rejects.toMatchObject({ code: 'too_many' })
  })

  it('forgets a key', async () => {
    const limiter = makeLimiter(db.deps.database, limit)
    for (let i = 0; i < 3; i++) await limiter.count('d')
    await limiter.forget('d')
    await limiter.count('d')
  })
}

describe('the limiter on the embedded database', limiting('embedded'))
onPostgres('the limiter on PostgreSQL', limiting('postgres'))

describe('the network of an address', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network))
})
