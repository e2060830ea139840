import type { Database } from '../../platform/db.js'

/** Figures of the inbox for whoever watches the installation. */
export type InboundFigures = { oldestReadySeconds: number; dead: number; quarantined: number }

/** How long the oldest event waits for the worker, and how many could not be applied or read. One statement. */
export async function inboundFigures(database: Pick<Database, 'query'>): Promise<InboundFigures> {
  const { rows } = await database.query(`
    select coalesce((select extract(epoch from now() - received_at) from webhook_events where state = 'READY' order by seq limit 1), 0)::float8 as oldest,
      count(*) filter (where state = 'DEAD')::int as dead, count(*) filter (where state = 'QUARANTINED')::int as quarantined
    from webhook_events where state in ('DEAD', 'QUARANTINED')`)
  const [row] = rows
  return {
    oldestReadySeconds: Number(row?.['oldest']),
    dead: Number(row?.['dead']),
    quarantined: Number(row?.['quarantined']),
  }
}
