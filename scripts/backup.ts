import { parseArgs } from 'node:util'
import { backUp } from '../src/platform/backup.js'
import { loadConfig } from '../src/platform/config.js'

/** npm run backup -- --to <folder>: the whole database in a new folder (docs/operations.md, Backup). */
export async function main(args: string[]): Promise<void> {
  const { to } = parseArgs({ args, options: { to: { type: 'string' } } }).values
  if (!to) throw new Error('Say where: npm run backup -- --to <new folder>')
  await backUp(loadConfig(), to)
  console.log(`The database is backed up in ${to}. Its secrets are not part of it: keep them elsewhere.`)
}
