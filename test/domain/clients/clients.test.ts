import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  clientHistory,
  clientsBySetupStatus,
  createClient,
  getClientProfile,
  setClientsActive,
  setSetupStatus,
  updateClient,
  updateNotificationSettings,
  visibleClients,
} from '../../../src/domain/clients/index.js'
import type { Actor, StaffRole } from '../../../src/platform/context.js'
import { aClient, aClientUser, aStaff, clientActor, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
const as = async (role: StaffRole) => ctxOf(db.deps, staffActor(await aStaff(db.deps, { role })))
const reload = (id: string) => db.deps.database.prisma.client.findUniqueOrThrow({ where: { id } })
const usersOf = (clientId: string) => db.deps.database.prisma.clientUser.findMany({ where: { clientId } })
const history = () => db.deps.database.prisma.auditEntry.findMany()
const harbor = { email: 'Sam@Harbor.example', name: 'Sam Okafor', businessName: 'Harbor Dental' }
const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error) => error.code ?? error.name,
  )

describe('creating a client', () => {
  it('makes its first login with the same address', async () => {
    const { id } = await createClient(await as('SUPPORT'), {
      ...harbor,
      phone: '(415) 555-2671',
      timeZone: 'Europe/Berlin',
      serviceHours: 'Mon–Fri 9–5\nSat closed',
      businessType: ' ',
      password: 'correct horse battery',
    })
    expect(await reload(id)).toMatchObject({
      email: 'sam@harbor.example',
      phone: '+14155552671',
      timeZone: 'Europe/Berlin',
      serviceHours: 'Mon–Fri 9–5\nSat closed',
      businessType: null,
      setupStatus: 'NOT_STARTED',
      webhookTokenHash: null,
    })
    const [user, ...others] = await usersOf(id)
    expect(others).toEqual([])
    expect(user).toMatchObject({ email: 'sam@harbor.example', name: 'Sam Okafor' })
    expect(user?.passwordHash).toMatch(/^\$argon2id\$/)
    expect(JSON.stringify(await history())).not.toMatch(/correct horse|argon2/)
    expect(await history()).toMatchObject([{ action: 'clients.create', clientId: id, subjectName: 'Harbor Dental' }])
  })

  it('names the field when a client or a login has the address already', async () => {
    const ctx = await as('OWNER')
    const { id } = await createClient(ctx, harbor)
    await aClientUser(db.deps, { clientId: id, email: 'second@harbor.example' })
    for (const email of ['sam@harbor.example', 'SECOND@harbor.example']) {
      await expect(createClient(ctx, { ...harbor, email })).rejects.toMatchObject({
        code: 'invalid',
        details: { fields: { email: 'Another client already has this e-mail address' } },
      })
    }
  })

  it.each([
    { email: 'not an address' },
    { name: ' ' },
    { businessName: 'a\nb' },
    { phone: '12' },
    { timeZone: 'Mars/Olympus' },
    { currency: 'XXQ' },
    { password: 'short' },
    { adminNotes: 'x\0' },
    { webhookTokenHash: 'x' },
  ])('refuses %o', async (wrong) => {
    await expect(createClient(await as('OWNER'), { ...harbor, ...wrong })).rejects.toThrow()
    expect(await db.deps.database.prisma.client.count()).toBe(0)
  })

  it('is not for viewers, clients or visitors', async () => {
    const { id } = await aClient(db.deps)
    expect(await codeOf(createClient(await as('VIEWER'), harbor))).toBe('forbidden')
    expect(await codeOf(createClient(ctxOf(db.deps, clientActor(id)), harbor))).toBe('forbidden')
    expect(await codeOf(createClient(ctxOf(db.deps, { kind: 'visitor' }), harbor))).toBe('forbidden')
  })
})

describe('changing a client', () => {
  it('saves what differs, and the audit log keeps before and after but not the notes', async () => {
    const client = await aClient(db.deps, { adminNotes: 'old secret note' })
    await updateClient(await as('SUPPORT'), {
      id: client.id,
      changes: { businessName: 'Harbor Dental Care', adminNotes: 'a new secret note', currency: client.currency },
    })
    expect(await reload(client.id)).toMatchObject({ adminNotes: 'a new secret note' })
    expect(await history()).toMatchObject([
      {
        action: 'clients.update',
        changes: {
          businessName: ['Harbor Dental', 'Harbor Dental Care'],
          adminNotes: ['15 characters', '17 characters'],
        },
      },
    ])
    expect(JSON.stringify(await history())).not.toContain('secret note')
  })

  it('takes the assistant’s id out of the address of its page in Vapi', async () => {
    const client = await aClient(db.deps)
    const id = '7E2B6A0C-3f3e-4a51-9d0a-5c1b1f5f8a11'
    const paste = async (vapiAssistantId: string | null) => {
      await updateClient(await as('OWNER'), { id: client.id, changes: { vapiAssistantId } })
      return (await reload(client.id)).vapiAssistantId
    }
    expect(await paste(` https://dashboard.vapi.ai/assistants/${id}?tab=model `)).toBe(id.toLowerCase())
    expect(await paste('')).toBeNull()
    expect(await paste(id)).toBe(id.toLowerCase())
    await expect(paste('my assistant')).rejects.toThrow(/paste the assistant/)
  })

  it('normalises phone numbers or refuses them', async () => {
    const client = await aClient(db.deps)
    await updateClient(await as('OWNER'), { id: client.id, changes: { vapiPhoneNumber: '+1 (415) 555-2671' } })
    expect(await reload(client.id)).toMatchObject({ vapiPhoneNumber: '+14155552671' })
    await expect(
      updateClient(await as('OWNER'), { id: client.id, changes: { vapiPhoneNumber: '555' } }),
    ).rejects.toThrow(/phone number/)
  })

  it('does not overwrite what somebody else changed since the form was opened', async () => {
    const client = await aClient(db.deps)
    const ctx = await as('OWNER')
    const expectedUpdatedAt = client.updatedAt.toISOString()
    await new Promise((resolve) => setTimeout(resolve, 5))
    await updateClient(ctx, { id: client.id, changes: { name: 'First' }, expectedUpdatedAt })
    await expect(
      updateClient(ctx, { id: client.id, changes: { name: 'Second' }, expectedUpdatedAt }),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Somebody else changed this client') })
    expect(await reload(client.id)).toMatchObject({ name: 'First' })
  })

  it('gives the first login the new address and name, and no other login', async () => {
    const { id } = await createClient(await as('OWNER'), harbor)
    await aClientUser(db.deps, { clientId: id, email: 'second@harbor.example', name: 'Second' })
    await updateClient(await as('OWNER'), { id, changes: { email: 'new@harbor.example', name: 'Sam O.' } })
    const users = (await usersOf(id)).map(({ email, name }) => `${name} ${email}`)
    expect(users.sort()).toEqual(['Sam O. new@harbor.example', 'Second second@harbor.example'])
    await expect(
      updateClient(await as('OWNER'), { id, changes: { email: (await aClient(db.deps)).email } }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })

  it('refuses columns that are not in the form', async () => {
    const client = await aClient(db.deps)
    for (const changes of [{ webhookTokenHash: 'x' }, { id: randomUUID() }, { lastLoginAt: new Date() }]) {
      await expect(updateClient(await as('OWNER'), { id: client.id, changes: changes as object })).rejects.toThrow()
    }
    expect((await reload(client.id)).updatedAt).toEqual(client.updatedAt)
  })

  it('signs the users out when the client is deactivated', async () => {
    const client = await aClient(db.deps)
    await aClientUser(db.deps, { clientId: client.id })
    await updateClient(await as('SUPPORT'), { id: client.id, changes: { isActive: false } })
    expect(await usersOf(client.id)).toMatchObject([{ sessionVersion: 2 }])
  })

  it('is not for viewers, and answers an unknown id with not found', async () => {
    const client = await aClient(db.deps)
    const changes = { name: 'X' }
    expect(await codeOf(updateClient(await as('VIEWER'), { id: client.id, changes }))).toBe('forbidden')
    expect(await codeOf(updateClient(await as('OWNER'), { id: randomUUID(), changes }))).toBe('not_found')
  })
})

describe('changing many clients', () => {
  it('sets the status of those who have another one, and says who changed', async () => {
    const ready = await aClient(db.deps, { businessName: 'A', setupStatus: 'CLIENT_NOTIFIED' })
    const live = await aClient(db.deps, { businessName: 'B', setupStatus: 'LIVE' })
    const input = { clientIds: [ready.id, live.id, ready.id], status: 'LIVE', reason: 'Tested by hand' } as const
    expect(await setSetupStatus(await as('SUPPORT'), input)).toEqual({
      changed: [{ id: ready.id, businessName: 'A' }],
      unchanged: [{ id: live.id, businessName: 'B' }],
    })
    expect(await history()).toMatchObject([
      { clientId: ready.id, changes: { setupStatus: ['CLIENT_NOTIFIED', 'LIVE'], reason: [null, 'Tested by hand'] } },
    ])
  })

  it('deactivates and activates, and ends the sessions of those deactivated', async () => {
    const [on, off] = [await aClient(db.deps), await aClient(db.deps, { isActive: false })]
    for (const { id } of [on, off]) await aClientUser(db.deps, { clientId: id })
    const result = await setClientsActive(await as('OWNER'), { clientIds: [on.id, off.id], isActive: false })
    expect([result.changed.length, result.unchanged.length]).toEqual([1, 1])
    expect(await usersOf(on.id)).toMatchObject([{ sessionVersion: 2 }])
    expect(await usersOf(off.id)).toMatchObject([{ sessionVersion: 1 }])
    await setClientsActive(await as('OWNER'), { clientIds: [on.id, off.id], isActive: true })
    expect(await db.deps.database.prisma.client.count({ where: { isActive: true } })).toBe(2)
  })

  it('changes none when one of them does not exist', async () => {
    const client = await aClient(db.deps)
    const ids = [client.id, randomUUID()]
    expect(await codeOf(setSetupStatus(await as('OWNER'), { clientIds: ids, status: 'LIVE' }))).toBe('not_found')
    expect(await codeOf(setClientsActive(await as('OWNER'), { clientIds: ids, isActive: false }))).toBe('not_found')
    expect(await reload(client.id)).toMatchObject({ setupStatus: 'NOT_STARTED', isActive: true })
  })

  it('is not for viewers, and not for thousands at a time', async () => {
    const ids = [(await aClient(db.deps)).id]
    expect(await codeOf(setSetupStatus(await as('VIEWER'), { clientIds: ids, status: 'LIVE' }))).toBe('forbidden')
    expect(await codeOf(setClientsActive(await as('VIEWER'), { clientIds: ids, isActive: false }))).toBe('forbidden')
    const many = Array.from({ length: 501 }, () => randomUUID())
    await expect(setSetupStatus(await as('OWNER'), { clientIds: many, status: 'LIVE' })).rejects.toThrow(/500/)
    await expect(setSetupStatus(await as('OWNER'), { clientIds: [], status: 'LIVE' })).rejects.toThrow(/at least one/)
  })
})

describe('what a client may read about itself', () => {
  it('is its profile and numbers, and nothing that staff keep for themselves', async () => {
    const client = await aClient(db.deps, { adminNotes: 'difficult' })
    const other = await aClient(db.deps)
    for (const [clientId, number] of [
      [client.id, '+14155552671'],
      [other.id, '+14155552672'],
    ] as const) {
      await db.deps.database.prisma.phoneNumber.create({ data: { id: randomUUID(), clientId, number } })
    }
    const profile = await getClientProfile(ctxOf(db.deps, clientActor(client.id)))
    expect(profile).toMatchObject({ id: client.id, businessName: 'Harbor Dental', emailNotifications: true })
    expect(profile.phoneNumbers.map(({ number }) => number)).toEqual(['+14155552671'])
    expect(JSON.stringify(profile)).not.toMatch(/difficult|token|Hash|Sealed/i)
  })

  it('is not found in the portal of a client that is gone', async () => {
    const profile = getClientProfile(ctxOf(db.deps, clientActor(randomUUID())))
    await expect(profile).rejects.toMatchObject({ code: 'not_found' })
  })

  it('includes how it is told about calls, which it may change for itself only', async () => {
    const [client, other] = [await aClient(db.deps), await aClient(db.deps)]
    const ctx = ctxOf(db.deps, clientActor(client.id))
    await updateNotificationSettings(ctx, { emailNotifications: false, smsNotifications: true })
    await updateNotificationSettings(ctx, { emailNotifications: false, smsNotifications: true })
    expect(await getClientProfile(ctx)).toMatchObject({ emailNotifications: false, smsNotifications: true })
    expect(await reload(other.id)).toMatchObject({ emailNotifications: true, smsNotifications: false })
    expect(await history()).toMatchObject([{ action: 'clients.update-notifications', actorKind: 'client_user' }])
    await expect(
      updateNotificationSettings(await as('OWNER'), { emailNotifications: true, smsNotifications: true }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('which clients an actor sees', () => {
  it.each([
    [{ kind: 'staff', id: 's', name: 'R', role: 'VIEWER' }, 2],
    [{ kind: 'job', name: 'x' }, 2],
    [{ kind: 'script', name: 'x' }, 2],
    [{ kind: 'visitor' }, 0],
  ] as [Actor, number][])('%o', async (actor, count) => {
    await aClient(db.deps)
    await aClient(db.deps)
    expect(await db.deps.database.prisma.client.count({ where: visibleClients(actor) })).toBe(count)
  })

  it.each(['client', 'impersonator', 'webhook'] as const)('a %s sees its own', async (kind) => {
    const [client] = [await aClient(db.deps), await aClient(db.deps)]
    const actor = { ...clientActor(client.id), kind, impersonationId: 'i' } as Actor
    const seen = await db.deps.database.prisma.client.findMany({ where: visibleClients(actor) })
    expect(seen.map(({ id }) => id)).toEqual([client.id])
  })
})

describe('the back office’s figures', () => {
  it('count active clients by where they stand, in the order of the onboarding', async () => {
    await aClient(db.deps, { setupStatus: 'LIVE' })
    await aClient(db.deps, { setupStatus: 'LIVE' })
    await aClient(db.deps, { setupStatus: 'LIVE', isActive: false })
    const counts = await clientsBySetupStatus(await as('VIEWER'))
    expect(Object.entries(counts)).toEqual([
      ['NOT_STARTED', 0],
      ['TOKEN_GENERATED', 0],
      ['VAPI_AGENT_CONFIGURED', 0],
      ['CLIENT_NOTIFIED', 0],
      ['LIVE', 2],
    ])
    expect(await codeOf(clientsBySetupStatus(ctxOf(db.deps, { kind: 'visitor' })))).toBe('forbidden')
  })

  it('tell what was done to a client, to those who may read the audit log', async () => {
    const [client, other] = [await aClient(db.deps), await aClient(db.deps)]
    await updateClient(await as('OWNER'), { id: client.id, changes: { name: 'X' } })
    await updateClient(await as('OWNER'), { id: other.id, changes: { name: 'Y' } })
    expect(await clientHistory(await as('ADMIN'), { clientId: client.id })).toMatchObject([
      { action: 'clients.update', changes: { name: ['Sam Okafor', 'X'] } },
    ])
    expect(await codeOf(clientHistory(await as('SUPPORT'), { clientId: client.id }))).toBe('forbidden')
  })
})
