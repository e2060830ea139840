import { describe, expect, it } from 'vitest'
import { createFirstStaff, readSetupLink, setupLink } from '../../../src/domain/staff/index.js'
import { aStaff, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
const visitor = () => ctxOf(db.deps, { kind: 'visitor' })
const tokenOf = (url: string | undefined) => url?.split('/').at(-1) ?? ''
const owner = { email: 'me@agency.example', name: 'Robin', password: 'correct horse battery' }

describe('the link of the first start', () => {
  it('creates an owner once', async () => {
    const url = await setupLink(ctxOf(db.deps))
    expect(url).toMatch(/^http:\/\/localhost:3000\/setup\/\w{64}$/)
    const token = tokenOf(url)
    expect(await readSetupLink(visitor(), { token })).toBe(true)
    await createFirstStaff(visitor(), { token, ...owner })
    await expect(createFirstStaff(visitor(), { token, ...owner, email: 'b@agency.example' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await readSetupLink(visitor(), { token })).toBe(false)
    expect(await db.deps.database.prisma.staff.findMany()).toMatchObject([{ email: owner.email, role: 'OWNER' }])
  })

  it('lets one of two win who follow it at the same moment', async () => {
    const token = tokenOf(await setupLink(ctxOf(db.deps)))
    const tries = ['a@agency.example', 'b@agency.example'].map((email) =>
      createFirstStaff(visitor(), { token, ...owner, email }),
    )
    const results = await Promise.allSettled(tries)
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.deps.database.prisma.staff.count()).toBe(1)
  })

  it('is made anew at each start: the older one is void', async () => {
    const first = tokenOf(await setupLink(ctxOf(db.deps)))
    const second = tokenOf(await setupLink(ctxOf(db.deps)))
    expect(await readSetupLink(visitor(), { token: first })).toBe(false)
    expect(await readSetupLink(visitor(), { token: second })).toBe(true)
  })

  it('is not made, and does not work, once there is staff', async () => {
    const token = tokenOf(await setupLink(ctxOf(db.deps)))
    await aStaff(db.deps)
    await expect(createFirstStaff(visitor(), { token, ...owner })).rejects.toMatchObject({ code: 'not_found' })
    expect(await setupLink(ctxOf(db.deps))).toBeUndefined()
    expect(await db.deps.database.prisma.setting.count()).toBe(0)
  })

  it('still works after a password that was refused', async () => {
    const token = tokenOf(await setupLink(ctxOf(db.deps)))
    await expect(createFirstStaff(visitor(), { token, ...owner, password: 'short' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await createFirstStaff(visitor(), { token, ...owner })
  })

  it('is not in the database', async () => {
    const token = tokenOf(await setupLink(ctxOf(db.deps)))
    expect(JSON.stringify(await db.deps.database.prisma.setting.findMany())).not.toContain(token)
  })
})
