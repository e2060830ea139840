import type { Database } from './db.js'
import type { Place, Vault } from './vault.js'

export type Resealed = {
  /** Values that now stand under the active key. */
  resealed: number
  /** Values no key opens: table, column and id of the first ten. While there are any, no key may be thrown away. */
  failed: number
  examples: string[]
}

type Column = { table: string; column: string; client: string }
type Row = { id: string; client_id: string; sealed: Uint8Array }

const BATCH = 200
/** Others may write under the old key while we look; each pass finds what the one before could not see. */
const MAX_PASSES = 5

/** Where a payload that waits in the queue is sealed to: jobs with { id, sealed } (base64) are found by that shape. */
export const sealedPlace = (jobId: string): Place => ({ clientId: '', table: 'job', column: 'sealed', id: jobId })

/**
 * Seals everything anew that is not under the vault's active key: every column named *_sealed and every waiting job.
 * Works while others read and write, and takes up where a killed run stopped.
 */
export async function reseal(
  database: Database,
  vault: Vault,
  onProgress: (resealed: number) => void = () => {},
): Promise<Resealed> {
  const done: Resealed = { resealed: 0, failed: 0, examples: [] }
  const columns = await sealedColumns(database)
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const before = done.resealed
    Object.assign(done, { failed: 0, examples: [] })
    for (const column of columns) await resealColumn(database, vault, { column, done, onProgress })
    await resealJobs(database, vault, done)
    if (done.resealed === before) break
  }
  return done
}

/**
 * Whether these keys can be the right ones for a database that does not tell: it holds nothing sealed yet, or they open
 * at least one value of some column.
 */
export async function findsOpenable(database: Database, vault: Vault): Promise<boolean> {
  let isEmpty = true
  for (const { table, column, client } of await sealedColumns(database)) {
    const { rows } = await database.query(
      `select id::text as id, coalesce(${client}, '') as client_id, ${column} as sealed from ${table}
       where ${column} is not null limit 3`,
    )
    if (rows.length > 0) isEmpty = false
    const values = rows as Row[]
    if (values.some(({ id, client_id, sealed }) => sealAnew(vault, { clientId: client_id, table, column, id }, sealed)))
      return true
  }
  return isEmpty
}

async function sealedColumns(database: Database): Promise<Column[]> {
  const { rows } = await database.query(`
    select quote_ident(c.table_name) as table, quote_ident(c.column_name) as column,
      case when c.table_name = 'clients' then 'id::text'
           when exists (select 1 from information_schema.columns o where o.table_schema = c.table_schema
                        and o.table_name = c.table_name and o.column_name = 'client_id') then 'client_id::text'
           else '''''' end as client
    from information_schema.columns c
    where c.table_schema = 'public' and c.data_type = 'bytea' and c.column_name like '%\\_sealed'
    order by 1, 2`)
  return rows as Column[]
}

type Work = { column: Column; done: Resealed; onProgress: (resealed: number) => void }

async function resealColumn(database: Database, vault: Vault, { column, done, onProgress }: Work): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await staleRows(database, vault, { column, after })
    for (const row of rows) await resealRow(database, vault, { column, row, done })
    const last = rows.at(-1)
    if (!last) return
    after = last.id
    onProgress(done.resealed)
  }
}

async function staleRows(database: Database, vault: Vault, from: { column: Column; after: string }): Promise<Row[]> {
  const { table, column, client } = from.column
  const { rows } = await database.query(
    `select id::text as id, coalesce(${client}, '') as client_id, ${column} as sealed from ${table}
     where id > $1::uuid and substring(${column} from 1 for ${vault.activePrefix.length}) <> $2
     order by id limit ${BATCH}`,
    [from.after, vault.activePrefix],
  )
  return rows as Row[]
}

/** Only where the value is still the one we opened: a newer one is left alone. */
async function resealRow(
  database: Database,
  vault: Vault,
  { column: { table, column }, row, done }: { column: Column; row: Row; done: Resealed },
): Promise<void> {
  const place = { clientId: row.client_id, table, column, id: row.id }
  const sealed = sealAnew(vault, place, row.sealed)
  if (!sealed) return noteFailure(done, place)
  const { rowCount } = await database.query(
    `update ${table} set ${column} = $1 where id = $2::uuid and ${column} = $3`,
    [sealed, row.id, row.sealed],
  )
  done.resealed += rowCount ?? 0
}

async function resealJobs(database: Database, vault: Vault, done: Resealed): Promise<void> {
  const queue = await database.query("select to_regclass('pgboss.job')::text as name")
  if (!queue.rows[0]?.['name']) return
  const { rows } = await database.query(`
    select id::text as id, data->>'id' as sealed_id, data->>'sealed' as sealed from pgboss.job
    where state in ('created', 'retry', 'active') and data->>'id' is not null and data->>'sealed' is not null`)
  for (const row of rows as { id: string; sealed_id: string; sealed: string }[]) {
    const old = Buffer.from(row.sealed, 'base64')
    if (old.subarray(0, vault.activePrefix.length).equals(vault.activePrefix)) continue
    const place = sealedPlace(row.sealed_id)
    const sealed = sealAnew(vault, place, old)
    if (!sealed) {
      noteFailure(done, place)
      continue
    }
    const { rowCount } = await database.query(
      `update pgboss.job set data = jsonb_set(data, '{sealed}', to_jsonb($1::text))
       where id = $2::uuid and data->>'sealed' = $3`,
      [Buffer.from(sealed).toString('base64'), row.id, row.sealed],
    )
    done.resealed += rowCount ?? 0
  }
}

function sealAnew(vault: Vault, place: Place, sealed: Uint8Array): Uint8Array | undefined {
  try {
    return vault.seal(place, vault.open(place, sealed))
  } catch {
    return undefined
  }
}

function noteFailure(done: Resealed, { table, column, id }: Place): void {
  done.failed += 1
  if (done.examples.length < 10) done.examples.push(`${table}.${column} of ${id}`)
}
