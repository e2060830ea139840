import type { Database } from '../../platform/db.js'

/** How the reconciliation of one account stands, for whoever watches the installation. */
export type ReconciliationFigures = {
  account: string
  /** When it last got through; null when it never did. */
  lastDoneAt: Date | null
  /** What the last run that got through had to bring in: each one is a webhook that never came. */
  repairs: number
  /** Whether that was the first run, which finds all that was there before. */
  isFirst: boolean
  /** Runs since then that did not get through, and what the last of them said. */
  failures: number
  lastError: string | null
  lastFailedAt: Date | null
}

/** The figures of every account that was ever reconciled. One statement. */
export async function reconciliationFigures(database: Pick<Database, 'query'>): Promise<ReconciliationFigures[]> {
  const { rows } = await database.query(`
    with done as (
      select distinct on (account) account, started_at, calls_added, reports_added, artifacts_added,
        not exists (select 1 from reconciliations older
          where older.account = r.account and older.state = 'DONE' and older.started_at < r.started_at) as is_first
      from reconciliations r where state = 'DONE' order by account, started_at desc
    ), failed as (
      select f.account, count(*)::int as failures, max(f.started_at) as failed_at,
        (array_agg(f.error order by f.started_at desc))[1] as error
      from reconciliations f left join done d on d.account = f.account
      where f.state = 'FAILED' and (d.started_at is null or f.started_at > d.started_at) group by f.account
    )
    select coalesce(done.account, failed.account) as account, done.started_at as done_at,
      greatest(coalesce(done.calls_added, 0), coalesce(done.reports_added, 0)) + coalesce(done.artifacts_added, 0) as repairs,
      coalesce(done.is_first, false) as is_first, coalesce(failed.failures, 0) as failures, failed.error, failed.failed_at
    from done full join failed on failed.account = done.account order by 1`)
  return rows.map((row) => ({
    account: String(row['account']),
    lastDoneAt: dateOf(row['done_at']),
    repairs: Number(row['repairs']),
    isFirst: row['is_first'] === true,
    failures: Number(row['failures']),
    lastError: row['error'] === null ? null : String(row['error']),
    lastFailedAt: dateOf(row['failed_at']),
  }))
}

const dateOf = (value: unknown) => (value === null || value === undefined ? null : new Date(value as string | Date))
