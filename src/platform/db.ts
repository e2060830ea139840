import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '@prisma/client'
import pg from 'pg'
import { type Alone, aloneOnPostgres, type Connection } from './alone.js'
import { lockDirectory } from './directory-lock.js'
import { plainTransaction } from './plain-transaction.js'
import { connectionsOf, type Lane, openPool, shareOf } from './pools.js'
import { makeShares, type Share } from './shares.js'
import { TIME_LIMITS } from './time-limits.js'
import { makeNamedTurns, makeTurns } from './turns.js'
import { isEmptyFolder, makeWhole } from './whole-folder.js'

/** Prisma, or the transaction of it that is open. */
export type Db = PrismaClient | Prisma.TransactionClient

export type Database = {
  kind: 'postgres' | 'embedded'
  prisma: PrismaClient
  /** Plain SQL outside Prisma, for libraries that bring their own (queue, sessions, limiter, migrator). */
  query(
    sql: string,
    values?: unknown[],
    /** For statements somebody waits for: planned once a connection under this name, and given up after four seconds. */
    name?: string,
  ): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>
  /** One transaction of raw SQL alone, for work of so many values that Prisma's part in it counts. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Many statements in one go, without parameters. */
  script(sql: string): Promise<void>
  /** Calls back with the payload of every NOTIFY on the channel; the result ends it. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  /** Runs work while no other that asks for the same name runs, in this process or another. Within work the name is not free. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>
  /** Runs work under a lock like withLock, on a connection of its own without time limits. */
  alone<T>(lock: Alone, work: (connection: Connection) => Promise<T>): Promise<T>
  /** The same database over connections that nobody else waits for or holds. */
  lane(name: Lane): Database
  /** Keeps what one client asks for from taking all connections (inTransaction). */
  share: Share
  close(): Promise<void>
}

export type DatabaseOptions = { databaseUrl?: string | undefined; databasePoolSize: number; dataDirectory: string }

/** Of one client, for its share. */
const MOST_WAITING = 200
const TRANSACTIONS = { maxWait: TIME_LIMITS.beginMs, timeout: TIME_LIMITS.transactionMs }

/** Opens PostgreSQL when there is a DATABASE_URL, else the embedded database in dataDirectory. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.databaseUrl) return openPostgres(options.databaseUrl, options.databasePoolSize)
  return openEmbeddedAt(path.join(options.dataDirectory, 'database'))
}

/** PostgreSQL with so many connections for ordinary work, and those that connectionsOf() adds. */
export function openPostgres(url: string, poolSize: number): Database {
  const { common, locks, ...lanes } = connectionsOf(poolSize)
  const lockPool = openPool(url, locks)
  const withLock = locker(lockPool, locks)
  const closing: Database['close'][] = []
  const open = (size: number): Database => {
    const one = fromPool({ url, size, withLock, lane: (name) => own[name] })
    closing.push(one.close)
    return one
  }
  const own: Record<Lane, Database> = {
    door: open(lanes.door),
    questions: open(lanes.questions),
    health: open(lanes.health),
  }
  const close = async () => {
    await Promise.all(closing.map((one) => one()))
    if (!lockPool.ended) await lockPool.end()
  }
  return Object.assign(open(common), { close })
}

type Opening = { url: string; size: number } & Pick<Database, 'withLock' | 'lane'>

function fromPool({ url, size, withLock, lane }: Opening): Database {
  const pool = openPool(url, size)
  let prisma: PrismaClient | undefined
  return {
    kind: 'postgres',
    // Made when first used: each reads the whole schema, and most lanes are only asked in plain SQL.
    get prisma() {
      prisma ??= new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: TRANSACTIONS })
      return prisma
    },
    query: (text, values, name) =>
      name
        ? pool.query({ name, text, values: values ?? [], query_timeout: TIME_LIMITS.hurriedMs } as pg.QueryConfig)
        : pool.query(text, values),
    transaction: (work) => plainTransaction(pool, work),
    script: async (sql) => {
      await pool.query(sql)
    },
    listen: (channel, heard) => listenOnPostgres(url, channel, heard),
    withLock,
    alone: (lock, work) => aloneOnPostgres(url, lock, work),
    lane,
    share: makeShares({ most: shareOf(size), mostWaiting: MOST_WAITING, withinMs: TIME_LIMITS.shareMs }),
    close: async () => {
      await prisma?.$disconnect()
      if (!pool.ended) await pool.end()
    },
  }
}

/** A lock is held as long as its work takes, on a connection of a pool of its own; who waits here has none. */
function locker(pool: pg.Pool, size: number): Database['withLock'] {
  const [named, turn] = [makeNamedTurns(), makeTurns(size)]
  const locked = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    try {
      await client.query({ text: 'select pg_advisory_lock(hashtextextended($1, 0))', values: [name] })
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock_all()').catch(() => {})
      client.release()
    }
  }
  return (name, work) => named(name, () => turn(() => locked(name, work)))
}

/** A connection of its own that comes back by itself; what was missed meanwhile is found by polling. */
async function listenOnPostgres(url: string, channel: string, heard: (payload: string) => void) {
  let client: pg.Client | undefined
  let isOver = false
  const connect = async () => {
    client = new pg.Client({ connectionString: url, keepAlive: true })
    client.on('notification', (message) => heard(message.payload ?? ''))
    client.on('error', () => {})
    client.on('end', () => {
      if (!isOver) setTimeout(() => void connect().catch(() => {}), 1_000).unref()
    })
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
  }
  const end = async () => {
    isOver = true
    await client?.end()
  }
  // Whoever asked is told that it did not work, and asks again; nothing of this one goes on by itself.
  await connect().catch(async (error: unknown) => {
    await end().catch(() => {})
    throw error
  })
  return end
}

async function openEmbeddedAt(directory: string): Promise<Database> {
  mkdirSync(path.dirname(directory), { recursive: true, mode: 0o700 })
  const release = await lockDirectory(directory)
  try {
    if (isNew(directory)) await makeWhole(directory, async (beginning) => (await openLite(beginning)).close())
    return await fromEmbedded(await openLite(directory), release)
  } catch (error) {
    await release()
    throw error
  }
}

/** @throws when something is there that is no whole database: it is never begun anew, because that would lose it */
function isNew(directory: string): boolean {
  if (isEmptyFolder(directory)) return true
  const missing = ['PG_VERSION', 'base', 'global/pg_control', 'pg_wal'].filter(
    (name) => !existsSync(path.join(directory, name)),
  )
  if (missing.length === 0) return false
  throw new Error(
    `The embedded database in ${directory} is damaged: ${missing.join(', ')} missing. Put a backup of the folder in its place. To begin with an empty database, move the folder away.`,
  )
}

async function openLite(directory: string): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite')
  return PGlite.create({ dataDir: directory, extensions: await embeddedExtensions() })
}

/** In this order, because with btree_gin after pg_trgm the operator % stops the engine for good (docs/decisions/022). */
export async function embeddedExtensions() {
  const [{ btree_gist }, { btree_gin }, { pg_trgm }] = await Promise.all([
    import('@electric-sql/pglite/contrib/btree_gist'),
    import('@electric-sql/pglite/contrib/btree_gin'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
  ])
  return { btree_gist, btree_gin, pg_trgm }
}

/** A Database over an open PGlite, which must have been given embeddedExtensions(). */
export async function fromEmbedded(lite: PGlite, release: () => Promise<void> = async () => {}): Promise<Database> {
  const { PrismaPGlite } = await import('pglite-prisma-adapter')
  await lite.exec('set time zone UTC')
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(lite), transactionOptions: TRANSACTIONS })
  const turns = makeNamedTurns()
  const database: Database = {
    kind: 'embedded',
    prisma,
    query: async (sql, values = []) => {
      const result = await lite.query<Record<string, unknown>>(sql, values)
      return { rows: result.rows, rowCount: result.affectedRows ?? result.rows.length }
    },
    transaction: (work) => prisma.$transaction(work),
    script: async (sql) => {
      await lite.exec(sql)
    },
    listen: (channel, heard) => lite.listen(channel, heard),
    // There is no other process.
    withLock: turns,
    alone: ({ name }, work) => turns(name, () => work(database)),
    // It has one connection.
    lane: () => database,
    share: (_name, work) => work(),
    close: async () => {
      await prisma.$disconnect()
      await lite.close()
      await release()
    },
  }
  return database
}
