import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest'
import { makeBlindIndex } from '../../src/platform/blind-index.js'
import { type Config, loadConfig } from '../../src/platform/config.js'
import type { Deps } from '../../src/platform/context.js'
import { type Database, embeddedExtensions, fromEmbedded, openPostgres } from '../../src/platform/db.js'
import { makeLog } from '../../src/platform/log.js'
import { makeVault } from '../../src/platform/vault.js'
import { CODE } from './code.js'
import { inDatabase, TEMPLATE } from './templates.js'
import { TEST_KEYS } from './test-keys.js'

export type TestDatabase = {
  /** What a process would have; ready from beforeAll on. */
  readonly deps: Deps
  /** Lines logged in this test. */
  readonly logged: string[]
  /** On PostgreSQL: the URL of this file's database, for processes that a test starts. */
  readonly url: string
  /** An error in the log fails the test unless it was announced. */
  expectErrors(): void
}

/** A suite that proves nothing on the embedded database. Without PostgreSQL it is skipped by its name. */
export const onPostgres = (name: string, suite: () => void) => {
  const isThere = inject('postgresUrl') !== ''
  return describe.skipIf(!isThere)(isThere ? name : `${name} (this machine has no PostgreSQL)`, suite)
}

/**
 * 'ordinary' is PostgreSQL in memory, or the embedded database on a machine without; 'postgres' is one that keeps what it
 * commits, for durability, kills and races.
 */
export type Engine = 'ordinary' | 'postgres' | 'embedded'

/** A migrated database of this test file's own, emptied after every test. Call it at the top of a file or suite. */
export function useDatabase(options: { engine?: Engine; config?: Partial<Config> } = {}): TestDatabase {
  const state: { deps?: Deps; logged: string[]; errorsExpected: boolean; url: string } = {
    logged: [],
    errorsExpected: false,
    url: '',
  }
  let drop = async () => {}

  beforeAll(async () => {
    const server = serverOf(options.engine ?? 'ordinary')
    const opened = server ? await ownPostgres(server) : { database: await ownEmbedded(), url: '', drop: async () => {} }
    state.deps = makeTestDeps(opened.database, state.logged, options.config)
    state.url = opened.url
    drop = async () => {
      await opened.database.close()
      await opened.drop()
    }
  })
  afterEach(async () => {
    if (state.deps) await empty(state.deps.database)
    const errors = state.logged.filter((line) => line.includes('"level":"error"'))
    const wereExpected = state.errorsExpected
    state.logged.length = 0
    state.errorsExpected = false
    if (!wereExpected) expect(errors).toEqual([])
  })
  afterAll(() => drop())

  return {
    get deps() {
      if (!state.deps) throw new Error('The database is ready from beforeAll on')
      return state.deps
    },
    get url() {
      return state.url
    },
    logged: state.logged,
    expectErrors() {
      state.errorsExpected = true
    },
  }
}

/** Deps over any database, with fixed secrets and a log that is kept. */
export function makeTestDeps(database: Database, logged: string[] = [], over: Partial<Config> = {}): Deps {
  const config = { ...testConfig(), ...over }
  return {
    database,
    config,
    log: makeLog({ logLevel: 'debug' }, { write: (line) => void logged.push(line) }),
    vault: makeVault(config.vaultKeys),
    blindIndex: makeBlindIndex(config.indexKey),
  }
}

/** The environment of tests: fixed secrets, nothing from the machine. */
export function testEnvironment(): Record<string, string> {
  return {
    NODE_ENV: 'test',
    BACKLINE_CODE: CODE,
    DATA_DIR: path.join(os.tmpdir(), `backline-test-data-${process.pid}`),
    SESSION_SECRET: 'test-session-secret-test-session-secret',
    ...TEST_KEYS,
    PUBLIC_URL: 'http://localhost:3000',
    LOG_LEVEL: 'debug',
    // Tests ask more than any program does.
    API_REQUESTS_PER_MINUTE: '1000000',
  }
}

export const testConfig = (): Config => loadConfig(testEnvironment())

async function ownEmbedded(): Promise<Database> {
  const template = new Blob([new Uint8Array(readFileSync(inject('embeddedTemplate')))])
  return fromEmbedded(await PGlite.create({ loadDataDir: template, extensions: await embeddedExtensions() }))
}

/** The URL of the server to take a database from; without one it is the embedded database. */
function serverOf(engine: Engine): string | undefined {
  if (engine === 'embedded') return undefined
  if (engine === 'postgres') return inject('postgresUrl')
  return inject('ordinaryUrl') || undefined
}

async function ownPostgres(server: string): Promise<{ database: Database; url: string; drop(): Promise<void> }> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await asAdmin(server, `create database ${name} template ${TEMPLATE}`)
  const url = inDatabase(server, name)
  const drop = () => asAdmin(server, `drop database if exists ${name} with (force)`)
  return { database: openPostgres(url, 16), url, drop }
}

async function asAdmin(server: string, sql: string): Promise<void> {
  const admin = openPostgres(server, 1)
  try {
    await retryWhileTemplateIsBusy(() => admin.query(sql))
  } finally {
    await admin.close()
  }
}

/** Two files that copy the template at the same moment: the second waits its turn. */
async function retryWhileTemplateIsBusy(run: () => Promise<unknown>, tries = 50): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (tries === 0 || (error as { code?: string }).code !== '55006') throw error
    await new Promise((resolve) => setTimeout(resolve, 100))
    await retryWhileTemplateIsBusy(run, tries - 1)
  }
}

/** A worker that has not heard yet that its test is over may be in the way, once. */
async function empty(database: Database, tries = 5): Promise<void> {
  try {
    await emptyTables(database)
  } catch (error) {
    if (tries === 0 || (error as { code?: string }).code !== '40P01') throw error
    await empty(database, tries - 1)
  }
}

/**
 * Empties every table, ten times as fast as TRUNCATE does on tables this small. As a replica, so that neither references
 * nor the triggers of what is never rewritten stand in the way; the locks wait for whatever still writes.
 */
async function emptyTables(database: Database): Promise<void> {
  // What a try before this one may have left open.
  await database.script(`
    rollback;
    begin;
    set local session_replication_role = replica;
    do $$
      declare t text;
      begin
        for t in select format('%I', tablename) from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
          execute 'lock table ' || t || ' in exclusive mode';
          execute 'delete from ' || t;
        end loop;
        for t in select format('%I', sequencename) from pg_sequences where schemaname = 'public' loop
          execute 'alter sequence ' || t || ' restart';
        end loop;
        delete from pgboss.job;
      end $$;
    commit`)
}
