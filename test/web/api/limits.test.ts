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

describe('what those without a key may ask', () => {
  const app = useApp({ config: { trustedProxies: 1 } })
  const stranger = () => new Program(app.address)
  const tally = (answers: { status: number }[]) => {
    const counts: Record<number, number> = {}
    for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
    return counts
  }
  const times = async (count: number, ask: () => Promise<{ status: number }>) => {
    const answers = []
    for (let n = 0; n < count; n += 20) answers.push(...(await Promise.all(Array.from({ length: 20 }, ask))))
    return tally(answers)
  }

  it('has an end for each network, beyond which somebody with a key still gets in', async () => {
    const from = { 'X-Forwarded-For': '192.0.2.10' }
    const end = () => stranger().post('/auth/revoke', { refresh_token: 'blr_unknown' }, from)
    expect(await times(340, end)).toEqual({ 204: 300, 429: 40 })
    expect(Number((await end()).headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await (await aProgram(app)).get('/auth/me', { headers: from })).status).toBe(200)
    const other = { 'X-Forwarded-For': '192.0.2.11' }
    expect((await stranger().post('/auth/revoke', { refresh_token: 'blr_unknown' }, other)).status).toBe(204)
  })

  it('ends sooner for refresh tokens that are not good, which count like wrong keys', async () => {
    const from = { 'X-Forwarded-For': '192.0.2.12' }
    const refresh = () => stranger().post('/auth/refresh', { refresh_token: 'blr_unknown' }, from)
    expect(await times(80, refresh)).toEqual({ 401: 60, 429: 20 })
    const guess = await stranger().get('/leads', { headers: { ...from, 'X-API-Key': 'blk_wrong' } })
    expect(guess.status).toBe(429)
    const { user } = await aClientWithUser(app.deps)
    const signIn = await stranger().post('/auth/token', { email: user.email, password: PASSWORD }, from)
    expect((await stranger().post('/auth/refresh', { refresh_token: signIn.body.refresh_token }, from)).status).toBe(
      200,
    )
  })

  it('is refused before anything they send is read, also by language models', async () => {
    const sent = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{ this is no JSON' }
    for (const path of ['/api/v1/leads', '/mcp']) {
      const answer = await fetch(`${app.address}${path}`, sent)
      expect([answer.status, (await answer.json()).code]).toEqual([401, 'unauthorized'])
    }
    expect((await fetch(`${app.address}/api/v1/auth/refresh`, sent)).status).toBe(400)
  })
})
