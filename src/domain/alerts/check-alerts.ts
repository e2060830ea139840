import { randomUUID } from 'node:crypto'
import type { Alert } from '@prisma/client'
import { Prisma } from '@prisma/client'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'
import { aboutKind } from './kinds.js'
import { mailAlerts } from './mails.js'
import type { Trouble } from './trouble.js'
import { findTroubles } from './troubles.js'

const REMIND_AFTER_MS = 6 * 3_600_000
const SAME_WITHIN_MS = 30 * 60_000

/** What a check found: alerts that are new or still open and were mailed, and those that are over. */
export type Checked = { opened: Alert[]; reminded: Alert[]; over: Alert[] }

/**
 * Compares what is wrong now with the open alerts: opens, keeps and closes them, and tells staff by one mail about what is
 * new, what has been open for another six hours, and which of the serious ones are over. Safe to repeat, also at once.
 */
export async function checkAlerts(ctx: Ctx): Promise<Checked> {
  assertMay(ctx, 'alerts.read')
  const troubles = await findTroubles(ctx)
  return inTransaction(ctx, async (tx) => {
    for (const trouble of troubles) await keepOpen(tx, trouble)
    const closed = await closeOthers(tx)
    const due = await dueForMail(tx)
    const over = closed.filter(({ kind, mailedAt }) => mailedAt !== null && aboutKind(kind)?.isSerious)
    const checked = {
      opened: due.filter(({ mailedAt }) => mailedAt === null),
      reminded: due.filter(({ mailedAt }) => mailedAt !== null),
      over,
    }
    if (await mailAlerts(tx, checked)) await markMailed(tx, due)
    return checked
  })
}

/** The unique index on open alerts decides who opens one. One that comes and goes is taken up again. */
async function keepOpen(tx: Ctx, { kind, subject, title, text }: Trouble): Promise<void> {
  if (aboutKind(kind)?.isFickle) {
    const since = new Date(tx.now.getTime() - SAME_WITHIN_MS)
    await tx.db.$executeRaw`
      update alerts set closed_at = null where id = (
        select id from alerts a where kind = ${kind} and subject = ${subject} and closed_at > ${since}
          and not exists (select 1 from alerts o where o.kind = a.kind and o.subject = a.subject and o.closed_at is null)
        order by closed_at desc limit 1)`
  }
  await tx.db.$executeRaw`
    insert into alerts (id, kind, subject, title, text, opened_at, last_seen_at)
    values (${randomUUID()}::uuid, ${kind}, ${subject}, ${title}, ${text}, ${tx.now}, ${tx.now})
    on conflict (kind, subject) where closed_at is null do update set title = excluded.title, text = excluded.text,
      last_seen_at = greatest(alerts.last_seen_at, excluded.last_seen_at)`
}

const COLUMNS = Prisma.sql`id::text, kind, subject, title, text, opened_at as "openedAt", last_seen_at as "lastSeenAt",
  mailed_at as "mailedAt", closed_at as "closedAt"`

/** What this check did not see, and no later one either. */
const closeOthers = (tx: Ctx) =>
  tx.db.$queryRaw<Alert[]>`
    update alerts set closed_at = ${tx.now} where closed_at is null and last_seen_at < ${tx.now} returning ${COLUMNS}`

/** Locked, so that of two checks at once one mails. */
const dueForMail = (tx: Ctx) =>
  tx.db.$queryRaw<Alert[]>`
    select ${COLUMNS} from alerts where closed_at is null
      and (mailed_at is null or mailed_at <= ${new Date(tx.now.getTime() - REMIND_AFTER_MS)})
    order by opened_at, id for update skip locked`

async function markMailed(tx: Ctx, alerts: readonly Alert[]): Promise<void> {
  await tx.db.alert.updateMany({ where: { id: { in: alerts.map(({ id }) => id) } }, data: { mailedAt: tx.now } })
}
