import { type ChildProcess, fork, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CODE } from '../support/code.js'

/** A process of the product that may be killed at any moment and comes back, like one under a supervisor. */
export type Kept = { readonly pid: number | undefined; kill(): Promise<void>; stop(): Promise<void> }

/** The webhook door in a process of its own, on a port that stays the same. */
export const keepDoor = (databaseUrl: string, port: number) =>
  keep(async () => {
    const child = fork(path.resolve(CODE, 'bench/webhook-server.js'), [JSON.stringify({ databaseUrl, port })], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    await new Promise((resolve) => {
      child.once('message', resolve)
      child.once('exit', resolve)
    })
    return child
  })

/** npm run start:worker. */
export const keepWorker = (databaseUrl: string, environment: Record<string, string>) =>
  keep(async () => {
    const child = spawn(process.execPath, ['scripts/start.mjs', 'worker'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        ...environment,
        DATABASE_URL: databaseUrl,
        BACKLINE_SKIP_BUILD: '1',
        LOG_LEVEL: 'silent',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => {
      child.stdout?.once('data', resolve)
      child.once('exit', resolve)
    })
    child.stdout?.resume()
    return child
  })

async function keep(start: () => Promise<ChildProcess>): Promise<Kept> {
  let isOver = false
  let child: ChildProcess | undefined
  let starting: Promise<void> = Promise.resolve()
  const run = async () => {
    child = await start()
    if (isOver) child.kill('SIGKILL')
    else if (child.exitCode !== null || child.signalCode !== null) await sleep(200).then(run)
    else child.once('exit', () => !isOver && again())
  }
  const again = () => {
    starting = run()
  }
  again()
  await starting
  const end = async () => {
    const running = child
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGKILL')
    await gone
  }
  return {
    get pid() {
      return child?.pid
    },
    kill: end,
    async stop() {
      isOver = true
      await starting
      await end()
    },
  }
}
