import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { Deps } from '../src/platform/context.js'
import { openPostgres } from '../src/platform/db.js'
import { migrate } from '../src/platform/migrate.js'
import { installQueue } from '../src/platform/queue.js'
import { findPostgres, startCluster } from '../test/support/postgres-cluster.js'
import { benchDeps } from './deps.js'

export type BenchOptions = { seconds: number }

/** A migrated database on a private PostgreSQL with fsync and synchronous_commit on (or on BENCH_DATABASE_URL). */
export async function benchDatabase(): Promise<{ deps: Deps; url: string; close(): Promise<void> }> {
  const given = process.env['BENCH_DATABASE_URL']
  const cluster = given
    ? undefined
    : await startCluster(findPostgres() ?? '', {
        settings: ['fsync=on', 'synchronous_commit=on', 'shared_buffers=512MB'],
      })
  const admin = openPostgres(given ?? cluster?.url('postgres') ?? '', 1)
  const name = `bench_${randomBytes(4).toString('hex')}`
  await admin.query(`create database ${name}`)
  await admin.close()
  const url = new URL(given ?? cluster?.url('postgres') ?? '')
  url.pathname = `/${name}`
  const deps = benchDeps(url.href)
  await migrate(deps.database)
  await (await installQueue(deps.database)).stop({ graceful: false, wait: true })
  return {
    deps,
    url: url.href,
    async close() {
      await deps.database.close()
      await cluster?.stop()
    },
  }
}

/** Starts a compiled file of this folder as a process of its own and waits for its first message. */
export async function startProcess<T>(file: string, settings: object): Promise<{ process: ChildProcess; first: T }> {
  const child = fork(path.resolve('dist/bench', file), [JSON.stringify(settings)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const first = await new Promise<T>((resolve, reject) => {
    child.once('message', (message) => resolve(message as T))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
  return { process: child, first }
}

export const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
export const percentile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

/** The closing line of a figure. Spread is the least and the greatest ratio of the rounds. */
export function report(name: string, ratios: number[], fields: Record<string, number | string>): void {
  const spread = `${Math.min(...ratios).toFixed(2)}..${Math.max(...ratios).toFixed(2)}`
  const rest = Object.entries(fields).map(([key, value]) => `${key}=${value}`)
  console.log(`${name} ratio=${median(ratios).toFixed(2)} (${spread}) ${rest.join(' ')} n=${ratios.length}`)
}

export const ROUNDS = 5
