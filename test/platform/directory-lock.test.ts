import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockDirectory } from '../../src/platform/directory-lock.js'
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

  it('does not outlive a process that was killed', async () => {
    const directory = temporaryFolder()
    const release = await lockDirectory(directory)
    await release()
    // A socket file that nobody listens on, as kill -9 leaves it.
    const { createHash } = await import('node:crypto')
    const { realpathSync } = await import('node:fs')
    const name = `backline-${createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 16)}.sock`
    const child = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(path.join(os.tmpdir(), name))}, () => process.kill(process.pid, 'SIGKILL'))`,
    ])
    await new Promise((resolve) => child.once('exit', resolve))
    await (await lockDirectory(directory))()
  })
})
