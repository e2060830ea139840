import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CODE } from '../support/code.js'
import { testEnvironment } from '../support/database.js'
import { temporaryFolder } from '../support/folder.js'

/** One process of its own that opens the embedded database, asks something and ends. */
function ask(directory: string, work: string) {
  const code = `import { openDatabase } from './${CODE}/src/platform/db.js'
    const database = await openDatabase({ databasePoolSize: 2, dataDirectory: ${JSON.stringify(directory)} })
    ${work}
    await database.close()`
  const options = { encoding: 'utf8', timeout: 50_000, killSignal: 'SIGKILL' } as const
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], options)
  return { status, signal, stdout, stderr }
}

const run = (entry: string, directory: string, args: string[] = []) =>
  spawnSync(process.execPath, ['scripts/start.mjs', entry, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    env: {
      ...testEnvironment(),
      PATH: process.env['PATH'] ?? '',
      DATA_DIR: directory,
      BACKLINE_SKIP_BUILD: '1',
      PORT: '0',
    },
  })

describe('the directory of the embedded database', { timeout: 120_000 }, () => {
  it('A1: answers how alike two texts are, and then goes on, opened again by another process', () => {
    const directory = temporaryFolder()
    const made = ask(
      directory,
      'await database.script("create extension pg_trgm; create extension btree_gist; create extension btree_gin")',
    )
    expect(made).toMatchObject({ status: 0 })
    const asked = ask(
      directory,
      // Never with the operator %: after it the engine may not come back (docs/decisions/022).
      `const alike = "select similarity('oak st', 'oak street') >= 0.3 as alike"
       await database.query(alike)
       const { rows } = await database.query(alike)
       console.log(rows[0].alike)`,
    )
    expect(asked).toMatchObject({ status: 0, signal: null, stdout: 'true\n' })
  })

  it('is made whole or not at all: what an interrupted start left is no obstacle', () => {
    const directory = temporaryFolder()
    mkdirSync(path.join(directory, 'database.new/base'), { recursive: true })
    expect(ask(directory, "await database.query('select 1')")).toMatchObject({ status: 0 })
    expect(readdirSync(directory)).not.toContain('database.new')
  })

  it.each([
    ['db-migrate', []],
    ['main', []],
    ['client-create', ['--email', 'a@b.example', '--name', 'A', '--business', 'B']],
  ])('A6: is never begun anew where something is: %s refuses and says what to do', (entry, args) => {
    const directory = temporaryFolder()
    const database = path.join(directory, 'database')
    mkdirSync(path.join(database, 'base'), { recursive: true })
    writeFileSync(path.join(database, 'base/1'), 'all that there is')
    const { status, stdout, stderr } = run(entry, directory, args)
    expect(status).toBe(1)
    expect(stderr).toContain('is damaged: PG_VERSION, global/pg_control, pg_wal missing. Put a backup of the folder')
    expect(stdout).not.toContain('first staff login')
    expect(readdirSync(database)).toEqual(['base'])
  })

  it('A6: whose one file is gone is kept as it is', () => {
    const directory = temporaryFolder()
    expect(ask(directory, "await database.query('select 1')")).toMatchObject({ status: 0 })
    rmSync(path.join(directory, 'database/PG_VERSION'))
    const { status, stderr } = ask(directory, '')
    expect([status, stderr]).toEqual([1, expect.stringContaining('is damaged: PG_VERSION missing')])
    expect(existsSync(path.join(directory, 'database/global/pg_control'))).toBe(true)
  })
})
