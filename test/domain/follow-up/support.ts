import { findAppointmentJob, followUpJob } from '../../../src/domain/follow-up/index.js'
import { sendMailJob } from '../../../src/domain/notifications/index.js'
import type { Config } from '../../../src/platform/config.js'
import type { Deps } from '../../../src/platform/context.js'
import { openQueue, waitingJobs } from '../../../src/platform/queue.js'
import { sealedPlace } from '../../../src/platform/reseal.js'
import { ctxOf, NOW } from '../../support/builders.js'
import { aWholeCall } from '../calls/a-whole-call.js'

/** The queues that follow-up writes to. */
export const openQueues = async (deps: Deps) =>
  (await openQueue(deps, [sendMailJob, followUpJob, findAppointmentJob], [], false)).close()

type Over = Parameters<typeof aWholeCall>[1]

/** An ended call whose report is there. "C: …" is what the caller said, "A: …" the assistant. */
export const aReportedCall = (deps: Deps, over: Over & { lines?: string[] }) => {
  const { lines = [], ...more } = over
  const said = lines.map((line) => ({
    speaker: line.startsWith('C: ') ? ('CALLER' as const) : ('ASSISTANT' as const),
    content: line.slice(3),
  }))
  return aWholeCall(deps, {
    stamps: { fields: { conversation: [3, NOW.getTime(), 'hash-1'] } },
    startedAt: new Date(NOW.getTime() - 60_000),
    answeredAt: new Date(NOW.getTime() - 55_000),
    endedAt: NOW,
    said,
    ...more,
  })
}

/** Follows up every call and searches what is to be searched, as the worker does. */
export async function followUp(deps: Deps, options: { config?: Partial<Config>; now?: Date } = {}): Promise<void> {
  const { prisma } = deps.database
  const ctx = ctxOf({ ...deps, config: { ...deps.config, ...options.config } }, undefined, options.now)
  await followUpJob.run(ctx, {})
  const searches = await waitingJobs(prisma, findAppointmentJob.name)
  await prisma.$executeRaw`delete from pgboss.job where name = ${findAppointmentJob.name}`
  for (const { data } of searches) await findAppointmentJob.run(ctx, findAppointmentJob.payload.parse(data))
  await followUpJob.run(ctx, {})
}

/** The mails that wait. */
export const mails = async (deps: Deps): Promise<{ to: string; subject: string; text: string }[]> =>
  (await waitingJobs(deps.database.prisma, sendMailJob.name)).map(({ data }) => {
    const { id, sealed } = data as { id: string; sealed: string }
    return JSON.parse(deps.vault.open(sealedPlace(id), Buffer.from(sealed, 'base64')).toString())
  })
