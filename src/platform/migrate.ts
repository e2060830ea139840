import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Database } from './db.js'

const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

/**
 * Applies the migrations that are missing, in order, each in one transaction, one process at a time.
 * Keeps Prisma's own table and folder layout, so that `prisma migrate deploy` may be used instead.
 * @returns the names of those it applied
 * @throws when an applied migration has changed since
 */
export function migrate(database: Database, directory = 'prisma/migrations'): Promise<string[]> {
  return database.withLock('backline.migrate', async () => {
    await database.script(TABLE)
    const { rows } = await database.query(
      'select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    )
    const applied = new Map(rows.map((row) => [String(row['migration_name']), String(row['checksum'])]))
    const missing = migrationsIn(directory).filter(({ name, checksum }) => isMissing(applied, name, checksum))
    for (const migration of missing) await apply(database, migration)
    return missing.map(({ name }) => name)
  })
}

type Migration = { name: string; sql: string; checksum: string }

function migrationsIn(directory: string): Migration[] {
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

/** A script in the simple protocol is one transaction; its record is part of it. */
async function apply(database: Database, { name, sql, checksum }: Migration): Promise<void> {
  const record = `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    values ('${randomUUID()}', '${checksum}', '${name.replaceAll("'", "''")}', now(), 1)`
  await database.script(`${sql}\n;${record};`).catch((error) => {
    throw new Error(`Migration ${name} failed: ${error.message}`, { cause: error })
  })
}
