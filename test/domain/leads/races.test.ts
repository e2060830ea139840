import { expect, it } from 'vitest'
import { getLead, keepLead, raiseLeadStatus } from '../../../src/domain/leads/index.js'
import { keepOffer, listOffers } from '../../../src/domain/offers/index.js'
import { addSuppression, suppressNumber } from '../../../src/domain/suppressions/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { aLead } from '../../support/a-lead.js'
import { aClient, clientActor, ctxOf, NOW } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'

const NUMBER = '+14155550177'

onPostgres('a lead that several reach at once', () => {
  const db = useDatabase({ engine: 'postgres' })
  const ctx = () => ctxOf(db.deps)
  const atOnce = <T>(count: number, work: (n: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, n) => work(n)))
  const quiet = () => aClient(db.deps, { emailNotifications: false })

  it('is one lead', async () => {
    const { id: clientId } = await quiet()
    const known = { clientId, number: NUMBER, source: 'PHONE', at: NOW } as const
    const kept = await atOnce(8, (n) => inTransaction(ctx(), (tx) => keepLead(tx, { ...known, name: `Sam ${n}` })))
    expect(kept.filter((lead) => lead?.isNew)).toHaveLength(1)
    expect(new Set(kept.map((lead) => lead?.id)).size).toBe(1)
    expect((await getLead(ctx(), { id: kept[0]?.id ?? '' })).activities).toHaveLength(1)
  })

  it('is raised once', async () => {
    const { id: clientId } = await quiet()
    const { id } = await aLead(db.deps, { clientId })
    await atOnce(6, () => inTransaction(ctx(), (tx) => raiseLeadStatus(tx, { clientId, leadId: id, to: 'QUALIFIED' })))
    expect((await getLead(ctx(), { id })).activities).toHaveLength(1)
  })

  it('makes one offer a call and property, and nobody waits for the other for ever', async () => {
    const { id: clientId } = await quiet()
    const { id } = await aLead(db.deps, { clientId })
    const offer = { clientId, leadId: id, currency: 'USD', vapiCallId: 'call-1' }
    await atOnce(6, (n) => inTransaction(ctx(), (tx) => keepOffer(tx, { ...offer, amountMinor: BigInt(n + 1) })))
    expect((await listOffers(ctx(), { clientId })).offers).toHaveLength(1)
    const { activities, status } = await getLead(ctx(), { id })
    expect(activities.map(({ kind }) => kind).sort()).toEqual(
      ['OFFER_MADE', ...Array(5).fill('OFFER_CHANGED'), 'STATUS_CHANGED'].sort(),
    )
    expect(status).toBe('OFFER')
  })

  it('is suppressed once, also when its people do it meanwhile', async () => {
    const { id: clientId } = await quiet()
    const { id } = await aLead(db.deps, { clientId, number: NUMBER })
    const known = { clientId, number: NUMBER, source: 'PHONE', at: NOW } as const
    const byCall = () =>
      inTransaction(ctx(), async (tx) => {
        await keepLead(tx, known)
        await suppressNumber(tx, { clientId, number: NUMBER, source: 'CALL', evidence: 'Stop' })
      })
    const byPerson = async () => {
      const actor = clientActor(clientId, { access: 'SELF_SERVICE' })
      await addSuppression(ctxOf(db.deps, actor), { number: NUMBER, reason: 'Asked' }).catch((error) => {
        if (error.code !== 'conflict') throw error
      })
    }
    await atOnce(10, (n) => (n % 2 ? byCall() : byPerson()))
    const seen = await getLead(ctx(), { id })
    expect([seen.consents.length, seen.activities.length, seen.status]).toEqual([1, 2, 'DO_NOT_CALL'])
    expect(await db.deps.database.prisma.suppression.count()).toBe(1)
  })
})
