import type { Database } from './db.js'

/** How far the building of an index is, as PostgreSQL tells it; nothing where none is being built. */
export async function indexProgress(database: Database): Promise<object> {
  if (database.kind === 'embedded') return {}
  const { rows } = await database.query(
    `select relid::regclass::text as "table", phase, blocks_done as "blocksDone", blocks_total as "blocksTotal"
     from pg_stat_progress_create_index where datname = current_database() limit 1`,
  )
  return rows[0] ?? {}
}
