import type { Database } from '../../platform/db.js'

/** Figures of the inbox for whoever watches the installation. */
export type InboundFigures = {
  ready: number
  oldestReadySeconds: number
  dead: number
  quarantined: number
  unreadable: number
  wrongSignature: number
  tooLarge: number
  unassigned: number
}

/**
 * How long the oldest event waits for the worker, how many could not be applied, how many are set aside and why, and how
 * many belong to no client. One statement over partial indexes. A replayed event waits since it was replayed.
 */
export async function inboundFigures(database: Pick<Database, 'query'>): Promise<InboundFigures> {
  const { rows } = await database.query(`
    select ready, oldest, dead, quarantined, unreadable, signature, too_large,
      (select count(*) from unassigned_events)::int as unassigned
    from (select count(*)::int as ready, greatest(coalesce(extract(epoch from now() - min(next_at)), 0), 0)::float8 as oldest
        from webhook_events where state = 'READY') waiting,
      (select count(*) filter (where state = 'DEAD')::int as dead,
        count(*) filter (where state = 'QUARANTINED')::int as quarantined,
        count(*) filter (where state = 'QUARANTINED' and cause = 'UNREADABLE')::int as unreadable,
        count(*) filter (where state = 'QUARANTINED' and cause = 'SIGNATURE')::int as signature,
        count(*) filter (where state = 'QUARANTINED' and cause = 'TOO_LARGE')::int as too_large
        from webhook_events where state in ('DEAD', 'QUARANTINED')) trouble`)
  const figure = (name: string) => Number(rows[0]?.[name] ?? 0)
  return {
    ready: figure('ready'),
    oldestReadySeconds: figure('oldest'),
    dead: figure('dead'),
    quarantined: figure('quarantined'),
    unreadable: figure('unreadable'),
    wrongSignature: figure('signature'),
    tooLarge: figure('too_large'),
    unassigned: figure('unassigned'),
  }
}
