import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import os from 'node:os'
import { startCluster } from './postgres-cluster.js'
import { clusterTemplate, makeTemplate } from './templates.js'

/** A PostgreSQL server that holds the migrated template. */
export type TestServer = { url: string; stop(): Promise<void> }

/** What is lost when the machine stops does not matter to suites that only ask what a page says. */
const ORDINARY = [
  'fsync=off',
  'full_page_writes=off',
  'autovacuum=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=256MB',
]

/** For ordinary suites: nothing is waited for, and the data is in memory where the system has a place for that. */
export const ordinaryCluster = (binaries: string) =>
  clusterFrom(binaries, { settings: ORDINARY, parent: memory() ?? os.tmpdir() })

/** For suites about durability, kills and races: as PostgreSQL comes. */
export const safeCluster = (binaries: string) => clusterFrom(binaries, { settings: [] })

/** A server that the caller of the tests runs, TEST_DATABASE_URL. */
export async function givenServer(url: string): Promise<TestServer> {
  await makeTemplate(url)
  return { url, stop: async () => {} }
}

async function clusterFrom(binaries: string, options: { settings: string[]; parent?: string }): Promise<TestServer> {
  const cluster = await startCluster(binaries, { ...options, from: await clusterTemplate(binaries) })
  return { url: cluster.url('postgres'), stop: () => cluster.stop() }
}

const ENOUGH_BYTES = 1.5 * 2 ** 30

function memory(): string | undefined {
  const place = '/dev/shm'
  if (!existsSync(place)) return undefined
  const { bavail, bsize } = statfsSync(place)
  try {
    accessSync(place, constants.W_OK)
    return bavail * bsize > ENOUGH_BYTES ? place : undefined
  } catch {
    return undefined
  }
}
