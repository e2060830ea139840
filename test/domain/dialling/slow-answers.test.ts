import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { placeCall } from '../../../src/domain/attempts/index.js'
import { addSuppression } from '../../../src/domain/suppressions/index.js'
import { placeTestCall } from '../../../src/domain/test-calls/index.js'
import type { Deps } from '../../../src/platform/context.js'
import { openPostgres } from '../../../src/platform/db.js'
import { TIME_LIMITS } from '../../../src/platform/time-limits.js'
import { ctxOf } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { openProxy, type Wire } from '../../support/proxy.js'
import { PHONE, useTestCalls } from '../test-calls/world.js'

// trust.md D-6: the database is slow to one process that is about to send a call, and somebody opts out through another.
onPostgres('A3: while single answers of the database are late', () => {
  const db = useDatabase({ engine: 'postgres' })
  const world = useTestCalls(db)
  let wire: Wire
  let slow: Deps
  beforeEach(async () => {
    wire = await openProxy(db.url)
    slow = { ...db.deps, database: openPostgres(wire.url, 8) }
  })
  afterEach(async () => {
    wire.mend()
    await slow.database.close()
    await wire.close()
  })

  const optOut = async (business: Awaited<ReturnType<typeof world.business>>) => {
    const ctx = ctxOf(db.deps, business.actor, new Date())
    return addSuppression(ctx, { number: PHONE, reason: 'Asked for it' }).then(
      () => ({ ackedAt: performance.now(), error: undefined }),
      (error) => ({ ackedAt: undefined, error }),
    )
  }

  /** How a call is placed by the process to which the database is slow. */
  const ways = {
    'a call': (business: Awaited<ReturnType<typeof world.business>>) =>
      placeCall(slow, ctxOf(slow, business.actor, new Date()), {
        phoneNumber: PHONE,
        assistantId: business.assistant.id,
      }),
    'a test call': (business: Awaited<ReturnType<typeof world.business>>) =>
      placeTestCall({ ...world.as(business.actor), db: slow.database.prisma }, business.input),
  }

  it.each([
    ['a call', 'the look at the do-not-call list', ['lock_timeout', 'lifted_at']],
    ['a call', 'the lock', ['lock_timeout', 'pg_advisory_xact_lock']],
    ['a call', 'the claim', ['insert into call_attempts']],
    ['a test call', 'the look at the do-not-call list', ['lock_timeout', 'lifted_at']],
  ] as const)(
    '%s is not sent after an opt-out was acknowledged, with %s eight seconds late',
    async (way, _what, words) => {
      const business = await world.business()
      const sentAt: number[] = []
      world.vapi.faults.rest = ({ method }) => {
        if (method === 'POST') sentAt.push(performance.now())
        return undefined
      }
      const isSlow = wire.delayAnswerTo(words, 8_000)
      const from = performance.now()
      const placing = ways[way](business).catch((error) => error)
      await isSlow
      const { ackedAt, error } = await optOut(business)
      await placing
      if (ackedAt === undefined) expect(error).toMatchObject({ code: 'unavailable', details: { retryAfterSeconds: 3 } })
      else for (const at of sentAt) expect(at).toBeLessThan(ackedAt)
      // Else nothing was delayed. PostgreSQL ends a sender that it hears nothing of.
      expect(performance.now() - from).toBeGreaterThan(TIME_LIMITS.lookMs)
      expect((await optOut(business)).error?.code ?? 'conflict').toBe('conflict')
      await world.vapi.settled()
    },
    30_000,
  )

  it('a wish not to be called that cannot be kept is refused, and nothing of it is written', async () => {
    const business = await world.business()
    const { id: clientId } = business.client
    let letGo = () => {}
    const holding = db.deps.database.transaction(async (tx) => {
      await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`ring ${clientId} ${PHONE}`}, 0))::text`
      await new Promise<void>((resolve) => {
        letGo = resolve
      })
    })
    await sleep(100)
    const from = performance.now()
    const { error } = await optOut(business)
    expect(error).toMatchObject({ code: 'unavailable', details: { code: 'call_being_placed', retryAfterSeconds: 3 } })
    expect(performance.now() - from).toBeLessThan(TIME_LIMITS.optOutMs + 2_000)
    expect(await world.prisma().suppression.count()).toBe(0)
    letGo()
    await holding
    expect((await optOut(business)).error).toBeUndefined()
  }, 20_000)
})
