/** Builds what is stale (browser tests run the real thing), then runs the tests; arguments go to vitest. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build, root } from './build.mjs'

build()
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)
