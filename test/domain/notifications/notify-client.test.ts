import { beforeAll, describe, expect, it } from 'vitest'
import {
  getMyNotifications,
  notifyClient,
  sendMailJob,
  updateMyNotifications,
} from '../../../src/domain/notifications/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { openQueue } from '../../../src/platform/queue.js'
import { aClient, aClientUser, clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { mails } from '../follow-up/support.js'

const db = useDatabase()
beforeAll(async () => (await openQueue(db.deps, [sendMailJob], [], false)).close())

const NEWS = { kind: 'offers', subject: 'An offer', text: 'Of $450,000' } as const
const told = async (clientId: string) => {
  await notifyClient(ctxOf(db.deps), { clientId, ...NEWS })
  return (await mails(db.deps)).map(({ to }) => to).sort()
}

describe('news for a client', () => {
  it('go to everybody of it who can sign in and wants that kind', async () => {
    const client = await aClient(db.deps)
    const other = await aClient(db.deps)
    const wants = await aClientUser(db.deps, { clientId: client.id, mailsMessages: false })
    await aClientUser(db.deps, { clientId: client.id, mailsOffers: false })
    await aClientUser(db.deps, { clientId: client.id, isActive: false })
    await aClientUser(db.deps, { clientId: other.id })
    expect(await told(client.id)).toEqual([wants.email])
  })

  it('go to the address of the business where nobody can sign in, and to nobody who wants none', async () => {
    const lone = await aClient(db.deps)
    expect(await told(lone.id)).toEqual([lone.email])
    for (const over of [{ emailNotifications: false }, { isActive: false }]) {
      const client = await aClient(db.deps, over)
      await aClientUser(db.deps, { clientId: client.id })
      await told(client.id)
    }
    const silent = await aClient(db.deps)
    await aClientUser(db.deps, { clientId: silent.id, mailsOffers: false })
    expect(await told(silent.id)).toEqual([lone.email])
  })
})

describe('the mails one wants', () => {
  const ALL = { messages: true, bookings: true, offers: true, transfers: true }

  it('are one’s own to choose, and the choice is in the audit log', async () => {
    const client = await aClient(db.deps)
    const [mine, hers] = [
      await aClientUser(db.deps, { clientId: client.id }),
      await aClientUser(db.deps, { clientId: client.id }),
    ]
    const ctxFor = (id: string) => ctxOf(db.deps, clientActor(client.id, { id }))
    await updateMyNotifications(ctxFor(mine.id), { ...ALL, offers: false })
    expect(await getMyNotifications(ctxFor(mine.id))).toEqual({ ...ALL, offers: false })
    expect(await getMyNotifications(ctxFor(hers.id))).toEqual(ALL)
    await updateMyNotifications(ctxFor(mine.id), { ...ALL, offers: false })
    const entries = await db.deps.database.prisma.auditEntry.findMany()
    expect(entries).toMatchObject([{ action: 'notifications.update-mine', changes: { offers: [true, false] } }])
  })

  it('are not for staff who view the portal, nor for a login of another client', async () => {
    const [client, other] = [await aClient(db.deps), await aClient(db.deps)]
    const theirs = await aClientUser(db.deps, { clientId: other.id })
    const visit = { impersonationId: theirs.id, kind: 'impersonator', access: 'SELF_SERVICE' } as const
    const ctx = ctxOf(db.deps, { ...visit, id: theirs.id, name: 'Robin', clientId: other.id })
    expect(await getMyNotifications(ctx)).toBeUndefined()
    await expect(updateMyNotifications(ctx, ALL)).rejects.toMatchObject({ code: 'forbidden' })
    const wrong = ctxOf(db.deps, clientActor(client.id, { id: theirs.id }))
    await expect(inTransaction(wrong, (tx) => updateMyNotifications(tx, ALL))).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
