// A process that has numbers rung one after the other, until it is killed. It runs what npm run build made.
import path from 'node:path'

const product = (file) => import(path.resolve(process.env.BACKLINE_CODE, 'src', file))
const { placeCall, settleAttempts } = await product('domain/attempts/index.js')
const { makeBlindIndex } = await product('platform/blind-index.js')
const { loadConfig } = await product('platform/config.js')
const { makeCtx } = await product('platform/context.js')
const { openDatabase } = await product('platform/db.js')
const { makeLog } = await product('platform/log.js')
const { makeVault } = await product('platform/vault.js')

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
