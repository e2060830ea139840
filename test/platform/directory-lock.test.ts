import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockAddress, lockDirectory } from '../../src/platform/directory-lock.js'
import { temporaryFolder } from '../support/folder.js'

const aDirectory = (...names: string[]) => {
  const directory = path.join(temporaryFolder(), ...names, 'database')
  mkdirSync(directory, { recursive: true })
  return directory
}

describe('the lock on the embedded database', () => {
  it('tells a second one in one sentence', async () => {
    const directory = aDirectory()
    const release = await lockDirectory(directory)
    await expect(lockDirectory(directory)).rejects.toThrow(
      /^Another Backline process is using .*; stop it first, or set DATABASE_URL to share a PostgreSQL database\.$/,
    )
    await release()
    await (await lockDirectory(directory))()
  })

  it('does not outlive a process that was killed', async () => {
    const directory = aDirectory()
    const release = await lockDirectory(directory)
    await release()
    // A socket file that nobody listens on, as kill -9 leaves it.
    const address = JSON.stringify(lockAddress(directory))
    const child = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${address}, () => process.kill(process.pid, 'SIGKILL'))`,
    ])
    await new Promise((resolve) => child.once('exit', resolve))
    await (await lockDirectory(directory))()
  })

  it.each([
    ['beside a directory', []],
    ['of a directory whose path is too long for a socket', ['n'.repeat(60), 'm'.repeat(60)]],
  ])('E: the socket %s stands in a folder that only its user may enter', async (_where, names) => {
    const directory = aDirectory(...names)
    const release = await lockDirectory(directory)
    await expect(lockDirectory(path.join(directory, '..', 'database'))).rejects.toThrow('Another Backline process')
    const folder = statSync(path.dirname(lockAddress(directory)))
    expect([(folder.mode & 0o777).toString(8), folder.uid]).toEqual(['700', process.getuid?.()])
    await release()
  })

  it('E: takes the rights of others from a folder that was left open', async () => {
    const directory = aDirectory()
    mkdirSync(`${realpathSync(directory)}.lock`)
    chmodSync(`${realpathSync(directory)}.lock`, 0o777)
    await (await lockDirectory(directory))()
    expect(statSync(path.dirname(lockAddress(directory))).mode & 0o777).toBe(0o700)
  })
})
