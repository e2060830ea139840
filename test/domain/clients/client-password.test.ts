import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createClient, sendSetPasswordLink, setClientPassword } from '../../../src/domain/clients/index.js'
import { setPasswordByLink, signInClientUser } from '../../../src/domain/sessions/index.js'
import { aStaff, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { codeOf, isLive, mailsOf, tokenIn, visitor } from '../sessions/people.js'

const db = useDatabase()
const as = async (role: 'SUPPORT' | 'VIEWER') => ctxOf(db.deps, staffActor(await aStaff(db.deps, { role })))
const harbor = { email: 'sam@harbor.example', name: 'Sam Okafor', businessName: 'Harbor Dental' }
const signIn = (password: string) =>
  signInClientUser(visitor(db.deps), { email: harbor.email, password, address: '192.0.2.1' })

describe('the password of a client’s first login', () => {
  it('can be set by staff, which ends its sessions', async () => {
    const { id } = await createClient(await as('SUPPORT'), { ...harbor, password: 'the first password' })
    const before = await signIn('the first password')
    await setClientPassword(await as('SUPPORT'), { clientId: id, password: 'the second password' })
    expect(await isLive(db.deps, before)).toBe(false)
    await signIn('the second password')
    const rows = await db.deps.database.prisma.auditEntry.findMany({ where: { action: 'sessions.set-password' } })
    expect(rows).toMatchObject([{ actorKind: 'staff', clientId: id, subjectKind: 'client_user' }])
  })

  it('can be left to the client: a link is mailed, and shown to staff', async () => {
    const { id } = await createClient(await as('SUPPORT'), harbor)
    const { sentTo, url } = await sendSetPasswordLink(await as('SUPPORT'), { clientId: id })
    const [mail] = await mailsOf(db)
    expect(sentTo).toBe(harbor.email)
    expect(mail).toMatchObject({ to: harbor.email })
    expect(mail?.text).toContain(url)
    await setPasswordByLink(visitor(db.deps, 60 * 24), { token: tokenIn(url), password: 'chosen by the client' })
    await signIn('chosen by the client')
  })

  it('has a link that is good for three days', async () => {
    const { id } = await createClient(await as('SUPPORT'), harbor)
    const { url } = await sendSetPasswordLink(await as('SUPPORT'), { clientId: id })
    const late = setPasswordByLink(visitor(db.deps, 3 * 24 * 60), { token: tokenIn(url), password: 'chosen too late' })
    expect(await codeOf(late)).toBe('conflict')
  })

  it('is not for viewers, and not for clients that are not there or not active', async () => {
    const { id } = await createClient(await as('SUPPORT'), harbor)
    expect(await codeOf(setClientPassword(await as('VIEWER'), { clientId: id, password: 'x'.repeat(12) }))).toBe(
      'forbidden',
    )
    expect(await codeOf(sendSetPasswordLink(await as('VIEWER'), { clientId: id }))).toBe('forbidden')
    expect(await codeOf(sendSetPasswordLink(await as('SUPPORT'), { clientId: randomUUID() }))).toBe('not_found')
    await db.deps.database.prisma.client.update({ where: { id }, data: { isActive: false } })
    expect(await codeOf(sendSetPasswordLink(await as('SUPPORT'), { clientId: id }))).toBe('conflict')
  })
})
