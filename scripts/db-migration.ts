import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

const SCHEMA = path.resolve('prisma/schema.prisma')
const MIGRATIONS = path.resolve('prisma/migrations')
const NONE = { externalTables: [], externalEnums: [] }

/**
 * npm run db:migration -- <name>: writes the SQL that takes the migrations to the schema, as the next migration.
 * Works offline: Prisma's schema engine as WebAssembly, over an embedded database in memory.
 */
export async function main([name]: string[]): Promise<void> {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name))
    throw new Error('Name the migration in small letters: npm run db:migration -- add_leads')
  const sql = await difference()
  if (!sql) {
    console.log('The migrations already give this schema; nothing was written.')
    return
  }
  const folder = path.join(MIGRATIONS, `${timestamp()}_${name}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'migration.sql'), sql)
  console.log(
    `Wrote ${path.relative('.', folder)}/migration.sql. Read it; a new table of a client also needs its walls (docs/security.md).`,
  )
}

/** The SQL from the migrations to the schema; empty when they agree. */
export async function difference(): Promise<string> {
  const schema = { path: SCHEMA, content: readFileSync(SCHEMA, 'utf8') }
  const engine = await openEngine(schema)
  const { stdout } = await engine.diff({
    from: {
      tag: 'migrations',
      baseDir: MIGRATIONS,
      lockfile: lockfile(),
      shadowDbInitScript: '',
      migrationDirectories: migrations(),
    },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: null,
    filters: NONE,
  })
  const sql = stdout ?? ''
  return sql.includes('This is an empty migration') ? '' : sql.trim()
}

type Engine = { diff(params: object): Promise<{ stdout: string | null }> }

/** The package only loads under a bundler that knows .wasm imports, so its two halves are joined by hand. */
async function openEngine(schema: { path: string; content: string }): Promise<Engine> {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = await import(file)
  const { instance } = await WebAssembly.instantiate(readFileSync(file.replace(/js$/, 'wasm')), {
    './schema_engine_bg.js': glue,
  })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports['__wbindgen_start'] as () => void)()
  return glue.SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory()),
  )
}

/** The adapter's own shadow database lacks the extension that the first migration asks for. */
function factory(): Parameters<typeof bindMigrationAwareSqlAdapterFactory>[0] {
  const open = () => new PGlite({ extensions: { btree_gin, btree_gist, pg_trgm } })
  const connect = () => new PrismaPGlite(open()).connect().then(withWaitingScripts)
  return { provider: 'postgres', adapterName: 'embedded', connect, connectToShadowDb: connect }
}

/** pglite-prisma-adapter 0.7 starts a script and does not wait for it, so a failure would go unseen. */
function withWaitingScripts<A extends { executeScript(script: string): Promise<void> }>(adapter: A): A {
  const { client } = adapter as unknown as { client: PGlite }
  adapter.executeScript = async (script) => {
    await client.exec(script)
  }
  return adapter
}

const lockfile = () => ({
  path: 'migration_lock.toml',
  content: readFileSync(path.join(MIGRATIONS, 'migration_lock.toml'), 'utf8'),
})

const migrations = () =>
  readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8') },
      },
    }))

const timestamp = () => new Date().toISOString().replace(/\D/g, '').slice(0, 14)
