import type { Ctx } from '../../platform/context.js'
import { listVapiAccounts } from '../vapi-accounts/index.js'
import { ALL, counted, type Trouble } from './trouble.js'

const LATE_MINUTES = 15
const REPAIRS_MINUTES = 60

type Account = {
  account: string
  lastDoneAt: Date | null
  firstAt: Date
  /** Runs since the last one that got through. */
  failures: number
  /** Brought in during the last hour, the very first run left out: it finds all that was there before. */
  repairs: number
}

/** What reconciliation had to repair, and where it does not get through; of accounts we have a key for. */
export async function troublesOfReconciliation(ctx: Ctx): Promise<Trouble[]> {
  const accounts = new Map((await listVapiAccounts(ctx)).map(({ id, name }) => [id, name]))
  if (accounts.size === 0) return []
  const repairedSince = new Date(ctx.now.getTime() - REPAIRS_MINUTES * 60_000)
  const rows = await ctx.db.$queryRaw<Account[]>`
    with runs as (
      select *, max(started_at) filter (where state = 'DONE') over per as done_at,
        min(started_at) filter (where state = 'DONE') over per as first_done_at
      from reconciliations where started_at <= ${ctx.now} window per as (partition by account)
    )
    select account, max(done_at) as "lastDoneAt", min(started_at) as "firstAt",
      (count(*) filter (where state = 'FAILED' and (done_at is null or started_at > done_at)))::int as failures,
      coalesce(sum(greatest(calls_added, reports_added)) filter (
        where state = 'DONE' and started_at > ${repairedSince} and started_at > first_done_at), 0)::int as repairs
    from runs group by account`
  return rows.flatMap((row) => {
    const name = accounts.get(row.account)
    return name === undefined ? [] : [...repaired(row, name), ...failing(ctx, row, name)]
  })
}

function repaired({ account, repairs }: Account, name: string): Trouble[] {
  if (repairs === 0) return []
  const text = `${counted(repairs, 'call')} had to be fetched from Vapi in the last hour, because no delivery told us.`
  return [
    { kind: 'reconciliation.repaired', subject: account, title: `${name}: Vapi did not tell us everything`, text },
  ]
}

function failing({ now }: Ctx, { account, lastDoneAt, firstAt, failures }: Account, name: string): Trouble[] {
  const quietMinutes = (now.getTime() - (lastDoneAt ?? firstAt).getTime()) / 60_000
  if (failures === 0 && quietMinutes <= LATE_MINUTES) return []
  const text =
    failures > 0
      ? `${counted(failures, 'run')} in a row did not get through.`
      : `No run has got through for ${Math.floor(quietMinutes)} minutes.`
  return [{ kind: 'reconciliation.failing', subject: account, title: `${name}: reconciliation does not work`, text }]
}

export async function pausedUrls({ db }: Ctx): Promise<Trouble[]> {
  const urls = await db.forwardingUrl.findMany({
    where: { state: 'PAUSED', client: { isActive: true } },
    select: { id: true, client: { select: { businessName: true } } },
    take: 200,
  })
  return urls.map(({ id, client }) => ({
    kind: 'forwarding.paused',
    subject: id,
    title: `${client.businessName}: forwarding is paused`,
    text: 'A URL of this client has taken nothing for so long that nothing is sent to it any more.',
  }))
}

export async function setupFindings({ db }: Ctx): Promise<Trouble[]> {
  const findings = await db.vapiFinding.count({ where: { repairedAt: null, problems: { isEmpty: false } } })
  if (findings === 0) return []
  const text = `${counted(findings, 'assistant or number', 'assistants or numbers')} at Vapi ${findings === 1 ? 'differs' : 'differ'} from what we need.`
  return [{ kind: 'vapi.findings', subject: ALL, title: 'Something is not set up well at Vapi', text }]
}
