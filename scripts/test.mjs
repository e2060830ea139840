/**
 * Builds what is stale, then runs the tests as they were compiled; files and options go to vitest. The whole suite runs
 * packed (pack.mjs), because each of its files is a process that loads the product; a single file is sooner built than packed.
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build, root } from './build.mjs'
import { PACKED } from './pack.mjs'

const args = process.argv.slice(2)
const isWhole = !args.some((arg) => arg.startsWith('test/'))
const folder = isWhole ? PACKED : 'dist'
await build()
if (isWhole) await build({ only: 'packed' })
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
const files = args.map((arg) => arg.replace(/^(test\/.*)\.ts$/, `${folder}/$1.js`))
const { status } = spawnSync(process.execPath, [vitest, 'run', ...files], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, BACKLINE_CODE: folder },
})
process.exit(status ?? 1)
