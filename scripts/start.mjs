/**
 * Runs one entry of the product, after building what is stale: `node scripts/start.mjs main`.
 * An entry is a module with `main(args)`: main, server and worker in src/, all others in scripts/.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, root } from './build.mjs'

process.chdir(root)
// Runs of the whole test suite have a quicker copy (pack.mjs).
const code = path.join(root, process.env.BACKLINE_CODE || 'dist')
const [entry = 'main', ...args] = process.argv.slice(2)

try {
  if (process.env.BACKLINE_SKIP_BUILD !== '1') await build()
  const file = ['src', 'scripts', 'bench'].map((folder) => path.join(code, folder, `${entry}.js`)).find(existsSync)
  if (!file) throw new Error(`There is no entry ${entry}`)
  if (entry === 'main') await initialiseEmbedded()
  const { main } = await import(pathToFileURL(file).href)
  await main(args)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

/** A database's first start takes 500 MB that its process would never give back: a short-lived one does it. */
async function initialiseEmbedded() {
  const { loadConfig } = await import(pathToFileURL(path.join(code, 'src/platform/config.js')).href)
  const { databaseUrl, dataDirectory } = loadConfig()
  if (databaseUrl || existsSync(path.join(dataDirectory, 'database', 'PG_VERSION'))) return
  const env = { ...process.env, BACKLINE_SKIP_BUILD: '1' }
  const args = [path.join(root, 'scripts/start.mjs'), 'db-migrate']
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error('The embedded database could not be made')
}
