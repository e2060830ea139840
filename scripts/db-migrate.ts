import { jobs } from '../src/jobs.js'
import { assertSecrets } from '../src/platform/check-secrets.js'
import { loadConfig } from '../src/platform/config.js'
import { openDatabase } from '../src/platform/db.js'
import { makeLog } from '../src/platform/log.js'
import { migrate } from '../src/platform/migrate.js'
import { createQueues, installQueue } from '../src/platform/queue.js'

/** Applies the migrations that are missing and creates or upgrades the tables of the queue. */
export async function main(args: string[]): Promise<void> {
  const config = loadConfig()
  const database = await openDatabase(config)
  try {
    const applied = await migrate(database, {
      log: makeLog(config, { write: (line) => void process.stderr.write(line) }),
    })
    await assertSecrets(database, config)
    const queue = await installQueue(database)
    await createQueues(queue, jobs)
    await queue.stop({ graceful: false, wait: true })
    const says = applied.length > 0 ? `Applied ${applied.join(', ')}` : 'The database is up to date'
    console.log(args.includes('--json') ? JSON.stringify({ applied }) : says)
  } finally {
    await database.close()
  }
}
