import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/**
 * Holds a directory for this process, until released or until the process ends, however it ends.
 * A local socket that belongs to the directory is the lock: it cannot outlive its process as a lock file can. It stands in a
 * folder that only this user may enter, beside the directory, so that whoever can open the directory meets the same lock.
 * @throws when another process holds it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const address = lockAddress(directory)
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

/** What a socket's path may have, with the byte that ends it: 104 on macOS, 108 on Linux. */
const LONGEST_PATH = 103

/** Where the lock of a directory is: beside it, or where its path is too long for a socket, in a folder of this user's. */
export function lockAddress(directory: string): string {
  const place = path.resolve(directory)
  const real = existsSync(place)
    ? realpathSync(place)
    : path.join(realpathSync(path.dirname(place)), path.basename(place))
  const name = createHash('sha256').update(real).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\backline-${name}`
  const beside = path.join(`${real}.lock`, 'socket')
  if (Buffer.byteLength(beside) <= LONGEST_PATH) return inPrivateFolder(beside)
  const own = `backline-${process.getuid?.() ?? ''}`
  const apart = path.join(os.tmpdir(), own, name)
  return inPrivateFolder(Buffer.byteLength(apart) <= LONGEST_PATH ? apart : path.join('/tmp', own, name))
}

/** @throws when somebody else made the folder, who could be in it */
function inPrivateFolder(address: string): string {
  const folder = path.dirname(address)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(folder)
  const isOurs = uid === process.getuid?.() && lstatSync(folder).isDirectory()
  if (!isOurs)
    throw new Error(`${folder} belongs to another user, so no lock can be kept there. Remove it, or set TMPDIR.`)
  if ((mode & 0o077) !== 0) chmodSync(folder, 0o700)
  return address
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
