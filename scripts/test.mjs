/** Builds what is stale, then runs the tests as they were compiled; files and options go to vitest. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build, root } from './build.mjs'

build()
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
const args = process.argv.slice(2).map((arg) => arg.replace(/^(test\/.*)\.ts$/, 'dist/$1.js'))
const { status } = spawnSync(process.execPath, [vitest, 'run', ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, BACKLINE_TESTS_ARE_BUILT: '1' },
})
process.exit(status ?? 1)
