import { describe, expect, it } from 'vitest'
import { signInClientUser, signInStaff } from '../../../src/domain/sessions/index.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { ADDRESS, aClientWithUser, aStaffWithPassword, later, PASSWORD, visitor } from './people.js'

const db = useDatabase()
const from = (email: string, password = PASSWORD, address = ADDRESS) => ({ email, password, address })
const codeOf = (signIn: Promise<unknown>) =>
  signIn.then(
    () => 'in',
    (error) => error.code,
  )

describe('signing in', () => {
  it('lets staff in, notes when, and says so in the audit log', async () => {
    const staff = await aStaffWithPassword(db.deps)
    const person = await signInStaff(visitor(db.deps), from(` ${staff.email.toUpperCase()} `))
    expect(person).toMatchObject({ name: staff.name, signedIn: { id: staff.id, version: 1, startedAt: +later(0) } })
    const saved = await db.deps.database.prisma.staff.findUniqueOrThrow({ where: { id: staff.id } })
    expect(saved).toMatchObject({ lastLoginAt: later(0), updatedAt: staff.updatedAt })
    expect(await db.deps.database.prisma.auditEntry.findMany()).toMatchObject([
      { action: 'sessions.sign-in', actorKind: 'staff', actorId: staff.id, address: ADDRESS },
    ])
  })

  it('lets a client user in and notes when for the client too, without making staff’s forms stale', async () => {
    const { client, user } = await aClientWithUser(db.deps)
    await signInClientUser(visitor(db.deps), from(user.email))
    const saved = await db.deps.database.prisma.client.findUniqueOrThrow({ where: { id: client.id } })
    expect(saved).toMatchObject({ lastLoginAt: later(0), updatedAt: client.updatedAt })
    expect(await db.deps.database.prisma.auditEntry.findMany()).toMatchObject([
      { actorKind: 'client_user', clientId: client.id },
    ])
  })

  it('keeps the two audiences apart', async () => {
    const staff = await aStaffWithPassword(db.deps)
    const { user } = await aClientWithUser(db.deps)
    expect(await codeOf(signInClientUser(visitor(db.deps), from(staff.email)))).toBe('unauthorized')
    expect(await codeOf(signInStaff(visitor(db.deps), from(user.email)))).toBe('unauthorized')
  })

  it('says the same whatever is wrong', async () => {
    const staff = await aStaffWithPassword(db.deps)
    const disabled = await aStaffWithPassword(db.deps, { isActive: false })
    const without = await aStaffWithPassword(db.deps, { passwordHash: null })
    const tries = [
      from(staff.email, 'wrong password'),
      from('nobody@agency.example'),
      from(disabled.email),
      from(without.email),
      from('not an address'),
      from(staff.email, 'x'.repeat(900)),
    ]
    const answers = await Promise.all(
      tries.map((input) =>
        signInStaff(visitor(db.deps), input).catch((error) => [error.code, error.message, error.details]),
      ),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const reasons = (await db.deps.database.prisma.auditEntry.findMany()).map((row) => JSON.stringify(row.changes))
    expect(reasons.sort()).toEqual([
      '{"reason":[null,"login is disabled"]}',
      '{"reason":[null,"no such login"]}',
      '{"reason":[null,"no such login"]}',
      '{"reason":[null,"wrong password"]}',
      '{"reason":[null,"wrong password"]}',
      '{"reason":[null,"wrong password"]}',
    ])
  })

  it('never writes down what was typed into the wrong field', async () => {
    await codeOf(signInStaff(visitor(db.deps), from('hunter2 is my password')))
    expect(JSON.stringify(await db.deps.database.prisma.auditEntry.findMany())).not.toContain('hunter2')
    expect(db.logged.join()).not.toContain('hunter2')
  })

  it('takes as long for a login that does not exist as for one that does', async () => {
    const known: number[] = []
    const unknown: number[] = []
    const timed = async (times: number[], email: string, address: string) => {
      const start = performance.now()
      await codeOf(signInStaff(visitor(db.deps), from(email, 'wrong password', address)))
      times.push(performance.now() - start)
    }
    for (let n = 0; n < 60; n++) {
      const staff = await aStaffWithPassword(db.deps)
      await timed(known, staff.email, `192.0.2.${n}`)
      await timed(unknown, `nobody${n}@agency.example`, `192.0.2.${n}`)
    }
    expect(Math.abs(median(known) - median(unknown))).toBeLessThan(10)
  })
})

// trust.md A-1
describe('guessing', () => {
  it('ends after ten tries in a quarter of an hour, right password or not, and goes on after it', async () => {
    const staff = await aStaffWithPassword(db.deps)
    const guess = (n: number) => from(staff.email, 'wrong password', `198.51.100.${n}`)
    for (let n = 0; n < 10; n++) expect(await codeOf(signInStaff(visitor(db.deps), guess(n)))).toBe('unauthorized')
    for (let n = 10; n < 30; n++) expect(await codeOf(signInStaff(visitor(db.deps, 14), guess(n)))).toBe('too_many')
    expect(await codeOf(signInStaff(visitor(db.deps, 14), from(staff.email)))).toBe('too_many')
    expect(await codeOf(signInStaff(visitor(db.deps, 15), from(staff.email)))).toBe('in')
  })

  it('treats an unknown account alike', async () => {
    const guess = (n: number) => from('nobody@agency.example', 'wrong password', `198.51.100.${n}`)
    for (let n = 0; n < 10; n++) expect(await codeOf(signInStaff(visitor(db.deps), guess(n)))).toBe('unauthorized')
    expect(await codeOf(signInStaff(visitor(db.deps), guess(11)))).toBe('too_many')
  })

  it('does not lock the owner out who signed in from their address before', async () => {
    const staff = await aStaffWithPassword(db.deps)
    await signInStaff(visitor(db.deps), from(staff.email, PASSWORD, '203.0.113.9'))
    for (let n = 0; n < 12; n++) {
      await codeOf(signInStaff(visitor(db.deps, 60), from(staff.email, 'wrong password', `198.51.100.${n}`)))
    }
    expect(await codeOf(signInStaff(visitor(db.deps, 61), from(staff.email, PASSWORD, '203.0.113.9')))).toBe('in')
    expect(await codeOf(signInStaff(visitor(db.deps, 61), from(staff.email, PASSWORD, '198.51.100.1')))).toBe(
      'too_many',
    )
  })

  it('from one address ends after a hundred tries in an hour, over all accounts', async () => {
    const { user } = await aClientWithUser(db.deps)
    for (let n = 0; n < 100; n++) {
      expect(await codeOf(signInClientUser(visitor(db.deps), from(`n${n}@x.example`, 'wrong')))).toBe('unauthorized')
    }
    expect(await codeOf(signInClientUser(visitor(db.deps), from(user.email)))).toBe('too_many')
    expect(await codeOf(signInClientUser(visitor(db.deps), from(user.email, PASSWORD, '203.0.113.1')))).toBe('in')
    expect(await codeOf(signInClientUser(visitor(db.deps, 60), from(user.email)))).toBe('in')
  })

  it('is not what an office of many people does who sign in rightly from one address', async () => {
    const staff = await aStaffWithPassword(db.deps)
    for (let n = 0; n < 120; n++) expect(await codeOf(signInStaff(visitor(db.deps), from(staff.email)))).toBe('in')
  }, 60_000)

  it('leaves no addresses in the table of counters', async () => {
    await codeOf(signInStaff(visitor(db.deps), from('nobody@agency.example')))
    const kept = (await db.deps.database.prisma.rateLimit.findMany()).map(({ key }) => key).join()
    expect(kept).not.toMatch(/nobody|192\.0\.2/)
  })
})

onPostgres('guessing on many connections at once', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('has ten tries as well', async () => {
    const staff = await aStaffWithPassword(db.deps)
    const guesses = Array.from({ length: 60 }, (_, n) =>
      codeOf(signInStaff(visitor(db.deps), from(staff.email, 'wrong password', `198.51.100.${n % 20}`))),
    )
    const answers = await Promise.all(guesses)
    expect(answers.filter((answer) => answer === 'unauthorized')).toHaveLength(10)
    expect(answers.filter((answer) => answer === 'too_many')).toHaveLength(50)
  })
})

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
