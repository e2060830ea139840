import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inTransaction } from '../../src/platform/context.js'
import { defineJob, enqueue, openQueue, waitingJobs } from '../../src/platform/queue.js'
import { ctxOf } from '../support/builders.js'
import { onPostgres, useDatabase } from '../support/database.js'

const queueing = (engine: 'embedded' | 'postgres') => () => {
  const db = useDatabase({ engine })

  const makeJob = (run: (n: number) => void) =>
    defineJob({
      name: 'test.job',
      payload: z.object({ n: z.number() }),
      attempts: 2,
      run: async (_ctx, { n }) => run(n),
    })

  it('runs what was queued, and drops a second one with the same key', async () => {
    const ran: number[] = []
    const job = makeJob((n) => ran.push(n))
    const queue = await openQueue(db.deps, [job], [], true)
    const ctx = ctxOf(db.deps)
    await enqueue(ctx, job, { n: 1 })
    await enqueue(ctx, job, { n: 2 }, { key: 'same', runAt: new Date(Date.now() + 60_000) })
    await enqueue(ctx, job, { n: 3 }, { key: 'same', runAt: new Date(Date.now() + 60_000) })
    for (let tries = 0; tries < 60 && ran.length === 0; tries++) await sleep(100)
    expect(ran).toEqual([1])
    expect(await waitingJobs(ctx.db, job.name)).toEqual([{ data: { n: 2 } }])
    await queue.close()
  })

  it('forgets what was queued in a transaction that failed', async () => {
    const job = makeJob(() => {})
    const queue = await openQueue(db.deps, [job], [], false)
    const ctx = ctxOf(db.deps)
    const failing = inTransaction(ctx, async (tx) => {
      await enqueue(tx, job, { n: 1 })
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await waitingJobs(ctx.db, job.name)).toEqual([])
    await queue.close()
  })
}

describe('the queue on the embedded database', queueing('embedded'))
onPostgres('the queue on PostgreSQL', queueing('postgres'))
