import { randomUUID } from 'node:crypto'
import PgBoss from 'pg-boss'
import type { z } from 'zod'
import { type Ctx, type Deps, makeCtx } from './context.js'
import type { Database, Db } from './db.js'

/** What it takes to queue a job, without what runs it: a feature may queue what another one runs. */
export type JobShape<P extends object> = {
  name: string
  payload: z.ZodType<P>
  attempts: number
}

export type Job<P extends object> = JobShape<P> & {
  /** One call to a verb that is safe to repeat. */
  run(ctx: Ctx, payload: P): Promise<unknown>
}

export type Scheduled = { cron: string; job: Job<Record<string, never>> }

/** A job declared beside its feature; it runs once it is on the page src/jobs.ts. */
export const defineJob = <P extends object>(job: Job<P>): Job<P> => job

const SCHEMA = 'pgboss'

/**
 * Written straight into pg-boss's table, because its own send() cannot join a Prisma transaction. Policy "short" is its
 * unique index on (queue, key) of waiting jobs.
 *
 * Queues a job in the caller's transaction: if the write is undone, so is the job.
 * A second one with the same key is dropped while the first waits. Clients never queue: their role has no right to.
 */
export async function enqueue<P extends object>(
  ctx: Ctx,
  job: JobShape<P>,
  payload: P,
  options: { key?: string; runAt?: Date } = {},
) {
  await ctx.db.$executeRaw`
    insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, policy, singleton_key, start_after)
    values (${job.name}, ${JSON.stringify(job.payload.parse(payload))}::jsonb, ${job.attempts - 1}, 5, true, 'short',
      ${options.key ?? randomUUID()}, ${options.runAt ?? new Date(0)}) on conflict do nothing`
}

export type Queue = { close(): Promise<void> }

/** Creates the queues; `work` also runs their jobs and the schedule in this process. */
export async function openQueue(
  deps: Deps,
  jobs: readonly Job<object>[],
  schedule: readonly Scheduled[],
  work: boolean,
): Promise<Queue> {
  const boss = await installQueue(deps.database, { supervise: work, schedule: work })
  boss.on('error', (error) => deps.log.error('queue failed', { error }))
  await createQueues(boss, jobs)
  if (work) {
    for (const job of jobs) await workOn(boss, deps, job)
    for (const { cron, job } of schedule) await boss.schedule(job.name, cron, {}, { tz: 'UTC' })
  }
  return { close: () => boss.stop({ graceful: true, timeout: 10_000, wait: true }) }
}

/** Starts pg-boss on our database, which also creates or upgrades its tables. */
export async function installQueue(
  database: Database,
  options: { supervise?: boolean; schedule?: boolean } = {},
): Promise<PgBoss> {
  const executeSql = async (text: string, values?: unknown[]) => {
    if (values?.length) return database.query(text, values)
    if (/^\s*(select|with|update|insert|delete)\b/i.test(text)) return database.query(text)
    await database.script(text)
    return { rows: [], rowCount: 0 }
  }
  const boss = new PgBoss({ db: { executeSql }, schema: SCHEMA, supervise: false, schedule: false, ...options })
  await boss.start()
  return boss
}

/** One queue a job; a job cannot be queued before its queue is there. */
export async function createQueues(boss: PgBoss, jobs: readonly Job<object>[]): Promise<void> {
  for (const { name } of jobs) await boss.createQueue(name, { name, policy: 'short' })
}

async function workOn(boss: PgBoss, deps: Deps, job: Job<object>): Promise<void> {
  await boss.work(job.name, { pollingIntervalSeconds: 1 }, async ([work]) => {
    const log = deps.log.child({ job: job.name, jobId: work?.id })
    const ctx = makeCtx({ ...deps, log }, { kind: 'job', name: job.name })
    try {
      await job.run(ctx, job.payload.parse(work?.data ?? {}))
    } catch (error) {
      log.warn('job failed and will be tried again if it has tries left', { error })
      throw error
    }
  })
}

/** The payloads of jobs of a queue that wait, run or will be tried again, without the one field that is long. */
export const unfinishedJobs = (db: Db, name: string, without: string) =>
  db.$queryRaw<{ data: unknown }[]>`
    select data - ${without} as data from pgboss.job where name = ${name} and state in ('created', 'retry', 'active')
    order by created_on`

/** Only for tests: what waits in a queue. */
export const waitingJobs = (db: Db, name: string) =>
  db.$queryRaw<
    { data: unknown }[]
  >`select data from pgboss.job where name = ${name} and state = 'created' order by created_on`
