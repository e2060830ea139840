import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/**
 * Holds a directory for this process, until released or until the process ends, however it ends.
 * A local socket named after the directory is the lock: it cannot outlive its process as a lock file can.
 * @throws when another process holds it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const address = addressOf(directory)
  const server = net.createServer((socket) => socket.destroy())
  try {
    await listen(server, address)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (await answers(address)) {
      throw new Error(
        `Another Backline process is using ${directory}; stop it first, or set DATABASE_URL to share a PostgreSQL database.`,
      )
    }
    rmSync(address, { force: true })
    await listen(server, address)
  }
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

function addressOf(directory: string): string {
  const name = `backline-${createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 16)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(os.tmpdir(), `${name}.sock`)
}

const listen = (server: net.Server, address: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })

const answers = (address: string) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
