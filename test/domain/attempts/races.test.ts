import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { addSuppression } from '../../../src/domain/suppressions/index.js'
import { ctxOf } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { PHONE, useOutbound } from './world.js'

onPostgres('many at once', () => {
  const db = useDatabase({ engine: 'postgres' })
  const world = useOutbound(db)
  const numbers = Array.from({ length: 1_000 }, (_, n) => `+1415555${String(1000 + n)}`)

  // trust.md D-2
  it('ring a number once, and tell the others which call it is', async () => {
    const business = await world.business()
    for (let round = 0; round < 12; round++) {
      const phoneNumber = numbers[round] ?? ''
      const all = await Promise.allSettled(Array.from({ length: 8 }, () => world.place(business, { phoneNumber })))
      const made = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []))
      expect(made).toHaveLength(1)
      for (const one of all)
        if (one.status === 'rejected')
          expect(one.reason).toMatchObject({ details: { code: 'call_under_way', attemptId: made[0] } })
    }
    expect(world.dialled()).toHaveLength(12)
    await world.told()
  })

  it('with one id are one attempt', async () => {
    const business = await world.business()
    const id = randomUUID()
    const all = await Promise.all(Array.from({ length: 16 }, () => world.place(business, { id })))
    expect(new Set(all.map((one) => one.id))).toEqual(new Set([id]))
    expect(world.dialled()).toHaveLength(1)
    await world.told()
  })

  // trust.md D-6
  it('ring nobody after the wish not to be called was acknowledged', async () => {
    const business = await world.business()
    let [rung, kept] = [0, 0]
    for (let round = 0; round < 40; round++) {
      const number = numbers[100 + round] ?? ''
      const startedAt: number[] = []
      world.vapi().faults.rest = ({ method, body }) => {
        if (method === 'POST' && body.toString().includes(number)) startedAt.push(performance.now())
        return { lateMs: 30 }
      }
      const placing = world.place(business, { phoneNumber: number }).catch((error) => error)
      await sleep(Math.random() * 60)
      await addSuppression(ctxOf(db.deps, business.actor, new Date()), { number, reason: 'Asked for it' })
      const ackedAt = performance.now()
      await placing
      for (const at of startedAt) expect(at).toBeLessThan(ackedAt)
      if (startedAt.length > 0) rung++
      else kept++
      expect(await world.place(business, { phoneNumber: number }).catch((error) => error.details.code)).toMatch(
        /do_not_call/,
      )
    }
    // Both have to happen, or nothing was raced.
    expect(Math.min(rung, kept)).toBeGreaterThan(0)
    delete world.vapi().faults.rest
    await world.told()
  })

  it('hold back neither the wish not to be called for long nor other calls, while Vapi says nothing', async () => {
    const business = await world.business()
    world.vapi().faults.nextRest = ['hang']
    const hanging = world.place(business).catch((error) => error)
    await sleep(300)
    const from = performance.now()
    await addSuppression(ctxOf(db.deps, business.actor, new Date()), { number: PHONE, reason: 'Asked for it' })
    expect(performance.now() - from).toBeLessThan(10_000)
    await world.place(business, { phoneNumber: numbers[900] ?? '' })
    expect(await hanging).toMatchObject({ state: 'UNCERTAIN' })
    expect(world.dialled()).toHaveLength(2)
    await world.told()
  }, 40_000)
})
