import { describe, expect, it } from 'vitest'
import { aClientWithUser, PASSWORD } from '../../domain/sessions/people.js'
import { useApp } from '../../support/app.js'
import { aProgram, Program } from '../../support/program.js'

describe('how often a program may ask', () => {
  const app = useApp({ config: { apiRequestsPerMinute: 40 } })

  it('is told with each answer, and has an end', async () => {
    const program = await aProgram(app)
    const first = await program.get('/leads')
    expect(first.headers.get('ratelimit-policy')).toBe('"default";q=40;w=60')
    expect(first.headers.get('ratelimit')).toMatch(/^"default";r=39;t=\d+$/)
    const rest = await Promise.all(Array.from({ length: 60 }, () => program.get('/leads')))
    expect(rest.filter(({ status }) => status === 200)).toHaveLength(39)
    const refused = rest.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(21)
    for (const { body, headers } of refused) {
      expect(body).toMatchObject({ status: 429, code: 'too_many' })
      expect(headers.get('ratelimit')).toMatch(/^"default";r=0;t=\d+$/)
      const wait = Number(headers.get('retry-after'))
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(60)
    }
  })

  it('is counted for each key by itself, whatever is asked', async () => {
    const [one, other] = [await aProgram(app), await aProgram(app)]
    await Promise.all(Array.from({ length: 45 }, () => one.get('/nothing')))
    expect([(await one.get('/leads')).status, (await other.get('/leads')).status]).toEqual([429, 200])
  })

  it('is counted once for all sessions of a person', async () => {
    const { user } = await aClientWithUser(app.deps)
    const signIn = async () => {
      const { body } = await new Program(app.address).post('/auth/token', { email: user.email, password: PASSWORD })
      return { headers: { Authorization: `Bearer ${body.access_token}` } }
    }
    const sessions = [await signIn(), await signIn()]
    const ask = (n: number) => new Program(app.address).get('/auth/me', sessions[n % 2])
    const all = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(n)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(40)
  })

  it('says nothing to those who show no key', async () => {
    const { headers } = await new Program(app.address).get('/leads')
    expect(headers.get('ratelimit')).toBeNull()
  })
})
