import type { Ctx } from '../../platform/context.js'
import type { Database } from '../../platform/db.js'
import { assertMay } from '../staff/index.js'
import { aboutKind } from './kinds.js'

export type OpenAlert = {
  id: string
  kind: string
  title: string
  text: string
  /** A path of the back office; absent for a kind an older version made. */
  path: string | undefined
  openedAt: Date
}

/** What is wrong now, newest first, at most 20. */
export async function openAlerts(ctx: Ctx): Promise<OpenAlert[]> {
  assertMay(ctx, 'alerts.read')
  const alerts = await ctx.db.alert.findMany({
    where: { closedAt: null },
    orderBy: [{ openedAt: 'desc' }, { id: 'asc' }],
    take: 20,
  })
  return alerts.map(({ id, kind, subject, title, text, openedAt }) => ({
    id,
    kind,
    title,
    text,
    path: aboutKind(kind)?.path(subject),
    openedAt,
  }))
}

/** How many alerts are open, for whoever watches the installation. */
export async function countOpenAlerts(database: Pick<Database, 'query'>): Promise<number> {
  const { rows } = await database.query('select count(*)::int as open from alerts where closed_at is null')
  return Number(rows[0]?.['open'] ?? 0)
}
