import type { Ctx } from '../../platform/context.js'
import type { Database } from '../../platform/db.js'
import { assertMay } from '../staff/index.js'

export type OpenFindings = { count: number; oldestAt: Date | null; names: string[] }

/** What is set up wrongly at Vapi right now, for whoever watches the installation: how many, since when, the first few. */
export async function openFindings(database: Pick<Database, 'query'>): Promise<OpenFindings> {
  const { rows } = await database.query(`
    select count(*)::int as count, min(found_at) as oldest, (array_agg(name order by found_at))[1:5] as names
    from vapi_findings where repaired_at is null`)
  const [row] = rows
  return {
    count: Number(row?.['count']),
    oldestAt: row?.['oldest'] ? new Date(row['oldest'] as string | Date) : null,
    names: (row?.['names'] as string[] | null) ?? [],
  }
}

/** How many findings are open, and when somebody or the clock last looked. */
export async function stateOfSetup(ctx: Ctx): Promise<{ open: number; lastCheckedAt: Date | null }> {
  assertMay(ctx, 'reconciliation.read')
  const open = await ctx.db.vapiFinding.count({ where: { repairedAt: null } })
  const last = await ctx.db.auditEntry.findFirst({
    where: { action: 'vapi-setup.check' },
    orderBy: { at: 'desc' },
    select: { at: true },
  })
  return { open, lastCheckedAt: last?.at ?? null }
}
