/**
 * Runs one entry of the product, after building what is stale: `node scripts/start.mjs main`.
 * An entry is a module with `main(args)`: main, server and worker in src/, all others in scripts/.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, root } from './build.mjs'

process.chdir(root)
const [entry = 'main', ...args] = process.argv.slice(2)

try {
  if (process.env.BACKLINE_SKIP_BUILD !== '1') build()
  const file = ['src', 'scripts', 'bench']
    .map((folder) => path.join(root, 'dist', folder, `${entry}.js`))
    .find(existsSync)
  if (!file) throw new Error(`There is no entry ${entry}`)
  const { main } = await import(pathToFileURL(file).href)
  await main(args)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
