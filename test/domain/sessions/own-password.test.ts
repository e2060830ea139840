import { describe, expect, it } from 'vitest'
import {
  changeOwnPassword,
  clientUserOfSession,
  signInClientUser,
  signInStaff,
  staffOfSession,
} from '../../../src/domain/sessions/index.js'
import type { Actor } from '../../../src/platform/context.js'
import { aClient, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { ADDRESS, aClientWithUser, aStaffWithPassword, codeOf, isLive, PASSWORD, visitor } from './people.js'

const db = useDatabase()
const NEXT = 'a new and longer password'

describe('changing one’s own password', () => {
  it('ends the other sessions of a client user and keeps this one', async () => {
    const { user } = await aClientWithUser(db.deps)
    const input = { email: user.email, password: PASSWORD, address: ADDRESS }
    const [here, elsewhere] = [
      await signInClientUser(visitor(db.deps), input),
      await signInClientUser(visitor(db.deps), input),
    ]
    const session = await clientUserOfSession(visitor(db.deps), here.signedIn)
    const ctx = ctxOf(db.deps, session?.actor)
    const signedIn = await changeOwnPassword(db.deps, ctx, { current: PASSWORD, next: NEXT })
    expect(await isLive(db.deps, { ...here, signedIn })).toBe(true)
    expect(await isLive(db.deps, elsewhere)).toBe(false)
    await signInClientUser(visitor(db.deps), { ...input, password: NEXT })
    const rows = await db.deps.database.prisma.auditEntry.findMany({ where: { action: { endsWith: 'own-password' } } })
    expect(rows).toMatchObject([{ actorId: user.id, clientId: user.clientId }])
  })

  it('works for staff too', async () => {
    const staff = await aStaffWithPassword(db.deps)
    const ctx = ctxOf(db.deps, staffActor(staff))
    const signedIn = await changeOwnPassword(db.deps, ctx, { current: PASSWORD, next: NEXT })
    expect(await staffOfSession(visitor(db.deps), signedIn)).toMatchObject({ email: staff.email })
    await signInStaff(visitor(db.deps), { email: staff.email, password: NEXT, address: ADDRESS })
  })

  it('needs the current one, and a guesser has ten tries', async () => {
    const staff = await aStaffWithPassword(db.deps)
    const ctx = ctxOf(db.deps, staffActor(staff))
    const wrong = () => changeOwnPassword(db.deps, ctx, { current: 'wrong password', next: NEXT })
    await expect(wrong()).rejects.toMatchObject({ details: { fields: { current: expect.any(String) } } })
    for (let n = 1; n < 10; n++) expect(await codeOf(wrong())).toBe('invalid')
    expect(await codeOf(wrong())).toBe('too_many')
  })

  it('names the field of a new one that is too short', async () => {
    const staff = await aStaffWithPassword(db.deps)
    const input = { current: PASSWORD, next: 'short' }
    await expect(changeOwnPassword(db.deps, ctxOf(db.deps, staffActor(staff)), input)).rejects.toMatchObject({
      details: { fields: { next: expect.any(String) } },
    })
  })

  it('is refused to staff in a client’s portal, to visitors and to jobs', async () => {
    const staff = await aStaffWithPassword(db.deps)
    const client = await aClient(db.deps)
    const actors: Actor[] = [
      {
        kind: 'impersonator',
        id: staff.id,
        name: 'Robin',
        clientId: client.id,
        access: 'SELF_SERVICE',
        impersonationId: staff.id,
      },
      { kind: 'visitor' },
      { kind: 'job', name: 'x' },
    ]
    for (const actor of actors) {
      const change = changeOwnPassword(db.deps, ctxOf(db.deps, actor), { current: PASSWORD, next: NEXT })
      expect(await codeOf(change)).toBe('forbidden')
    }
  })
})
