import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { jobs } from '../../src/jobs.js'
import { type Database, embeddedExtensions, fromEmbedded, openPostgres } from '../../src/platform/db.js'
import { migrate } from '../../src/platform/migrate.js'
import { createQueues, installQueue } from '../../src/platform/queue.js'
import { startCluster } from './postgres-cluster.js'

/** The database that every file's own is copied from. */
export const TEMPLATE = 'template_backline'

const CACHE = path.resolve('node_modules/.cache/backline-tests')

/** A dump of a migrated embedded database. @returns its file */
export function embeddedTemplate(): Promise<string> {
  return madeOnce('embedded.tar', async (file) => {
    const lite = await PGlite.create({ extensions: await embeddedExtensions() })
    const database = await fromEmbedded(lite)
    await prepare(database)
    const dump = await lite.dumpDataDir('none')
    await database.close()
    writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
  })
}

/** The data folder of a PostgreSQL cluster that holds the migrated template. @returns the folder */
export function clusterTemplate(binaries: string): Promise<string> {
  const version = execFileSync(path.join(binaries, 'postgres'), ['--version']).toString()
  return madeOnce(`cluster-${version.replaceAll(/\W+/g, '-')}`, async (folder) => {
    const cluster = await startCluster(binaries, { settings: ['fsync=off'] })
    await makeTemplate(cluster.url('postgres'))
    await cluster.stop({ keep: true })
    execFileSync('mv', [cluster.data, folder])
    rmSync(path.dirname(cluster.data), { recursive: true, force: true })
  })
}

/** Makes the migrated template on a server, anew where an earlier run left one. */
export async function makeTemplate(url: string): Promise<void> {
  const admin = openPostgres(url, 1)
  await admin.query(`drop database if exists ${TEMPLATE}`)
  await admin.query(`create database ${TEMPLATE}`)
  await admin.close()
  const database = openPostgres(inDatabase(url, TEMPLATE), 2)
  await prepare(database)
  await database.close()
}

/** The same server, another database. */
export function inDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

async function prepare(database: Database): Promise<void> {
  await migrate(database)
  await createQueues(await installQueue(database), jobs)
}

/** What takes seconds to make is kept until something that it is made from changes. */
async function madeOnce(name: string, make: (place: string) => Promise<void>): Promise<string> {
  const kept = path.join(CACHE, madeFrom(), name)
  if (existsSync(kept)) return kept
  mkdirSync(CACHE, { recursive: true })
  const folder = mkdtempSync(path.join(CACHE, 'new-'))
  await make(path.join(folder, name))
  mkdirSync(path.dirname(kept), { recursive: true })
  // Of two runs that made it at once, the first one's is kept.
  if (!existsSync(kept)) renameSync(path.join(folder, name), kept)
  rmSync(folder, { recursive: true, force: true })
  return kept
}

function madeFrom(): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify(jobs.map(({ name }) => name))).update(os.platform())
  const migrations = readdirSync('prisma/migrations', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.sql'),
  )
  const files = migrations.sort().map((file) => path.join('prisma/migrations', file))
  for (const file of [...files, 'src/platform/migrate.ts', 'src/platform/queue.ts', 'package-lock.json'])
    hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}
