import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { followUpJob } from '../../../src/domain/follow-up/index.js'
import { startWorker } from '../../../src/domain/inbound/index.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { aClient, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aReport, deliver } from '../inbound/deliveries.js'
import { openQueues } from './support.js'

const db = useDatabase()
beforeAll(() => openQueues(db.deps))

it('the worker has calls followed up once their report is applied, and again when more becomes known', async () => {
  const { prisma } = db.deps.database
  const { id: clientId } = await aClient(db.deps)
  const waiting = async () => (await waitingJobs(prisma, followUpJob.name)).length
  const worker = await startWorker(db.deps)
  onTestFinished(() => worker.close())
  const report = aReport() as { message: Record<string, unknown> }
  await deliver(db.deps, clientId, report)
  await deliver(db.deps, clientId, aReport())
  await expect.poll(waiting, { timeout: 15_000 }).toBe(1)
  await expect.poll(() => prisma.call.count(), { timeout: 15_000 }).toBe(2)
  await followUpJob.run(ctxOf(db.deps), {})
  expect(await prisma.call.count({ where: { followedUpAt: null } })).toBe(0)
  const again = { ...report.message, timestamp: Date.now(), analysis: { structuredData: { intent: 'make_offer' } } }
  await deliver(db.deps, clientId, { message: again })
  await expect.poll(() => prisma.call.count({ where: { followedUpAt: null } }), { timeout: 15_000 }).toBe(1)
  expect(await prisma.call.findFirst({ where: { followedUpAt: null } })).toMatchObject({
    intent: 'make_offer',
    judgedFrom: 'REPORT',
  })
})
