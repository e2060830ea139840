import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { difference } from '../../scripts/db-migration.js'
import { openPostgres } from '../../src/platform/db.js'
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

describe('migrating', () => {
  const db = useDatabase()

  it('does nothing the second time', async () => {
    expect(await migrate(db.deps.database)).toEqual([])
  })

  it('leaves nothing of a migration that fails half-way, and says which it was', async () => {
    const folder = folderWith({ '1_broken': 'create table half (id int); select * from nowhere;' })
    await expect(migrate(db.deps.database, folder)).rejects.toThrow('1_broken failed')
    const { rows } = await db.deps.database.query("select to_regclass('half') as half")
    expect(rows).toEqual([{ half: null }])
  })

  it('refuses a migration that was changed after it was applied', async () => {
    await migrate(db.deps.database, folderWith({ '2_one': 'create table one (id int)' }))
    await expect(migrate(db.deps.database, folderWith({ '2_one': 'create table two (id int)' }))).rejects.toThrow(
      '2_one was changed',
    )
  })
})

onPostgres('migrating with several processes at once', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('applies each migration once', async () => {
    const folder = folderWith({ '3_slow': 'select pg_sleep(0.3); create table slow (id int)' })
    const processes = [1, 2, 3, 4].map(() => openPostgres(db.url, 2))
    const applied = await Promise.all(processes.map((database) => migrate(database, folder)))
    await Promise.all(processes.map((database) => database.close()))
    expect(applied.flat()).toEqual(['3_slow'])
  })
})
