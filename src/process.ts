import type { Server } from 'node:http'
import { makeBlindIndex } from './platform/blind-index.js'
import { assertSecrets } from './platform/check-secrets.js'
import type { Config } from './platform/config.js'
import type { Deps } from './platform/context.js'
import { openDatabase } from './platform/db.js'
import { makeLog } from './platform/log.js'
import { migrate } from './platform/migrate.js'
import { assertTimeLimits, TIME_LIMITS, type TimeLimits } from './platform/time-limits.js'
import { makeVault } from './platform/vault.js'
import { assertWalls } from './platform/walls.js'

/** What every process makes once: the database, migrated, and what is built from the config. */
export async function openDeps(config: Config, limits: TimeLimits = TIME_LIMITS): Promise<Deps> {
  assertTimeLimits(limits)
  const database = await openDatabase(config)
  const log = makeLog(config)
  try {
    await migrate(database, { log })
    await assertWalls(database)
    await assertSecrets(database, config)
  } catch (error) {
    await database.close()
    throw error
  }
  return { database, config, log, vault: makeVault(config.vaultKeys), blindIndex: makeBlindIndex(config.indexKey) }
}

/** Waits until the server listens. @returns the port, which the system chose when 0 was asked for */
export function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use; set PORT to another one.`) : error),
    )
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** Ends the process in order at the first SIGINT or SIGTERM, at once at the second or after ten seconds. */
export function closeOnSignal(close: () => Promise<void>): void {
  let isClosing = false
  const stop = () => {
    if (isClosing) process.exit(130)
    isClosing = true
    setTimeout(() => process.exit(1), 10_000).unref()
    close().then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
