/** Serves with reload on change: what changes in src is compiled into dist/, and it or views/assets restarts the server. */
import { spawn, spawnSync } from 'node:child_process'
import { watch } from 'node:fs'
import path from 'node:path'
import { build, root } from './build.mjs'

const node = (...args) => [
  process.execPath,
  args,
  { cwd: root, stdio: 'inherit', env: { ...process.env, BACKLINE_SKIP_BUILD: '1' } },
]

await build()
let server = serve()
let waiting

function serve() {
  return spawn(...node('scripts/start.mjs', 'main'))
}

function restart(file) {
  const steps = /admin.components|admin.theme/.test(String(file)) ? ['code', 'admin'] : ['code']
  for (const step of steps) spawnSync(...node('scripts/build.mjs', `--only=${step}`))
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

for (const folder of ['src', 'views/assets']) {
  watch(path.join(root, folder), { recursive: true }, (_event, file) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => restart(file), 400)
  })
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.once('exit', () => process.exit(0))
    server.kill(signal)
  })
}
