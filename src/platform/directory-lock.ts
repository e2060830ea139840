import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/**
 * Holds a directory for this process, until released or until the process ends, however it ends.
 * A local socket named after the directory is the lock: it cannot outlive its process as a lock file can. The directory
 * itself need not be there yet, its parent must.
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

/** Beside the directory, where only its owner looks; where that path is too long for a socket, in a folder of the user's own. */
export function addressOf(directory: string): string {
  const place = path.join(realpathSync(path.dirname(path.resolve(directory))), path.basename(directory))
  const name = `backline-${createHash('sha256').update(place).digest('hex').slice(0, 16)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  const beside = `${place}.lock`
  return Buffer.byteLength(beside) <= LONGEST_SOCKET ? beside : path.join(ownFolder(), `${name}.sock`)
}

/** What Linux and macOS take, less the final zero (macOS has 104 bytes). */
const LONGEST_SOCKET = 103

function ownFolder(): string {
  const user = os.userInfo().uid
  const folder = path.join(realpathSync(os.tmpdir()), `backline-${user}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(folder)
  if (uid !== user)
    throw new Error(`${folder} belongs to another user; remove it, or set TMPDIR to a folder of your own.`)
  if (mode & 0o077) chmodSync(folder, 0o700)
  return folder
}

const listen = (server: net.Server, address: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.removeListener('error', reject)
      if (process.platform !== 'win32') chmodSync(address, 0o600)
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
