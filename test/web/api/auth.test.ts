import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { CLIENT_SCOPES } from '../../../src/domain/api-keys/index.js'
import { accessKeys } from '../../../src/domain/api-sessions/access-token.js'
import { aClientWithUser, aStaffWithPassword, PASSWORD } from '../../domain/sessions/people.js'
import { useApp } from '../../support/app.js'
import { Program } from '../../support/program.js'

const app = useApp({ config: { trustedProxies: 1 } })
const anyone = () => new Program(app.address)
const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } })

/** A client's user in self-service who signed in. */
async function aPerson() {
  const { client, user } = await aClientWithUser(app.deps)
  await app.deps.database.prisma.client.update({ where: { id: client.id }, data: { portalAccess: 'SELF_SERVICE' } })
  const { status, body } = await anyone().post('/auth/token', { email: user.email, password: PASSWORD })
  expect(status).toBe(200)
  return { client, user, tokens: body }
}
const asks = async (token: string) => (await anyone().get('/auth/me', bearer(token))).status
const refresh = (token: string) => anyone().post('/auth/refresh', { refresh_token: token })
const auditOf = (action: string) => app.deps.database.prisma.auditEntry.findMany({ where: { action } })

describe('signing in through the API', () => {
  it('gives a client’s person tokens that do what the person may', async () => {
    const { client, user, tokens } = await aPerson()
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 600 })
    const me = await anyone().get('/auth/me', bearer(tokens.access_token))
    expect(me.body).toMatchObject({
      ...{ type: 'person', id: user.id, audience: 'client', role: null, is_read_only: false },
      client: { id: client.id, business_name: client.businessName },
      scopes: [...CLIENT_SCOPES],
      expires_at: tokens.session_expires_at,
    })
    const lead = await anyone().send('POST', '/leads', { body: { name: 'Ada' }, ...bearer(tokens.access_token) })
    expect(lead.status).toBe(201)
    expect(await auditOf('leads.create')).toMatchObject([{ actorKind: 'client_user', actorId: user.id }])
    expect(await auditOf('api-sessions.start')).toMatchObject([{ actorId: user.id, clientId: client.id }])
  })

  it('finds staff by their e-mail, and asks the role what they may', async () => {
    const staff = await aStaffWithPassword(app.deps, { role: 'VIEWER' })
    const { body } = await anyone().post('/auth/token', { email: staff.email, password: PASSWORD })
    const me = await anyone().get('/auth/me', bearer(body.access_token))
    expect(me.body).toMatchObject({ audience: 'staff', role: 'viewer', client: null, is_read_only: true })
    expect((await anyone().get('/leads', bearer(body.access_token))).status).toBe(200)
    const { client } = await aClientWithUser(app.deps)
    const write = { body: { name: 'Ada', client_id: client.id }, ...bearer(body.access_token) }
    expect((await anyone().send('POST', '/leads', write)).status).toBe(403)
  })

  it('takes one of two logins with the same e-mail', async () => {
    const { user } = await aClientWithUser(app.deps)
    await aStaffWithPassword(app.deps, { email: user.email })
    const audience = async (asked?: string) => {
      const { body } = await anyone().post('/auth/token', { email: user.email, password: PASSWORD, audience: asked })
      return (await anyone().get('/auth/me', bearer(body.access_token))).body.audience
    }
    expect([await audience(), await audience('staff'), await audience('client')]).toEqual(['client', 'staff', 'client'])
  })

  it('has the limit of the sign-in page, and says the same whatever is wrong', async () => {
    const { user } = await aClientWithUser(app.deps)
    const from = { 'X-Forwarded-For': '192.0.2.77' }
    const guess = (email: string, password: string) => anyone().post('/auth/token', { email, password }, from)
    const answers = [await guess(user.email, 'wrong'), await guess('nobody@business.example', 'wrong')]
    expect(
      new Set(answers.map(({ status, body: { detail, code } }) => JSON.stringify({ status, detail, code }))),
    ).toEqual(
      new Set([
        JSON.stringify({
          status: 401,
          detail: 'This e-mail and password do not match an active login.',
          code: 'unauthorized',
        }),
      ]),
    )
    for (let n = 1; n < 10; n++) await guess(user.email, 'wrong')
    const late = await guess(user.email, PASSWORD)
    expect(late.status).toBe(429)
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('keeps neither token in the clear', async () => {
    const { tokens } = await aPerson()
    await anyone().post('/auth/token', { email: 'a', password: 'CANARY-password' }, { 'Idempotency-Key': 'k' })
    const { rows } = await app.deps.database.query(
      `select string_agg(query_to_xml('select * from public.' || quote_ident(tablename), true, false, '')::text, '') as dump
       from pg_tables where schemaname = 'public'`,
    )
    const dump = String(rows[0]?.['dump']) + app.logged.join()
    for (const secret of [tokens.refresh_token, tokens.access_token, tokens.access_token.split('.')[2], 'CANARY'])
      expect(dump).not.toContain(secret)
  })
})

describe('a refresh token', () => {
  it('works once and gets the next pair', async () => {
    const { tokens } = await aPerson()
    const second = await refresh(tokens.refresh_token)
    expect(second.status).toBe(200)
    expect(second.body.refresh_token).not.toBe(tokens.refresh_token)
    expect(second.body.session_expires_at).toBe(tokens.session_expires_at)
    expect(await asks(second.body.access_token)).toBe(200)
    expect((await refresh(second.body.refresh_token)).status).toBe(200)
  })

  it('that is shown twice ends the whole session', async () => {
    const { user, tokens } = await aPerson()
    const next = (await refresh(tokens.refresh_token)).body
    const stolen = await refresh(tokens.refresh_token)
    expect(stolen).toMatchObject({ status: 401, body: { code: 'refresh_token_invalid' } })
    expect([await asks(tokens.access_token), await asks(next.access_token)]).toEqual([401, 401])
    expect((await refresh(next.refresh_token)).status).toBe(401)
    expect(await auditOf('api-sessions.end')).toMatchObject([
      { actorId: user.id, changes: { because: [null, 'refresh token used twice'] } },
    ])
  })

  it('is worth nothing once its login changed', async () => {
    const { user, tokens } = await aPerson()
    await app.deps.database.prisma.clientUser.update({
      where: { id: user.id },
      data: { sessionVersion: { increment: 1 } },
    })
    expect((await refresh(tokens.refresh_token)).status).toBe(401)
  })

  it.each(['', 'blr_nothing', 'x'.repeat(201)])('is not %j', async (text) => {
    const { status } = await refresh(text)
    expect(status).toBe(text.startsWith('blr_') ? 401 : 400)
  })
})

describe('signing out', () => {
  it('ends the session of a refresh token, also for those who are nobody, and again', async () => {
    const { tokens } = await aPerson()
    for (let n = 0; n < 2; n++)
      expect((await anyone().post('/auth/revoke', { refresh_token: tokens.refresh_token })).status).toBe(204)
    expect(await asks(tokens.access_token)).toBe(401)
    expect((await refresh(tokens.refresh_token)).status).toBe(401)
    expect(await auditOf('api-sessions.end')).toHaveLength(1)
    expect((await anyone().post('/auth/revoke', { refresh_token: 'blr_unknown' })).status).toBe(204)
  })

  it('ends the session it is asked in', async () => {
    const [one, other] = [await aPerson(), await aPerson()]
    expect((await anyone().send('POST', '/auth/revoke', bearer(one.tokens.access_token))).status).toBe(204)
    expect([await asks(one.tokens.access_token), await asks(other.tokens.access_token)]).toEqual([401, 200])
    expect((await anyone().post('/auth/revoke')).body.errors).toMatchObject([{ field: 'refresh_token' }])
  })
})

// trust.md A-5
describe('a token that is not one of ours', () => {
  type Person = Awaited<ReturnType<typeof aPerson>>
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const read = (token: string, at: 0 | 1) => JSON.parse(Buffer.from(token.split('.')[at] ?? '', 'base64url').toString())
  const now = () => Math.floor(Date.now() / 1000)

  /** The header and claims of a good token, changed, and signed with our own key: only what was changed is wrong. */
  async function forged(
    { tokens }: Person,
    over: { header?: object; claims?: Record<string, unknown>; key?: Uint8Array },
  ) {
    const [[, ours] = []] = accessKeys(app.deps.config)
    const claims = { ...read(tokens.access_token, 1), ...over.claims }
    const header = { ...read(tokens.access_token, 0), ...over.header }
    return new SignJWT(claims).setProtectedHeader(header).sign(over.key ?? ours ?? new Uint8Array())
  }
  /** The good one with another head, and a signature by whichever means. */
  const unsigned = ({ tokens }: Person, header: object, signature = '') =>
    `${part({ ...read(tokens.access_token, 0), ...header })}.${tokens.access_token.split('.')[1]}.${signature}`
  const hmac = (text: string, key: string | Uint8Array) => createHmac('sha256', key).update(text).digest('base64url')
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const byTheirKey = (header: object) => (person: Person) =>
    forged(person, { header, key: new TextEncoder().encode('an attacker’s key of thirty-two bytes and more') })

  const vectors: [string, (person: Person) => string | Promise<string>][] = [
    ['algorithm none', (person) => unsigned(person, { alg: 'none' })],
    ['algorithm NONE', (person) => unsigned(person, { alg: 'NONE' })],
    [
      'algorithm nOnE with the old signature',
      (person) => unsigned(person, { alg: 'nOnE' }, person.tokens.access_token.split('.')[2]),
    ],
    [
      'HS256 signed with an RSA public key',
      (person) => {
        const text = unsigned(person, {}).slice(0, -1)
        return `${text}.${hmac(text, pem)}`
      },
    ],
    [
      'RS256 as its algorithm',
      (person) => unsigned(person, { alg: 'RS256' }, person.tokens.access_token.split('.')[2]),
    ],
    ['an empty signature', (person) => unsigned(person, {})],
    ['no signature at all', ({ tokens }) => tokens.access_token.split('.').slice(0, 2).join('.')],
    [
      'one bit of the signature changed',
      ({ tokens: { access_token: t } }) => `${t.slice(0, -2)}${t.at(-2) === 'A' ? 'B' : 'A'}${t.at(-1)}`,
    ],
    ['run out a second ago', (person) => forged(person, { claims: { exp: now() - 1 } })],
    ['good in an hour', (person) => forged(person, { claims: { nbf: now() + 3600 } })],
    ['no end', (person) => forged(person, { claims: { exp: undefined } })],
    ['another issuer', (person) => forged(person, { claims: { iss: 'https://evil.example' } })],
    ['another audience', (person) => forged(person, { claims: { aud: 'https://evil.example/api/v1' } })],
    ['no audience', (person) => forged(person, { claims: { aud: undefined } })],
    ['type JWT', (person) => forged(person, { header: { typ: 'JWT' } })],
    ['no type', (person) => forged(person, { header: { typ: undefined } })],
    ['kid ../../dev/null', (person) => forged(person, { header: { kid: '../../dev/null' }, key: new Uint8Array(32) })],
    ['kid with SQL', (person) => forged(person, { header: { kid: "x' union select 'key' --" } })],
    ['no kid', (person) => forged(person, { header: { kid: undefined } })],
    ['jku', byTheirKey({ jku: 'https://evil.example/keys.json' })],
    ['x5u', byTheirKey({ x5u: 'https://evil.example/cert.pem' })],
    ['jwk, signed by the key it brings', byTheirKey({ jwk: { kty: 'oct', k: part({}) } })],
    ['jwk, signed by ours', (person) => forged(person, { header: { jwk: { kty: 'oct', k: 'AA' } } })],
    [
      'an edited person',
      (person) => {
        const [head, , signature] = person.tokens.access_token.split('.')
        return `${head}.${part({ ...read(person.tokens.access_token, 1), sub: randomUUID() })}.${signature}`
      },
    ],
    ['a person whose session it is not', (person) => forged(person, { claims: { sub: randomUUID() } })],
    ['a session there is not', (person) => forged(person, { claims: { sid: randomUUID() } })],
    ['a session that is no id', (person) => forged(person, { claims: { sid: "' or 1=1 --" } })],
    [
      'a session that was signed out',
      async ({ tokens }) => {
        await anyone().post('/auth/revoke', { refresh_token: tokens.refresh_token })
        return tokens.access_token
      },
    ],
    [
      'a login that was deleted',
      async ({ user, tokens }) => {
        await app.deps.database.prisma.clientUser.delete({ where: { id: user.id } })
        return tokens.access_token
      },
    ],
    [
      'a login that was disabled',
      async ({ user, tokens }) => {
        await app.deps.database.prisma.clientUser.update({ where: { id: user.id }, data: { isActive: false } })
        return tokens.access_token
      },
    ],
    [
      'a client that was deactivated',
      async ({ client, tokens }) => {
        await app.deps.database.prisma.client.update({ where: { id: client.id }, data: { isActive: false } })
        return tokens.access_token
      },
    ],
    ['a refresh token', ({ tokens }) => tokens.refresh_token],
    ['12 KB of it', ({ tokens }) => tokens.access_token + 'A'.repeat(12_000)],
  ]

  it.each(vectors)('is refused: %s', async (what, make) => {
    const person = await aPerson()
    expect(await asks(person.tokens.access_token)).toBe(200)
    const from = { 'X-Forwarded-For': `198.51.100.${vectors.findIndex(([name]) => name === what)}` }
    const headers = { Authorization: `Bearer ${await make(person)}`, ...from }
    const answer = await anyone().get('/auth/me', { headers })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  it('made the same way with nothing changed would be good', async () => {
    expect(await asks(await forged(await aPerson(), {}))).toBe(200)
  })

  it('that has run out keeps nobody from refreshing or signing out, nor from being told to', async () => {
    const person = await aPerson()
    const from = { 'X-Forwarded-For': '198.51.100.200' }
    const old = await forged(person, { claims: { exp: now() - 1 } })
    const showing = { Authorization: `Bearer ${old}`, ...from }
    // More than a network may show of what is not good.
    const asked = await Promise.all(Array.from({ length: 70 }, () => anyone().get('/auth/me', { headers: showing })))
    expect(asked.map(({ status, body }) => `${status} ${body.code}`)).toEqual(Array(70).fill('401 token_expired'))
    const { refresh_token } = person.tokens
    const next = await anyone().post('/auth/refresh', { refresh_token }, showing)
    expect(next.status).toBe(200)
    const signIn = { email: person.user.email, password: PASSWORD }
    expect((await anyone().post('/auth/token', signIn, showing)).status).toBe(200)
    const out = { refresh_token: next.body.refresh_token }
    expect((await anyone().post('/auth/revoke', out, showing)).status).toBe(204)
    expect(await asks(next.body.access_token)).toBe(401)
    // What nobody ever handed out is a guess, run out or not.
    const key = new TextEncoder().encode('an attacker’s key of thirty-two bytes and more')
    const guess = await forged(person, { claims: { exp: now() - 1 }, key })
    const guessed = await anyone().get('/auth/me', { headers: { ...from, Authorization: `Bearer ${guess}` } })
    expect(guessed.body.code).toBe('unauthorized')
  })

  it('does not make somebody of those who may ask as nobody, and a wrong key or one in the address is still refused', async () => {
    const { tokens } = await aPerson()
    const end = (headers: Record<string, string>, query = '') =>
      anyone().post(`/auth/revoke${query}`, undefined, { 'X-Forwarded-For': '198.51.100.201', ...headers })
    expect((await end({ Authorization: `Bearer ${tokens.access_token}x` })).status).toBe(400)
    expect((await end({ 'X-API-Key': 'blk_wrong' })).status).toBe(401)
    expect((await end({}, '?api_key=x')).body.code).toBe('key_in_address')
    expect(await asks(tokens.access_token)).toBe(200)
  })

  it('of a megabyte does not even get in', async () => {
    const answer = await anyone()
      .get('/auth/me', bearer('A'.repeat(1_000_000)))
      .catch(() => ({ status: 431 }))
    expect(answer.status).toBe(431)
  })

  it('is good while an older secret is still accepted, and not after it', async () => {
    const { tokens } = await aPerson()
    const { sessionSecrets: before, ...config } = app.deps.config
    const withSecrets = (sessionSecrets: string[]) => Object.assign(app.deps, { config: { ...config, sessionSecrets } })
    withSecrets(['a new secret of at least thirty-two letters', ...before])
    expect(await asks(tokens.access_token)).toBe(200)
    withSecrets(['a new secret of at least thirty-two letters'])
    expect(await asks(tokens.access_token)).toBe(401)
    withSecrets([...before])
  })
})
