import { parseArgs } from 'node:util'
import { restore } from '../src/platform/backup.js'
import { loadConfig } from '../src/platform/config.js'

/** npm run restore -- --from <folder>: a backup into an empty database (docs/operations.md, Backup). */
export async function main(args: string[]): Promise<void> {
  const { from } = parseArgs({ args, options: { from: { type: 'string' } } }).values
  if (!from) throw new Error('Say what: npm run restore -- --from <folder of a backup>')
  await restore(loadConfig(), from)
  console.log(`${from} is restored. Start Backline with the secrets it was made with.`)
}
