/** Serves with reload on change: TypeScript recompiles into dist/, the server restarts when what it imported changed. */
import { spawn, spawnSync } from 'node:child_process'
import { watch } from 'node:fs'
import path from 'node:path'
import { build, root } from './build.mjs'

build()
const env = { ...process.env, BACKLINE_SKIP_BUILD: '1' }
const children = [
  spawn(
    process.execPath,
    [
      path.join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      'tsconfig.build.json',
      '--watch',
      '--preserveWatchOutput',
    ],
    { cwd: root, stdio: 'inherit' },
  ),
  spawn(process.execPath, ['--watch', '--watch-preserve-output', path.join(root, 'scripts/start.mjs'), 'main'], {
    cwd: root,
    stdio: 'inherit',
    env,
  }),
]

let waiting
watch(path.join(root, 'dist/src/admin/components'), () => {
  clearTimeout(waiting)
  waiting = setTimeout(
    () =>
      spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs'), '--only=admin'], {
        cwd: root,
        stdio: 'inherit',
      }),
    500,
  )
})

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
    process.exit(0)
  })
}
