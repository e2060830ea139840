// A process that has numbers rung one after the other, until it is killed. It runs what npm run build made.
import { placeCall, settleAttempts } from '../../dist/src/domain/attempts/index.js'
import { makeBlindIndex } from '../../dist/src/platform/blind-index.js'
import { loadConfig } from '../../dist/src/platform/config.js'
import { makeCtx } from '../../dist/src/platform/context.js'
import { openDatabase } from '../../dist/src/platform/db.js'
import { makeLog } from '../../dist/src/platform/log.js'
import { makeVault } from '../../dist/src/platform/vault.js'

const { clientId, assistantId, numbers } = JSON.parse(process.argv[2] ?? '{}')
const config = loadConfig(process.env)
const database = await openDatabase({ ...config, databasePoolSize: 4 })
const deps = {
  database,
  config,
  log: makeLog(config),
  vault: makeVault(config.vaultKeys),
  blindIndex: makeBlindIndex(config.indexKey),
}
const actor = { kind: 'client', id: clientId, name: 'Dialler', clientId, access: 'SELF_SERVICE' }
process.send?.('ready')
for (const { id, number } of numbers) {
  // Each under its own id, as a program that repeats what it was not answered does.
  await placeCall(deps, makeCtx(deps, actor), { id, phoneNumber: number, assistantId }).catch(() => {})
  await settleAttempts(makeCtx(deps, { kind: 'job', name: 'attempts.settle' })).catch(() => {})
}
process.send?.('done')
await database.close()
process.exit(0)
