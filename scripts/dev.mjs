/** Serves with reload on change: code recompiles into dist/, and what changed there or in views/assets restarts the server. */
import { spawn, spawnSync } from 'node:child_process'
import { watch } from 'node:fs'
import path from 'node:path'
import { build, root } from './build.mjs'

const node = (...args) => [
  process.execPath,
  args,
  { cwd: root, stdio: 'inherit', env: { ...process.env, BACKLINE_SKIP_BUILD: '1' } },
]

build()
const compiler = spawn(
  ...node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'),
)
let server = serve()
let waiting

function serve() {
  return spawn(...node('scripts/start.mjs', 'main'))
}

function restart(file) {
  if (/admin.components|admin.theme/.test(String(file))) spawnSync(...node('scripts/build.mjs', '--only=admin'))
  const old = server
  const isGone = old.exitCode !== null || old.signalCode !== null
  if (isGone) {
    server = serve()
  } else if (!old.killed) {
    // The embedded database takes one process: the next one starts when the last one is gone.
    old.once('exit', () => {
      server = serve()
    })
    old.kill('SIGTERM')
  }
}

for (const folder of ['dist/src', 'views/assets']) {
  watch(path.join(root, folder), { recursive: true }, (_event, file) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => restart(file), 400)
  })
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    compiler.kill(signal)
    server.once('exit', () => process.exit(0))
    server.kill(signal)
  })
}
