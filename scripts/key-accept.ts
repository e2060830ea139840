import { acceptSecrets } from '../src/platform/check-secrets.js'
import { loadConfig } from '../src/platform/config.js'
import { openDatabase } from '../src/platform/db.js'
import { migrate } from '../src/platform/migrate.js'

/**
 * npm run key:accept, when keys are lost for good: from now on those of the environment are the right ones for this
 * database. What the lost keys sealed stays, and is shown as unreadable.
 */
export async function main(): Promise<void> {
  const config = loadConfig()
  const database = await openDatabase(config)
  try {
    await migrate(database)
    await acceptSecrets(database, config)
    console.log('From now on this database belongs to these keys. What other keys sealed cannot be opened.')
  } finally {
    await database.close()
  }
}
