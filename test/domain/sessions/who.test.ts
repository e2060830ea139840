import { describe, expect, it } from 'vitest'
import {
  clientUserOfSession,
  signInClientUser,
  signInStaff,
  staffOfSession,
} from '../../../src/domain/sessions/index.js'
import { useDatabase } from '../../support/database.js'
import { ADDRESS, aClientWithUser, aStaffWithPassword, isLive, PASSWORD, visitor } from './people.js'

const db = useDatabase()

const signedInStaff = async () => {
  const staff = await aStaffWithPassword(db.deps, { role: 'SUPPORT' })
  const input = { email: staff.email, password: PASSWORD, address: ADDRESS }
  return { staff, person: await signInStaff(visitor(db.deps), input) }
}
const signedInClientUser = async () => {
  const { client, user } = await aClientWithUser(db.deps)
  const input = { email: user.email, password: PASSWORD, address: ADDRESS }
  return { client, user, person: await signInClientUser(visitor(db.deps), input) }
}

// trust.md A-2
describe('a session', () => {
  it('belongs to who signed in, with the role they have now', async () => {
    const { staff, person } = await signedInStaff()
    await db.deps.database.prisma.staff.update({ where: { id: staff.id }, data: { name: 'New name' } })
    expect(await staffOfSession(visitor(db.deps), person.signedIn)).toEqual({
      actor: { kind: 'staff', id: staff.id, name: 'New name', role: 'SUPPORT' },
      email: staff.email,
    })
  })

  it('of a client user knows the client and what they may do', async () => {
    const { client, user, person } = await signedInClientUser()
    expect(await clientUserOfSession(visitor(db.deps), person.signedIn)).toEqual({
      actor: { kind: 'client', id: user.id, name: user.name, clientId: client.id, access: 'READ_ONLY' },
      email: user.email,
      businessName: client.businessName,
      timeZone: client.timeZone,
    })
  })

  it('is over twelve hours after the sign-in, however busy it was', async () => {
    const { person } = await signedInStaff()
    expect(await isLive(db.deps, person, 12 * 60)).toBe(true)
    expect(await isLive(db.deps, person, 12 * 60 + 1)).toBe(false)
  })

  it('is over when the login is disabled, has another version or is gone', async () => {
    const { staff, person } = await signedInStaff()
    const set = (data: object) => db.deps.database.prisma.staff.update({ where: { id: staff.id }, data })
    await set({ isActive: false })
    expect(await isLive(db.deps, person)).toBe(false)
    await set({ isActive: true, sessionVersion: 2 })
    expect(await isLive(db.deps, person)).toBe(false)
    await db.deps.database.prisma.staff.delete({ where: { id: staff.id } })
    expect(await isLive(db.deps, person)).toBe(false)
  })

  it('of a client user is over when the user or the client is not active', async () => {
    const { client, user, person } = await signedInClientUser()
    expect(await isLive(db.deps, person)).toBe(true)
    await db.deps.database.prisma.client.update({ where: { id: client.id }, data: { isActive: false } })
    expect(await isLive(db.deps, person)).toBe(false)
    await db.deps.database.prisma.client.update({ where: { id: client.id }, data: { isActive: true } })
    await db.deps.database.prisma.clientUser.update({ where: { id: user.id }, data: { isActive: false } })
    expect(await isLive(db.deps, person)).toBe(false)
  })
})
