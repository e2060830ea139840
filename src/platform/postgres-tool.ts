import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * Runs pg_dump or pg_restore on a database. The password goes in by a file, as PostgreSQL's tools have it, because
 * arguments can be read by every user of the machine.
 */
export async function postgresTool(tool: 'pg_dump' | 'pg_restore', url: string, args: string[]): Promise<void> {
  const shown = new URL(url)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'backline-pass-'))
  try {
    if (shown.password) {
      const file = path.join(folder, 'pgpass')
      const password = decodeURIComponent(shown.password).replaceAll(/[\\:]/g, '\\$&')
      writeFileSync(file, `*:*:*:*:${password}\n`, { mode: 0o600 })
      shown.password = ''
      shown.searchParams.set('passfile', file)
    }
    await run(tool, [`--dbname=${shown.href}`, '--no-password', ...args])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(tool: string, args: string[]): Promise<void> {
  const child = spawn(tool, args, { stdio: ['ignore', 'inherit', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-4_000)
  })
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? new Error(
              `${tool} was not found; install the client tools of PostgreSQL, of the server's version or newer.`,
            )
          : error,
      ),
    )
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${tool} ended with ${code}: ${said.trim()}`)),
    )
  })
}
