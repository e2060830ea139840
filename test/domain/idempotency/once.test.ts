import { createHash, randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Answered, once, pruneIdempotencyKeysJob, type Repeatable } from '../../../src/domain/idempotency/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { DomainError, type ErrorCode } from '../../../src/platform/errors.js'
import { reseal } from '../../../src/platform/reseal.js'
import { makeVault } from '../../../src/platform/vault.js'
import { aClient, clientActor, ctxOf, JOB, NOW } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'

const hash = (text: string) => new Uint8Array(createHash('sha256').update(text).digest())
const MADE: Answered = { status: 201, headers: { Location: '/api/v1/leads/1' }, body: { id: '1' } }
const asking = (over: Partial<Repeatable> = {}): Repeatable => ({
  ...{ owner: 'key a', clientId: null, key: 'order-1', hash: hash('{}'), effects: 'database' as const },
  ...over,
})
const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error) => error.details?.code ?? error.code ?? error.message,
  )

/** expect.poll would look at the clock that is stopped. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let left = 200; left > 0; left--) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('It did not come to that')
}

describe.each(['database', 'outside'] as const)(
  'a request with an idempotency key and effects in the %s',
  (effects) => {
    const db = useDatabase()
    const at = (hours: number) => ctxOf(db.deps, JOB, new Date(NOW.getTime() + hours * 3_600_000))
    /** Answers, and counts how often it had to. */
    const counted = (answer: () => Answered | Promise<Answered> = () => MADE) => {
      const ids: string[] = []
      return {
        ids,
        work: async (_ctx: unknown, id: string) => {
          ids.push(id)
          return answer()
        },
      }
    }

    it('is done once and answered alike', async () => {
      const { ids, work } = counted()
      expect(await once(at(0), asking({ effects }), work)).toEqual({ ...MADE, isRepeated: false })
      expect(await once(at(1), asking({ effects }), work)).toEqual({ ...MADE, isRepeated: true })
      expect(ids).toHaveLength(1)
    })

    it('is another one for another key and for another caller', async () => {
      const { ids, work } = counted()
      for (const over of [{}, { key: 'order-2' }, { owner: 'key b' }, { owner: 'login a' }])
        expect((await once(at(0), asking({ effects, ...over }), work)).isRepeated).toBe(false)
      expect(new Set(ids).size).toBe(4)
    })

    it('is refused when something else is asked under the same key', async () => {
      const { work } = counted()
      await once(at(0), asking({ effects }), work)
      const other = asking({ effects, hash: hash('other') })
      expect(await codeOf(once(at(1), other, work))).toBe('idempotency_key_reused')
      expect(await codeOf(once(at(25), other, work))).toBe('done')
      expect(await codeOf(once(at(26), asking({ effects }), work))).toBe('idempotency_key_reused')
    })

    it('is a new one after a day, with work of its own', async () => {
      const { ids, work } = counted()
      await once(at(0), asking({ effects }), work)
      expect((await once(at(24), asking({ effects }), work)).isRepeated).toBe(true)
      expect((await once(at(24.1), asking({ effects }), work)).isRepeated).toBe(false)
      expect((await once(at(48), asking({ effects }), work)).isRepeated).toBe(true)
      expect(new Set(ids).size).toBe(2)
    })

    it('is not kept when it failed', async () => {
      const failing = counted(() => {
        throw new Error('no luck')
      })
      expect(await codeOf(once(at(0), asking({ effects }), failing.work))).toBe('no luck')
      const { ids, work } = counted()
      expect((await once(at(0), asking({ effects }), work)).isRepeated).toBe(false)
      expect(ids).toHaveLength(1)
      // What had been begun outside is found by its id.
      if (effects === 'outside') expect(ids).toEqual(failing.ids)
    })

    const failingWith = (code: ErrorCode) =>
      counted(() => {
        throw new DomainError(code, 'No')
      })

    it.each(['invalid', 'conflict', 'provider_rejected'] as const)(
      'may be corrected under the same key after a refusal (%s), as work of its own',
      async (code) => {
        const failing = failingWith(code)
        expect(await codeOf(once(at(0), asking({ effects }), failing.work))).toBe(code)
        expect(await codeOf(once(at(0), asking({ effects }), failing.work))).toBe(code)
        // Only a repeat of the very same finds what was begun.
        if (effects === 'outside') expect(new Set(failing.ids).size).toBe(1)
        const { ids, work } = counted()
        const other = asking({ effects, hash: hash('other') })
        expect((await once(at(0), other, work)).isRepeated).toBe(false)
        expect(failing.ids).not.toContain(ids[0])
        expect((await once(at(1), other, work)).isRepeated).toBe(true)
        expect(await codeOf(once(at(1), asking({ effects }), work))).toBe('idempotency_key_reused')
      },
    )

    it.each(['provider_down', 'unavailable'] as const)(
      'may only be sent again as it was where nobody knows what was done (%s)',
      async (code) => {
        const failing = failingWith(code)
        expect(await codeOf(once(at(0), asking({ effects }), failing.work))).toBe(code)
        const { ids, work } = counted()
        const other = asking({ effects, hash: hash('other') })
        if (effects === 'outside') expect(await codeOf(once(at(0), other, work))).toBe('idempotency_key_reused')
        expect((await once(at(0), asking({ effects }), work)).isRepeated).toBe(false)
        if (effects === 'outside') expect(ids).toEqual(failing.ids)
      },
    )

    it('keeps what was answered sealed, and opens it under a new key', async () => {
      const { work } = counted(() => ({ ...MADE, body: { secret: 'CANARY' } }))
      const client = await aClient(db.deps)
      const ours = [asking({ effects }), asking({ effects, owner: 'key c', clientId: client.id })]
      for (const one of ours) await once(at(0), one, work)
      const rows = await db.deps.database.prisma.idempotencyKey.findMany()
      expect(rows.map(({ answerSealed }) => Buffer.from(answerSealed ?? []).includes('CANARY'))).toEqual([false, false])
      const [old] = db.deps.config.vaultKeys
      const fresh = { name: 'k2', key: Buffer.alloc(32, 9) }
      const both = makeVault([fresh, ...(old ? [old] : [])])
      expect(await reseal(db.deps.database, both)).toMatchObject({ failed: 0 })
      for (const one of ours)
        expect((await once({ ...at(1), vault: makeVault([fresh]) }, one, work)).body).toEqual({ secret: 'CANARY' })
    })

    it('is forgotten in time', async () => {
      const { work } = counted()
      await once(at(0), asking({ effects }), work)
      const left = async () => db.deps.database.prisma.idempotencyKey.count()
      await pruneIdempotencyKeysJob.run(at(23), {})
      expect(await left()).toBe(1)
      await pruneIdempotencyKeysJob.run(at(25), {})
      expect(await left()).toBe(0)
    })
  },
)

describe('a request whose process died while a far end was asked', () => {
  const db = useDatabase()
  const later = (seconds: number) => ctxOf(db.deps, JOB, new Date(NOW.getTime() + seconds * 1000))
  const outside = asking({ effects: 'outside' })
  afterEach(() => vi.useRealTimers())

  it('is waited for, then taken up under the same id, and never as another one', async () => {
    const ids: string[] = []
    let reached = () => {}
    const begun = new Promise<void>((resolve) => {
      reached = resolve
    })
    // Whoever died never comes back.
    void once(later(0), outside, async (_ctx, id) => {
      ids.push(id)
      reached()
      return new Promise<Answered>(() => {})
    })
    await begun
    const work = async (_ctx: unknown, id: string) => {
      ids.push(id)
      return MADE
    }
    expect(await codeOf(once(later(100), outside, work))).toBe('idempotency_in_progress')
    expect(await codeOf(once(later(100), { ...outside, hash: hash('other') }, work))).toBe('idempotency_key_reused')
    expect(await once(later(121), outside, work)).toEqual({ ...MADE, isRepeated: false })
    expect(ids).toEqual([ids[0], ids[0]])
    expect((await once(later(122), outside, work)).isRepeated).toBe(true)
  })

  it('is not taken for dead as long as it works, however long that takes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    let finish = (_answer: Answered) => {}
    const first = once(later(0), outside, () => new Promise<Answered>((resolve) => (finish = resolve)))
    const sealed = async () =>
      Buffer.from((await db.deps.database.prisma.idempotencyKey.findFirst())?.answerSealed ?? []).toString('hex')
    await until(async () => (await sealed()) !== '')
    for (let sign = 0; sign < 5; sign++) {
      const before = await sealed()
      vi.advanceTimersByTime(30_000)
      await until(async () => (await sealed()) !== before)
    }
    const again = () => Promise.reject(new Error('done twice'))
    expect(await codeOf(once(later(200), outside, again))).toBe('idempotency_in_progress')
    finish(MADE)
    await first
    vi.useRealTimers()
    expect((await once(later(300), outside, again)).isRepeated).toBe(true)
  })

  it('is remembered for a week', async () => {
    void once(later(0), outside, () => new Promise(() => {}))
    const left = async () => db.deps.database.prisma.idempotencyKey.count()
    await expect.poll(left).toBe(1)
    await pruneIdempotencyKeysJob.run(later(6 * 86_400), {})
    expect(await left()).toBe(1)
    await pruneIdempotencyKeysJob.run(later(8 * 86_400), {})
    expect(await left()).toBe(0)
  })
})

onPostgres('a hundred repeats at once', () => {
  const db = useDatabase({ engine: 'postgres' })

  it.each(['database', 'outside'] as const)('have one effect (%s)', async (effects) => {
    const client = await aClient(db.deps)
    const ctx = ctxOf(db.deps, clientActor(client.id, { access: 'SELF_SERVICE' }), new Date())
    const request = asking({ effects, clientId: client.id })
    const work = (inner: typeof ctx): Promise<Answered> =>
      inTransaction(inner, async (tx) => {
        const id = randomUUID()
        const now = { createdAt: tx.now, updatedAt: tx.now, lastActivityAt: tx.now }
        await tx.db.lead.createMany({ data: { id, clientId: client.id, name: 'Once', source: 'API', ...now } })
        return { ...MADE, body: { id } }
      })
    const tries = await Promise.all(
      Array.from({ length: 100 }, () =>
        once(ctx, request, work).catch((error: { details: { code: string } }) => error.details.code),
      ),
    )
    const answers = tries.filter((one) => typeof one !== 'string')
    expect(answers.filter(({ isRepeated }) => !isRepeated)).toHaveLength(1)
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    const refused = tries.filter((one) => typeof one === 'string')
    expect(new Set([...refused, 'idempotency_in_progress'])).toEqual(new Set(['idempotency_in_progress']))
    expect(await db.deps.database.prisma.lead.count()).toBe(1)
  })
})
