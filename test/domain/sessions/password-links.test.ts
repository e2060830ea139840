import { describe, expect, it } from 'vitest'
import {
  type Audience,
  readPasswordLink,
  requestPasswordLink,
  sendStaffPasswordLink,
  setPasswordByLink,
  signInClientUser,
  signInStaff,
} from '../../../src/domain/sessions/index.js'
import { aStaff, ctxOf, staffActor } from '../../support/builders.js'
import { onPostgres, type TestDatabase, useDatabase } from '../../support/database.js'
import {
  ADDRESS,
  aClientWithUser,
  aStaffWithPassword,
  codeOf,
  isLive,
  mailsOf,
  PASSWORD,
  tokenIn,
  visitor,
} from './people.js'

const db = useDatabase()
const NEXT = 'a new and longer password'

async function aLink(test: TestDatabase, email: string, options: { audience?: Audience; minutes?: number } = {}) {
  const { audience = 'client', minutes = 0 } = options
  await requestPasswordLink(visitor(test.deps, minutes), { email, audience })
  return tokenIn((await mailsOf(test)).at(-1)?.text)
}
const use = (token: string, minutes = 0, test = db) =>
  codeOf(setPasswordByLink(visitor(test.deps, minutes), { token, password: NEXT }))

// trust.md A-4
describe('a link to set a password', () => {
  it.each(['client', 'staff'] as const)('sets the password of a %s login and ends its sessions', async (audience) => {
    const login = audience === 'staff' ? await aStaffWithPassword(db.deps) : (await aClientWithUser(db.deps)).user
    const signIn = audience === 'staff' ? signInStaff : signInClientUser
    const old = await signIn(visitor(db.deps), { email: login.email, password: PASSWORD, address: ADDRESS })
    const token = await aLink(db, login.email.toUpperCase(), { audience })

    expect(await readPasswordLink(visitor(db.deps, 59), { token })).toEqual({
      name: login.name,
      email: login.email,
      audience,
    })
    expect(await setPasswordByLink(visitor(db.deps, 59), { token, password: NEXT })).toEqual({ audience })
    expect(await isLive(db.deps, old)).toBe(false)
    await signIn(visitor(db.deps), { email: login.email, password: NEXT, address: ADDRESS })
    expect(await codeOf(signIn(visitor(db.deps), { email: login.email, password: PASSWORD, address: ADDRESS }))).toBe(
      'unauthorized',
    )
  })

  it('leads to our own address, is long, and is stored only as a hash', async () => {
    const { user } = await aClientWithUser(db.deps)
    const token = await aLink(db, user.email)
    expect((await mailsOf(db))[0]?.text).toContain(`http://localhost:3000/password/${token}\n`)
    expect(token).toMatch(/^\w{64}$/)
    const { rows } = await db.deps.database.query(
      'select (select jsonb_agg(l) from client_password_links l)::text || (select jsonb_agg(j) from pgboss.job j)::text as dump',
    )
    expect(String(rows[0]?.['dump'])).not.toContain(token)
    expect(db.logged.join()).not.toContain(token)
  })

  it('works once', async () => {
    const { user } = await aClientWithUser(db.deps)
    const token = await aLink(db, user.email)
    expect(await use(token)).toBe('done')
    expect(await use(token)).toBe('conflict')
    expect(await readPasswordLink(visitor(db.deps), { token })).toBeUndefined()
  })

  it('runs out after an hour', async () => {
    const { user } = await aClientWithUser(db.deps)
    const token = await aLink(db, user.email)
    expect(await readPasswordLink(visitor(db.deps, 61), { token })).toBeUndefined()
    expect(await use(token, 61)).toBe('conflict')
  })

  it('is void once a newer one was asked for', async () => {
    const { user } = await aClientWithUser(db.deps)
    const older = await aLink(db, user.email)
    const newer = await aLink(db, user.email)
    expect(await use(older)).toBe('conflict')
    expect(await use(newer)).toBe('done')
  })

  it('is void once the login has another address, or is disabled', async () => {
    const { user } = await aClientWithUser(db.deps)
    const token = await aLink(db, user.email)
    const set = (data: object) => db.deps.database.prisma.clientUser.update({ where: { id: user.id }, data })
    await set({ email: 'moved@business.example' })
    expect(await use(token)).toBe('conflict')
    await set({ email: user.email, isActive: false })
    expect(await use(token)).toBe('conflict')
    await set({ isActive: true })
    expect(await use(token)).toBe('done')
  })

  it('is not used up by a password that is refused', async () => {
    const { user } = await aClientWithUser(db.deps)
    const token = await aLink(db, user.email)
    const short = setPasswordByLink(visitor(db.deps), { token, password: 'short' })
    await expect(short).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: { password: expect.any(String) } },
    })
    expect(await use(token)).toBe('done')
  })

  it('cannot be guessed', async () => {
    expect(await use('x'.repeat(64))).toBe('conflict')
    expect(await use('')).toBe('conflict')
    expect(await use('\0')).toBe('conflict')
  })
})

describe('asking for a link', () => {
  it('answers alike for an address nobody has, a disabled login, and the other audience', async () => {
    const { user } = await aClientWithUser(db.deps)
    const disabled = await aStaff(db.deps, { isActive: false })
    const answers = [
      await requestPasswordLink(visitor(db.deps), { email: user.email, audience: 'client' }),
      await requestPasswordLink(visitor(db.deps), { email: 'nobody@x.example', audience: 'client' }),
      await requestPasswordLink(visitor(db.deps), { email: user.email, audience: 'staff' }),
      await requestPasswordLink(visitor(db.deps), { email: disabled.email, audience: 'staff' }),
    ]
    expect(answers).toEqual([undefined, undefined, undefined, undefined])
    expect((await mailsOf(db)).map(({ to }) => to)).toEqual([user.email])
  })

  it('has an end, for known and unknown addresses alike', async () => {
    const { user } = await aClientWithUser(db.deps)
    for (const email of [user.email, 'nobody@x.example']) {
      const ask = (minutes: number) =>
        codeOf(requestPasswordLink(visitor(db.deps, minutes), { email, audience: 'client' }))
      for (let n = 0; n < 5; n++) expect(await ask(0)).toBe('done')
      expect(await ask(59)).toBe('too_many')
      expect(await ask(60)).toBe('done')
    }
  })

  it('sends nothing when a second recipient is smuggled in', async () => {
    const sneaky = 'a@x.example\r\nBcc: b@x.example'
    expect(await codeOf(requestPasswordLink(visitor(db.deps), { email: sneaky, audience: 'client' }))).not.toBe('done')
    expect(await mailsOf(db)).toEqual([])
  })
})

describe('an invitation to staff', () => {
  it('is for owners and admins to send, to an owner only for owners', async () => {
    const [owner, sam] = [await aStaff(db.deps), await aStaff(db.deps, { role: 'VIEWER' })]
    const as = async (role: 'ADMIN' | 'SUPPORT') => ctxOf(db.deps, staffActor(await aStaff(db.deps, { role })))
    expect(await codeOf(sendStaffPasswordLink(await as('SUPPORT'), { staffId: sam.id }))).toBe('forbidden')
    expect(await codeOf(sendStaffPasswordLink(await as('ADMIN'), { staffId: owner.id }))).toBe('forbidden')
    const { sentTo, url } = await sendStaffPasswordLink(await as('ADMIN'), { staffId: sam.id })
    expect(sentTo).toBe(sam.email)
    expect(await use(tokenIn(url), 2 * 24 * 60)).toBe('done')
  })
})

onPostgres('two who use one link at the same moment', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('are one winner and one refusal', async () => {
    const { user } = await aClientWithUser(db.deps)
    for (let round = 0; round < 5; round++) {
      const token = await aLink(db, user.email)
      const passwords = ['the first new password', 'the second new password']
      const results = await Promise.all(
        passwords.map((password) => codeOf(setPasswordByLink(visitor(db.deps), { token, password }))),
      )
      expect(results.sort()).toEqual(['conflict', 'done'])
    }
    const saved = await db.deps.database.prisma.clientUser.findUniqueOrThrow({ where: { id: user.id } })
    expect(saved.sessionVersion).toBe(6)
  })
})
