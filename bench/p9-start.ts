import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../test/support/postgres-cluster.js'

/** P9: npm start, already built, on the embedded database, to its first page: the first time and after. Memory at rest. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'backline-bench-'))
  const first = await start(folder)
  const again = await start(folder)
  rmSync(folder, { recursive: true, force: true })
  console.log(
    `p9-start first=${first.seconds.toFixed(1)}s again=${again.seconds.toFixed(1)}s memory=${again.megabytes}MB (after the first: ${first.megabytes}MB) n=1`,
  )
}

async function start(folder: string): Promise<{ seconds: number; megabytes: number }> {
  const port = await freePort()
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATA_DIR: folder,
    PORT: String(port),
    LOG_LEVEL: 'silent',
    BACKLINE_SKIP_BUILD: '1',
  }
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['scripts/start.mjs', 'main'], { env, stdio: 'ignore' })
  while (!(await answers(`http://127.0.0.1:${port}/sign-in`))) await sleep(20)
  const seconds = (performance.now() - startedAt) / 1000
  await sleep(5_000)
  const megabytes = residentMegabytes(child)
  child.kill('SIGINT')
  await new Promise((resolve) => child.once('exit', resolve))
  return { seconds, megabytes }
}

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )

/** Linux only, as the machines of these figures are. */
const residentMegabytes = ({ pid }: ChildProcess) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
