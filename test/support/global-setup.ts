import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { TestProject } from 'vitest/node'
import { jobs } from '../../src/jobs.js'
import { fromEmbedded, openPostgres } from '../../src/platform/db.js'
import { migrate } from '../../src/platform/migrate.js'
import { createQueues, installQueue } from '../../src/platform/queue.js'
import { findChromium } from './chromium.js'
import { findPostgres, startCluster } from './postgres-cluster.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated embedded database, dumped. */
    embeddedTemplate: string
    /** PostgreSQL with the migrated database "template"; empty when this machine has none. */
    postgresUrl: string
  }
}

/** Once per run: a migrated template of both databases, which every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'backline-test-'))
  const template = path.join(directory, 'embedded.tar')
  writeFileSync(template, await embeddedTemplate())
  const postgres = await postgresTemplate()
  refuseSkipsInCi(postgres?.url)
  project.provide('embeddedTemplate', template)
  project.provide('postgresUrl', postgres?.url ?? '')
  return async () => {
    await postgres?.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function embeddedTemplate(): Promise<Buffer> {
  const lite = await PGlite.create({ extensions: { btree_gin, btree_gist, pg_trgm } })
  const database = await fromEmbedded(lite)
  await migrate(database)
  await createQueues(await installQueue(database), jobs)
  const dump = await lite.dumpDataDir('none')
  await database.close()
  return Buffer.from(await dump.arrayBuffer())
}

async function postgresTemplate(): Promise<{ url: string; stop(): Promise<void> } | undefined> {
  const given = process.env['TEST_DATABASE_URL']
  const binaries = findPostgres()
  if (!given && !binaries) return undefined
  const cluster = given ? undefined : await startCluster(binaries ?? '')
  const url = given ?? cluster?.url('postgres') ?? ''
  const admin = openPostgres(url, 2)
  await admin.query('drop database if exists template_backline')
  await admin.query('create database template_backline')
  await admin.close()
  const database = openPostgres(inDatabase(url, 'template_backline'), 2)
  await migrate(database)
  await createQueues(await installQueue(database), jobs)
  await database.close()
  return { url, stop: async () => cluster?.stop() }
}

/** The same server, another database. */
export function inDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

function refuseSkipsInCi(postgresUrl: string | undefined): void {
  if (process.env['CI'] !== 'true') return
  const missing = [...(postgresUrl ? [] : ['PostgreSQL']), ...(findChromium() ? [] : ['Chromium'])]
  if (missing.length > 0) throw new Error(`CI may skip nothing, and this machine lacks ${missing.join(' and ')}`)
}
