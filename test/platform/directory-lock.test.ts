import { spawn } from 'node:child_process'
import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { addressOf, lockDirectory } from '../../src/platform/directory-lock.js'
import { temporaryFolder } from '../support/folder.js'

describe('the lock on the embedded database', () => {
  it('tells a second one in one sentence', async () => {
    const directory = temporaryFolder()
    const release = await lockDirectory(directory)
    await expect(lockDirectory(directory)).rejects.toThrow(
      /^Another Backline process is using .*; stop it first, or set DATABASE_URL to share a PostgreSQL database\.$/,
    )
    await release()
    await (await lockDirectory(directory))()
  })

  it('E: is a socket that only its user can reach, however long the path of the directory is', async () => {
    const short = path.join(temporaryFolder(), 'database')
    const long = path.join(temporaryFolder(), 'x'.repeat(120), 'database')
    mkdirSync(path.dirname(long))
    for (const directory of [short, long]) {
      const release = await lockDirectory(directory)
      const address = addressOf(directory)
      expect(statSync(address).mode & 0o077).toBe(0)
      expect(statSync(path.dirname(address)).mode & 0o077).toBe(0)
      await expect(lockDirectory(directory)).rejects.toThrow('Another Backline process')
      await release()
    }
  })

  it('does not outlive a process that was killed', async () => {
    const directory = temporaryFolder()
    const release = await lockDirectory(directory)
    await release()
    // A socket file that nobody listens on, as kill -9 leaves it.
    const child = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(addressOf(directory))}, () => process.kill(process.pid, 'SIGKILL'))`,
    ])
    await new Promise((resolve) => child.once('exit', resolve))
    await (await lockDirectory(directory))()
  })
})
