import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Connection } from './alone.js'
import type { Database } from './db.js'
import type { Log } from './log.js'
import { indexProgress } from './migration-progress.js'

const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

/** The first line of a migration of one statement that must not stand in a transaction. */
const NO_TRANSACTION = /^-- no transaction\b/

export type Migrating = {
  directory?: string | undefined
  log?: Pick<Log, 'info'> | undefined
  /** How often it says that it goes on. */
  tellEveryMs?: number
}

/**
 * Applies the migrations that are missing, in order, one process at a time, however long they take. Each is one transaction
 * with its record, unless its first line is `-- no transaction`. Keeps Prisma's own table and folder layout, so that
 * `prisma migrate deploy` may be used instead.
 * @returns the names of those it applied
 * @throws when an applied migration has changed since
 */
export function migrate(
  database: Database,
  { directory, log, tellEveryMs = 10_000 }: Migrating = {},
): Promise<string[]> {
  const onWait = () => log?.info('another process is migrating the database; waiting for it')
  return database.alone({ name: 'backline.migrate', onWait }, async (connection) => {
    await connection.script(TABLE)
    const { rows } = await connection.query(
      'select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    )
    const applied = new Map(rows.map((row) => [String(row['migration_name']), String(row['checksum'])]))
    const missing = migrationsIn(directory).filter(({ name, checksum }) => isMissing(applied, name, checksum))
    for (const [index, migration] of missing.entries()) {
      const told = { migration: migration.name, number: index + 1, of: missing.length }
      await telling({ database, log, told, tellEveryMs }, () => apply(connection, migration))
    }
    return missing.map(({ name }) => name)
  })
}

type Migration = { name: string; sql: string; checksum: string }

/** In the order they are applied in. */
export function migrationsIn(directory = 'prisma/migrations'): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(path.join(directory, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function isMissing(applied: Map<string, string>, name: string, checksum: string): boolean {
  const known = applied.get(name)
  if (known && known !== checksum) throw new Error(`Migration ${name} was changed after it was applied`)
  return !known
}

type Told = { database: Database; log: Migrating['log']; told: object; tellEveryMs: number }

/** Says what begins, now and then how far it is, and how long it took. */
async function telling({ database, log, told, tellEveryMs }: Told, work: () => Promise<void>): Promise<void> {
  const startedAt = performance.now()
  const seconds = () => Math.round((performance.now() - startedAt) / 1000)
  log?.info('migrating', told)
  const tell = async () =>
    log?.info('still migrating', { ...told, seconds: seconds(), ...(await indexProgress(database)) })
  const timer = setInterval(() => void tell().catch(() => {}), tellEveryMs)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  log?.info('migrated', { ...told, seconds: seconds() })
}

async function apply(connection: Connection, migration: Migration): Promise<void> {
  const run = NO_TRANSACTION.test(migration.sql) ? applyAlone : applyInTransaction
  await run(connection, migration).catch((error) => {
    throw new Error(`Migration ${migration.name} failed: ${error.message}`, { cause: error })
  })
}

/** A script in the simple protocol is one transaction; its record is part of it. */
const applyInTransaction = (connection: Connection, migration: Migration) =>
  connection.script(`${migration.sql}\n;${recordOf(migration)};`)

/** What a try before this one left half built is in the way, and `if not exists` would take it for whole. */
async function applyAlone(connection: Connection, migration: Migration): Promise<void> {
  const [, name] = /index\s+concurrently\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/i.exec(migration.sql) ?? []
  const { rows } = await connection.query(
    `select format('drop index concurrently %s', i.indexrelid::regclass) as drop
     from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname = $1 and not i.indisvalid`,
    [name],
  )
  for (const row of rows) await connection.script(String(row['drop']))
  await oneStatement(connection, migration)
  await connection.script(recordOf(migration))
}

/** Prepared, because only then PostgreSQL refuses several: a try that stopped between them could not be repeated. */
async function oneStatement(connection: Connection, { sql, checksum }: Migration): Promise<void> {
  await connection.query(sql, [], checksum.slice(0, 32)).catch((error: Error) => {
    if (!error.message.includes('multiple commands')) throw error
    throw new Error('under "-- no transaction" stands one statement; give each other one a migration of its own')
  })
}

const recordOf = ({ name, checksum }: Migration) =>
  `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
   values ('${randomUUID()}', '${checksum}', '${name.replaceAll("'", "''")}', now(), 1)`
