import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { difference } from '../../scripts/db-migration.js'
import { type Database, openPostgres } from '../../src/platform/db.js'
import { migrate } from '../../src/platform/migrate.js'
import { onPostgres, useDatabase } from '../support/database.js'
import { temporaryFolder } from '../support/folder.js'

function folderWith(migrations: Record<string, string>): string {
  const folder = temporaryFolder()
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(path.join(folder, name))
    writeFileSync(path.join(folder, name, 'migration.sql'), sql)
  }
  return folder
}

describe('the migrations', () => {
  it('lead to the schema', async () => {
    expect(await difference()).toBe('')
  }, 120_000)
})

describe.each(['ordinary', 'embedded'] as const)('migrating on the %s database', (engine) => {
  const db = useDatabase({ engine })

  it('does nothing the second time', async () => {
    expect(await migrate(db.deps.database)).toEqual([])
  })

  it('leaves nothing of a migration that fails half-way, and says which it was', async () => {
    const folder = folderWith({ '1_broken': 'create table half (id int); select * from nowhere;' })
    await expect(migrate(db.deps.database, { directory: folder })).rejects.toThrow('1_broken failed')
    const { rows } = await db.deps.database.query("select to_regclass('half') as half")
    expect(rows).toEqual([{ half: null }])
  })

  it('A10: applies what must not stand in a transaction', async () => {
    const directory = folderWith({
      '1_n': 'create table alone_n (n int)',
      '2_n': '-- no transaction\ncreate index concurrently if not exists alone_n_n on alone_n (n)',
      '3_n': '-- no transaction\ncreate index concurrently if not exists alone_n_m on alone_n (n desc)',
    })
    expect(await migrate(db.deps.database, { directory })).toEqual(['1_n', '2_n', '3_n'])
    expect(await migrate(db.deps.database, { directory })).toEqual([])
  })

  it('A10: refuses several statements where no transaction holds them together, and does none', async () => {
    const sql = '-- no transaction\ncreate table first_n (n int); create table second_n (n int)'
    const migrated = migrate(db.deps.database, { directory: folderWith({ '1_two': sql }) })
    await expect(migrated).rejects.toThrow('1_two failed: under "-- no transaction" stands one statement')
    const { rows } = await db.deps.database.query("select to_regclass('first_n') as first")
    expect(rows).toEqual([{ first: null }])
  })

  it('refuses a migration that was changed after it was applied', async () => {
    await migrate(db.deps.database, { directory: folderWith({ '2_one': 'create table one (id int)' }) })
    await expect(
      migrate(db.deps.database, { directory: folderWith({ '2_one': 'create table two (id int)' }) }),
    ).rejects.toThrow('2_one was changed')
  })
})

/** As an operator could write it into DATABASE_URL, which wins over what a pool asks for. */
function hurried(url: string): Database {
  const changed = new URL(url)
  changed.searchParams.set('options', '-c statement_timeout=300 -c lock_timeout=300')
  changed.searchParams.set('query_timeout', '400')
  return openPostgres(changed.href, 2)
}

onPostgres('A10: migrating a database that is large or that others migrate too', () => {
  const db = useDatabase({ engine: 'postgres' })
  const opened: Database[] = []
  const open = (how: (url: string) => Database) => {
    opened.push(how(db.url))
    return opened.at(-1) as Database
  }
  const applied = (sql: string) => db.deps.database.query(sql).then(({ rows }) => rows)
  afterAll(() => Promise.all(opened.map((database) => database.close())))

  it('applies each migration once, and waits for the other process', async () => {
    const directory = folderWith({ '3_slow': 'select pg_sleep(1); create table slow (id int)' })
    const told: string[] = []
    const log = { info: (message: string) => void told.push(message) }
    const all = [1, 2, 3, 4].map(() => migrate(open(hurried), { directory, log }))
    expect((await Promise.all(all)).flat()).toEqual(['3_slow'])
    expect(told.filter((message) => message.startsWith('another process is migrating'))).toHaveLength(3)
  })

  it('takes longer than any statement may, and says what it does and how far it is', async () => {
    const database = open(hurried)
    await expect(database.query('select pg_sleep(1)')).rejects.toThrow('statement timeout')
    const told: object[] = []
    const log = { info: (message: string, fields?: object) => void told.push({ message, ...fields }) }
    const directory = folderWith({ '4_quick': 'select 1', '5_long': 'select pg_sleep(1); create table long (id int)' })
    expect(await migrate(database, { directory, log, tellEveryMs: 400 })).toEqual(['4_quick', '5_long'])
    expect(told).toContainEqual({ message: 'migrating', migration: '5_long', number: 2, of: 2 })
    expect(told).toContainEqual(expect.objectContaining({ message: 'still migrating', migration: '5_long' }))
    expect(told.at(-1)).toEqual({ message: 'migrated', migration: '5_long', number: 2, of: 2, seconds: 1 })
  })

  const INDEX = '-- no transaction\ncreate unique index concurrently if not exists big_n on big (n)'

  it('builds an index beside those who write, while others wait to migrate', async () => {
    const directory = folderWith({ '6_big': 'create table big (n int)', '7_index': INDEX })
    const both = await Promise.all([1, 2].map(() => migrate(open(hurried), { directory })))
    expect(both.flat()).toEqual(['6_big', '7_index'])
    expect(await applied("select indisvalid from pg_index where indexrelid = 'big_n'::regclass")).toEqual([
      { indisvalid: true },
    ])
  })

  it('builds an index anew that a try before left half built', async () => {
    const directory = folderWith({ '8_index': INDEX.replaceAll('big_n', 'big_m') })
    await applied('insert into big values (1)')
    await applied('drop index big_n')
    await applied('insert into big values (1)')
    await expect(migrate(open(hurried), { directory })).rejects.toThrow('8_index failed')
    await applied('truncate big')
    expect(await migrate(open(hurried), { directory })).toEqual(['8_index'])
    expect(await applied("select indisvalid from pg_index where indexrelid = 'big_m'::regclass")).toEqual([
      { indisvalid: true },
    ])
  })

  it('changes millions of rows in batches that each commit', async () => {
    const sql = `-- no transaction
      do $$ begin
        loop
          update big set n = -n where ctid in (select ctid from big where n > 0 limit 10);
          exit when not found;
          commit;
        end loop;
      end $$`
    await applied('drop index big_m')
    await applied('insert into big select generate_series(1, 35)')
    await migrate(open(hurried), { directory: folderWith({ '9_batches': sql }) })
    expect(await applied('select count(distinct xmin::text)::int as transactions, max(n) as most from big')).toEqual([
      { transactions: 4, most: -1 },
    ])
  })
})
