import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Database, type DatabaseOptions, openPostgres } from './db.js'
import { lockDirectory } from './directory-lock.js'
import { postgresTool } from './postgres-tool.js'
import { assertWalls } from './walls.js'
import { isEmptyFolder, makeWhole } from './whole-folder.js'

type Where = Pick<DatabaseOptions, 'databaseUrl' | 'dataDirectory'>

/** What a backup's folder holds: one of these, and a note of which. */
const DUMP = 'database.dump'
const COPY = 'database'
const NOTE = 'backup.json'

/**
 * Writes the whole database into a new folder, which appears when it is complete: PostgreSQL by pg_dump while the product
 * runs, the embedded database as a copy while it is stopped. Secrets are not part of it.
 * @throws when the folder holds something, or when the user may not read every row
 */
export async function backUp({ databaseUrl, dataDirectory }: Where, folder: string): Promise<void> {
  const target = path.resolve(folder)
  if (!isEmptyFolder(target)) throw new Error(`${target} is not empty; name a new folder for each backup.`)
  await makeWhole(target, async (beginning) => {
    mkdirSync(beginning, { recursive: true, mode: 0o700 })
    if (databaseUrl) await dump(databaseUrl, path.join(beginning, DUMP))
    else await copyStopped(path.join(dataDirectory, 'database'), path.join(beginning, COPY))
    const note = { kind: databaseUrl ? 'postgres' : 'embedded', madeAt: new Date().toISOString() }
    writeFileSync(path.join(beginning, NOTE), `${JSON.stringify(note)}\n`, { mode: 0o600, flush: true })
  })
}

/**
 * Puts a backup into an empty database. On PostgreSQL it makes the roles that a new cluster lacks first, all else in one
 * transaction, and looks at the result.
 * @throws when the database is not empty, or when the backup is of the other kind
 */
export async function restore({ databaseUrl, dataDirectory }: Where, folder: string): Promise<void> {
  const kind = kindOf(folder)
  if (kind === 'postgres' && databaseUrl) return restorePostgres(databaseUrl, path.join(folder, DUMP))
  if (kind === 'embedded' && !databaseUrl) {
    return restoreEmbedded(path.join(folder, COPY), path.join(dataDirectory, 'database'))
  }
  throw new Error(
    databaseUrl
      ? `${folder} is a backup of an embedded database; unset DATABASE_URL to restore it into DATA_DIR.`
      : `${folder} is a backup of PostgreSQL; set DATABASE_URL to an empty database.`,
  )
}

function kindOf(folder: string): string {
  const note = path.join(folder, NOTE)
  if (!existsSync(note)) throw new Error(`${folder} is no backup: it has no ${NOTE}.`)
  return String(JSON.parse(readFileSync(note, 'utf8')).kind)
}

async function dump(url: string, file: string): Promise<void> {
  await withPostgres(url, async (database) => {
    await assertWalls(database)
    await assertSeesAll(database)
  })
  // The owner is held to the policies of its own tables, and sees every row as a member of backline_staff.
  await postgresTool('pg_dump', url, ['--format=custom', '--enable-row-security', `--file=${file}`])
}

/** @throws when a table would be copied without some of its rows, in silence */
async function assertSeesAll(database: Database): Promise<void> {
  const { rows } = await database.query(
    `select c.relname::text as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and row_security_active(c.oid)
       and not exists (select from pg_policy p, unnest(p.polroles) role
         where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'r') and pg_get_expr(p.polqual, c.oid) = 'true'
           and case role when 0 then true else pg_has_role(role, 'USAGE') end)
       or exists (select from pg_policy p, unnest(p.polroles) role
         where p.polrelid = c.oid and not p.polpermissive and p.polcmd in ('*', 'r') and case role when 0 then true else pg_has_role(role, 'USAGE') end
           and row_security_active(c.oid))
     order by 1`,
  )
  if (rows.length > 0) {
    const names = rows.map(({ name }) => name).join(', ')
    throw new Error(`The user of DATABASE_URL does not see every row of ${names}, so the backup would not be whole.`)
  }
}

async function restorePostgres(url: string, file: string): Promise<void> {
  await withPostgres(url, async (database) => {
    await assertEmpty(database)
    await makeRoles(database)
  })
  const options = ['--no-owner', '--no-comments', '--exit-on-error', '--single-transaction', file]
  await postgresTool('pg_restore', url, options)
  await withPostgres(url, assertWalls)
}

async function assertEmpty(database: Database): Promise<void> {
  const { rows } = await database.query(
    `select 1 from pg_class where relkind in ('r', 'p') and relnamespace::regnamespace::text in ('public', 'pgboss') limit 1`,
  )
  if (rows.length > 0) throw new Error('The database of DATABASE_URL is not empty; restore into a new one.')
}

/** Roles belong to the cluster and are in no dump of a database, but policies and grants name them. */
async function makeRoles(database: Database): Promise<void> {
  try {
    for (const role of ['backline_staff', 'backline_client']) {
      const { rows } = await database.query('select 1 from pg_roles where rolname = $1', [role])
      if (rows.length === 0) await database.script(`create role ${role} nologin`)
    }
    const { rows } = await database.query(
      `select pg_has_role('backline_staff', 'USAGE') and pg_has_role('backline_client', 'MEMBER') as "isMember"`,
    )
    if (!rows[0]?.['isMember']) await database.script('grant backline_staff, backline_client to current_user')
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new Error(
      `The roles could not be made (${said}). Let an administrator run: create role backline_staff nologin; create role backline_client nologin; grant backline_staff, backline_client to <user of DATABASE_URL>`,
      { cause: error },
    )
  }
}

async function withPostgres(url: string, work: (database: Database) => Promise<void>): Promise<void> {
  const database = openPostgres(url, 2)
  try {
    await work(database)
  } finally {
    await database.close()
  }
}

/** The embedded database writes into its folder as long as it runs, so that a copy of it then is none. */
async function copyStopped(from: string, to: string): Promise<void> {
  if (!existsSync(path.join(from, 'PG_VERSION'))) throw new Error(`There is no embedded database in ${from}.`)
  const release = await lockDirectory(from)
  try {
    cpSync(from, to, { recursive: true })
  } finally {
    await release()
  }
}

async function restoreEmbedded(from: string, to: string): Promise<void> {
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 })
  const release = await lockDirectory(to)
  try {
    if (!isEmptyFolder(to)) throw new Error(`There is an embedded database in ${to} already; move it away first.`)
    await makeWhole(to, (beginning) => cpSync(from, beginning, { recursive: true }))
  } finally {
    await release()
  }
}
