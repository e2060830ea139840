import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export type Cluster = {
  url(database: string): string
  port: number
  /** Its data folder. */
  data: string
  /** SIGKILLs every process of the cluster. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Ends it in order, and removes its folder unless it is to be kept. */
  stop(options?: { keep: boolean }): Promise<void>
}

/** The folder of initdb and postgres on this machine, or undefined when PostgreSQL is not installed. */
export function findPostgres(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort().reverse() : []
  const folders = [
    ...versions.map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  return folders.find((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')))
}

type ClusterOptions = {
  /** Settings besides PostgreSQL's own, `name=value`. */
  settings?: string[]
  /** Where its folder is made. */
  parent?: string | undefined
  /** A data folder to begin with instead of an empty one. */
  from?: string
}

/** A private PostgreSQL on a free port, with fsync on unless told otherwise, run by an unprivileged user; gone when stopped. */
export async function startCluster(
  binaries: string,
  { settings = [], parent = os.tmpdir(), from }: ClusterOptions = {},
): Promise<Cluster> {
  const directory = mkdtempSync(path.join(parent, 'backline-pg-'))
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  if ('uid' in user) chownSync(directory, user.uid as number, user.gid as number)
  const data = path.join(directory, 'data')
  if (from) execFileSync('cp', ['-a', from, data])
  else initialise(path.join(binaries, 'initdb'), data, { ...user, cwd: directory })
  const port = await freePort()
  const flags = ['-D', data, '-p', String(port), '-k', directory, '-h', '127.0.0.1']
  for (const setting of ['max_connections=200', ...settings]) flags.push('-c', setting)
  const url = (database: string) => `postgresql://backline@127.0.0.1:${port}/${database}`
  let server: ReturnType<typeof spawn> | undefined

  const start = async () => {
    server = spawn(path.join(binaries, 'postgres'), flags, { ...user, stdio: 'ignore', cwd: directory })
    await untilReady(url('postgres'))
  }
  const end = async (signal: NodeJS.Signals) => {
    const running = server
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill(signal)
    await gone
  }
  await start()
  return {
    url,
    port,
    data,
    start,
    kill: async () => {
      const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(server?.pid)])
        .toString()
        .trim()
        .split(/\s+/)
      await end('SIGKILL')
      for (const pid of children) {
        try {
          process.kill(Number(pid), 'SIGKILL')
        } catch {}
      }
    },
    stop: async ({ keep } = { keep: false }) => {
      await end('SIGINT')
      if (!keep) rmSync(directory, { recursive: true, force: true })
    },
  }
}

const initialise = (initdb: string, data: string, options: { cwd: string; uid?: number; gid?: number }) =>
  execFileSync(initdb, ['-D', data, '-U', 'backline', '-A', 'trust', '-E', 'UTF8', '--locale=C'], {
    ...options,
    stdio: 'ignore',
  })

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 750; tries++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await sleep(20)
    }
  }
  throw new Error('PostgreSQL did not start')
}

/** A TCP port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
