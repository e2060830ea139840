import { describe, expect, it } from 'vitest'
import { aBusiness, usePortal } from '../../support/use-portal.js'

// trust.md A-1, over HTTP
describe('guessing passwords', () => {
  const portal = usePortal()

  const guess = async (email: string, forwardedFor: string) => {
    const visitor = portal.visitor()
    await visitor.get('/sign-in')
    return visitor.post('/sign-in', { email, password: 'wrong horses' }, { 'x-forwarded-for': forwardedFor })
  }

  it('is stopped for a login after ten tries, whatever addresses the guesser claims to have', async () => {
    const { user } = await aBusiness(portal.deps)
    const answers = []
    for (let n = 0; n < 12; n++) answers.push((await guess(user.email, `198.51.100.${n}`)).status)
    expect(answers.slice(0, 10).every((status) => status === 401)).toBe(true)
    expect(answers.slice(10)).toEqual([429, 429])
  }, 60_000)

  it('is stopped for an address after a hundred tries, however many logins it tries', async () => {
    const statuses = new Map<number, number>()
    for (let n = 0; n < 104; n++) {
      const { status } = await guess(`nobody${n}@business.example`, `203.0.113.${n}`)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(Object.fromEntries(statuses)).toEqual({ 401: 100, 429: 4 })
  }, 120_000)
})
