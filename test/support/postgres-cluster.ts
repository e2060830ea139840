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
  /** SIGKILLs every process of the cluster. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
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

/** A private PostgreSQL on a free port, with fsync on, run by an unprivileged user; gone when stopped. */
export async function startCluster(binaries: string, settings: string[] = [], parent = os.tmpdir()): Promise<Cluster> {
  const directory = mkdtempSync(path.join(parent, 'backline-pg-'))
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  if ('uid' in user) chownSync(directory, user.uid as number, user.gid as number)
  const data = path.join(directory, 'data')
  execFileSync(
    path.join(binaries, 'initdb'),
    ['-D', data, '-U', 'backline', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
    { ...user, stdio: 'ignore', cwd: directory },
  )
  const port = await freePort()
  const flags = [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    directory,
    '-h',
    '127.0.0.1',
    '-c',
    'max_connections=200',
    ...settings.flatMap((setting) => ['-c', setting]),
  ]
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
    stop: async () => {
      await end('SIGINT')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await sleep(100)
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
