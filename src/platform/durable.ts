import type { Database } from './db.js'

const SETTINGS = ['fsync', 'full_page_writes', 'synchronous_commit'] as const

/**
 * Vapi is told that an event is kept once PostgreSQL has committed it, so a commit must mean that it survives a crash.
 * @throws with the settings to change when it does not. The embedded database is for trying, and is let through.
 */
export async function assertDurable(database: Database): Promise<void> {
  if (database.kind === 'embedded') return
  const { rows } = await database.query(
    `select ${SETTINGS.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`,
  )
  const unsafe = SETTINGS.filter((name) => ['off', 'local'].includes(String(rows[0]?.[name])))
  if (unsafe.length === 0) return
  throw new Error(
    `PostgreSQL would lose events that were acknowledged: ${unsafe.map((name) => `${name} is ${rows[0]?.[name]}`).join(', ')}. Set ${unsafe.join(', ')} to on and start again.`,
  )
}
