import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { makeBlindIndex } from '../src/platform/blind-index.js'
import { loadConfig } from '../src/platform/config.js'
import { openPostgres } from '../src/platform/db.js'
import { makeLog } from '../src/platform/log.js'
import { makeVault } from '../src/platform/vault.js'
import { vapiWebhooks } from '../src/web/webhooks/vapi.js'

/** Our door alone, in a process of its own, as start:web mounts it. */
const { databaseUrl } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string }
const config = loadConfig({
  NODE_ENV: 'test',
  DATABASE_URL: databaseUrl,
  SESSION_SECRET: 'bench-session-secret-bench-session-secret',
  VAULT_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
  LOG_LEVEL: 'silent',
})
const database = openPostgres(databaseUrl, 16)
const deps = {
  database,
  config,
  log: makeLog(config),
  vault: makeVault(config.vaultKeys),
  blindIndex: makeBlindIndex(config.indexKey),
}
const server = createServer(express().disable('x-powered-by').use('/api/v1/vapi/webhook', vapiWebhooks(deps)))
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
