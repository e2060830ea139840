import { describe, expect, it } from 'vitest'
import { createStaff, updateStaff } from '../../../src/domain/staff/index.js'
import { hashToken } from '../../../src/platform/tokens.js'
import { aStaff, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'

const db = useDatabase()
const person = { email: 'Sam@Agency.example', name: 'Sam', role: 'SUPPORT' } as const
const reload = (id: string) => db.deps.database.prisma.staff.findUniqueOrThrow({ where: { id } })
const asRole = async (role: 'OWNER' | 'ADMIN' | 'SUPPORT' | 'VIEWER') =>
  ctxOf(db.deps, staffActor(await aStaff(db.deps, { role })))

describe('creating staff', () => {
  it('saves a login with a hashed password and says so in the audit log, without the password', async () => {
    const { id } = await createStaff(await asRole('ADMIN'), { ...person, password: 'correct horse battery' })
    const staff = await reload(id)
    expect(staff).toMatchObject({ email: 'sam@agency.example', role: 'SUPPORT', isActive: true })
    expect(staff.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const rows = await db.deps.database.prisma.auditEntry.findMany()
    expect(rows).toMatchObject([{ action: 'staff.create', subjectId: id }])
    expect(JSON.stringify(rows)).not.toMatch(/correct horse|argon2/)
  })

  it('is refused to support, to viewers, and to admins who would make an owner', async () => {
    await expect(createStaff(await asRole('SUPPORT'), person)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createStaff(await asRole('VIEWER'), person)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createStaff(await asRole('ADMIN'), { ...person, role: 'OWNER' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await createStaff(await asRole('OWNER'), { ...person, role: 'OWNER' })
  })

  it('names the field when the address is taken, in whatever case', async () => {
    const ctx = await asRole('OWNER')
    await createStaff(ctx, person)
    await expect(createStaff(ctx, { ...person, email: 'SAM@agency.example ' })).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: { email: 'Somebody already signs in with this e-mail address' } },
    })
  })

  it.each(['short', 'aaaaaaaaaaaaaaa', 'sam@agency.example', 'x'.repeat(201)])(
    'refuses the password %s',
    async (password) => {
      await expect(createStaff(await asRole('OWNER'), { ...person, password })).rejects.toMatchObject({
        code: 'invalid',
      })
    },
  )

  it('refuses fields that are not in the form', async () => {
    const sneaky = { ...person, passwordHash: 'x' }
    await expect(createStaff(await asRole('OWNER'), sneaky)).rejects.toThrow()
  })
})

describe('changing staff', () => {
  it('saves what differs and writes down before and after', async () => {
    const sam = await aStaff(db.deps, { role: 'SUPPORT', name: 'Sam' })
    await updateStaff(await asRole('ADMIN'), { id: sam.id, changes: { name: 'Samira', email: sam.email } })
    expect(await reload(sam.id)).toMatchObject({ name: 'Samira', sessionVersion: 1 })
    expect(await db.deps.database.prisma.auditEntry.findMany()).toMatchObject([
      { changes: { name: ['Sam', 'Samira'] } },
    ])
  })

  it.each([{ role: 'VIEWER' }, { isActive: false }] as const)('ends the sessions when it is %o', async (changes) => {
    const sam = await aStaff(db.deps, { role: 'SUPPORT' })
    await updateStaff(await asRole('ADMIN'), { id: sam.id, changes })
    expect((await reload(sam.id)).sessionVersion).toBe(2)
  })

  it('keeps the last active owner an owner', async () => {
    const owner = await aStaff(db.deps)
    await aStaff(db.deps, { isActive: false })
    const ctx = ctxOf(db.deps, staffActor(owner))
    for (const changes of [{ role: 'ADMIN' }, { isActive: false }] as const) {
      await expect(updateStaff(ctx, { id: owner.id, changes })).rejects.toMatchObject({ code: 'conflict' })
    }
    await aStaff(db.deps)
    await updateStaff(ctx, { id: owner.id, changes: { role: 'ADMIN' } })
  })

  it('lets only owners change an owner or make one', async () => {
    const [owner, sam] = [await aStaff(db.deps), await aStaff(db.deps, { role: 'SUPPORT' })]
    const admin = await asRole('ADMIN')
    const toOwner = { id: sam.id, changes: { role: 'OWNER' } } as const
    await expect(updateStaff(admin, { id: owner.id, changes: { name: 'X' } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(updateStaff(admin, toOwner)).rejects.toMatchObject({ code: 'forbidden' })
    await updateStaff(ctxOf(db.deps, staffActor(owner)), toOwner)
    expect(await reload(sam.id)).toMatchObject({ role: 'OWNER' })
  })

  it('does not overwrite what somebody else changed since the form was opened', async () => {
    const sam = await aStaff(db.deps, { role: 'SUPPORT' })
    const ctx = await asRole('OWNER')
    const expectedUpdatedAt = sam.updatedAt
    await new Promise((resolve) => setTimeout(resolve, 5))
    await updateStaff(ctx, { id: sam.id, changes: { name: 'First' }, expectedUpdatedAt })
    await expect(
      updateStaff(ctx, { id: sam.id, changes: { name: 'Second' }, expectedUpdatedAt }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect(await reload(sam.id)).toMatchObject({ name: 'First' })
  })

  it('voids password links when the address changes', async () => {
    const sam = await aStaff(db.deps, { role: 'SUPPORT' })
    const link = { id: sam.id, staffId: sam.id, email: sam.email, tokenHash: hashToken('x'), expiresAt: NOW }
    await db.deps.database.prisma.staffPasswordLink.create({ data: link })
    await updateStaff(await asRole('OWNER'), { id: sam.id, changes: { email: 'new@agency.example' } })
    const links = await db.deps.database.prisma.staffPasswordLink.findMany()
    expect(links.map(({ usedAt }) => usedAt)).toEqual([NOW])
  })

  it('answers an id that nobody has with not found', async () => {
    const id = '0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b'
    await expect(updateStaff(await asRole('OWNER'), { id, changes: { name: 'X' } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

onPostgres('two owners', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('cannot demote each other at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const [one, two] = [await aStaff(db.deps), await aStaff(db.deps)]
      const results = await Promise.allSettled([
        updateStaff(ctxOf(db.deps, staffActor(one)), { id: two.id, changes: { role: 'ADMIN' } }),
        updateStaff(ctxOf(db.deps, staffActor(two)), { id: one.id, changes: { role: 'ADMIN' } }),
      ])
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await db.deps.database.prisma.staff.count({ where: { role: 'OWNER' } })).toBe(1)
      await db.deps.database.prisma.staff.deleteMany()
    }
  })
})
