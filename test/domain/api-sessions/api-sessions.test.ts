import { describe, expect, it } from 'vitest'
import {
  callerOfToken,
  endApiSession,
  pruneApiSessionsJob,
  refreshApiSession,
  startApiSession,
} from '../../../src/domain/api-sessions/index.js'
import { setLoginPassword } from '../../../src/domain/sessions/index.js'
import { updateStaff } from '../../../src/domain/staff/index.js'
import type { Deps } from '../../../src/platform/context.js'
import { openPostgres } from '../../../src/platform/db.js'
import { ctxOf, JOB } from '../../support/builders.js'
import { makeTestDeps, onPostgres, useDatabase } from '../../support/database.js'
import { aClientWithUser, aStaffWithPassword, codeOf, later, PASSWORD, visitor } from '../sessions/people.js'

const DAY = 24 * 60
const start = (deps: Deps, email: string) => startApiSession(visitor(deps), { email, password: PASSWORD })

describe('a session of the API', () => {
  const db = useDatabase()
  const who = async (token: string, minutes = 0) => (await callerOfToken(visitor(db.deps, minutes), token))?.actor.id
  const refresh = (refreshToken: string, minutes = 0) => refreshApiSession(visitor(db.deps, minutes), { refreshToken })

  it('is shown by tokens of ten minutes, for thirty days', async () => {
    const { user } = await aClientWithUser(db.deps)
    const tokens = await start(db.deps, ` ${user.email.toUpperCase()} `)
    expect([await who(tokens.accessToken, 9.9), await who(tokens.accessToken, 10)]).toEqual([user.id, undefined])
    const last = await refresh(tokens.refreshToken, 30 * DAY - 5)
    expect(last.expiresInSeconds).toBe(300)
    expect(last.sessionExpiresAt).toEqual(later(30 * DAY))
    expect(await who(last.accessToken, 30 * DAY)).toBeUndefined()
    expect(await codeOf(refresh(last.refreshToken, 30 * DAY))).toBe('unauthorized')
  })

  it('ends with a new password, a new role, or a login that is disabled', async () => {
    const owner = ctxOf(db.deps, JOB)
    const { user } = await aClientWithUser(db.deps)
    const [demoted, disabled] = [await aStaffWithPassword(db.deps), await aStaffWithPassword(db.deps)]
    await aStaffWithPassword(db.deps)
    const sessions = []
    for (const { email } of [user, demoted, disabled]) sessions.push(await start(db.deps, email))
    await setLoginPassword(owner, { audience: 'client', id: user.id, password: 'another horse battery' })
    await updateStaff(owner, { id: demoted.id, changes: { role: 'VIEWER' } })
    await updateStaff(owner, { id: disabled.id, changes: { isActive: false } })
    for (const { accessToken, refreshToken } of sessions) {
      expect(await who(accessToken)).toBeUndefined()
      expect(await codeOf(refresh(refreshToken))).toBe('unauthorized')
    }
  })

  it('is no session of the pages, and ends alone', async () => {
    const { user } = await aClientWithUser(db.deps)
    const [one, other] = [await start(db.deps, user.email), await start(db.deps, user.email)]
    await endApiSession(visitor(db.deps), { refreshToken: one.refreshToken })
    expect([await who(one.accessToken), await who(other.accessToken)]).toEqual([undefined, user.id])
  })

  it('is forgotten thirty days after its end, with its tokens', async () => {
    const { user } = await aClientWithUser(db.deps)
    await start(db.deps, user.email)
    const left = async () => [
      await db.deps.database.prisma.apiSession.count(),
      await db.deps.database.prisma.refreshToken.count(),
    ]
    await pruneApiSessionsJob.run(ctxOf(db.deps, JOB, later(59 * DAY)), {})
    expect(await left()).toEqual([1, 1])
    await pruneApiSessionsJob.run(ctxOf(db.deps, JOB, later(61 * DAY)), {})
    expect(await left()).toEqual([0, 0])
  })
})

onPostgres('a session of the API in several processes', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('is over in all of them at once, and one refresh token used at once in many is used twice', async () => {
    const other = makeTestDeps(openPostgres(db.url, 4))
    try {
      const { user } = await aClientWithUser(db.deps)
      const ended = await start(db.deps, user.email)
      expect(await callerOfToken(visitor(other), ended.accessToken)).toBeDefined()
      await endApiSession(visitor(db.deps), { refreshToken: ended.refreshToken })
      expect(await callerOfToken(visitor(other), ended.accessToken)).toBeUndefined()

      const stolen = await start(db.deps, user.email)
      const tries = Array.from({ length: 20 }, (_, n) =>
        refreshApiSession(visitor(n % 2 ? db.deps : other), stolen).catch(() => undefined),
      )
      const pairs = (await Promise.all(tries)).filter((pair) => pair !== undefined)
      expect(pairs.length).toBeLessThanOrEqual(1)
      for (const { accessToken, refreshToken } of [stolen, ...pairs]) {
        expect(await callerOfToken(visitor(other), accessToken)).toBeUndefined()
        expect(await codeOf(refreshApiSession(visitor(other), { refreshToken }))).toBe('unauthorized')
      }
    } finally {
      await other.database.close()
    }
  })
})
