import { makeBlindIndex } from '../src/platform/blind-index.js'
import { loadConfig } from '../src/platform/config.js'
import type { Deps } from '../src/platform/context.js'
import { openPostgres } from '../src/platform/db.js'
import { makeLog } from '../src/platform/log.js'
import { makeVault } from '../src/platform/vault.js'
import { TEST_KEYS } from '../test/support/test-keys.js'

/** What every process of a bench runs on: that database with 16 connections, keys that are the same everywhere, no log. */
export function benchDeps(databaseUrl: string): Deps {
  const config = loadConfig({
    NODE_ENV: 'test',
    DATA_DIR: '/nonexistent',
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: 'bench-session-secret-bench-session-secret',
    ...TEST_KEYS,
    LOG_LEVEL: 'silent',
  })
  return {
    database: openPostgres(databaseUrl, 16),
    config,
    log: makeLog(config),
    vault: makeVault(config.vaultKeys),
    blindIndex: makeBlindIndex(config.indexKey),
  }
}
