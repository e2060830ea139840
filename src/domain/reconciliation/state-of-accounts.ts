import type { Ctx } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'
import { listVapiAccounts, ORGANISATION } from '../vapi-accounts/index.js'

/** The newest run of an account, also while it works. */
export type AccountState = {
  id: string
  name: string
  run: {
    id: string
    state: 'RUNNING' | 'DONE' | 'FAILED'
    askedBy: string
    callsSeen: number
    callsAdded: number
    reportsAdded: number
    artifactsAdded: number
    callsUnknown: number
    error: string | null
    startedAt: Date
    finishedAt: Date | null
  } | null
}

/** Every account that can be asked, with its newest run. Cheap enough to be asked every second. */
export async function stateOfAccounts(ctx: Ctx): Promise<AccountState[]> {
  assertMay(ctx, 'reconciliation.read')
  const accounts = await listVapiAccounts(ctx)
  const runs = await Promise.all(
    accounts.map(({ id }) =>
      ctx.db.reconciliation.findFirst({ where: { account: id }, orderBy: { startedAt: 'desc' }, select: SHOWN }),
    ),
  )
  return accounts.map(({ id, name }, index) => ({ id, name, run: runs[index] ?? null }))
}

const SHOWN = {
  id: true,
  state: true,
  askedBy: true,
  callsSeen: true,
  callsAdded: true,
  reportsAdded: true,
  artifactsAdded: true,
  callsUnknown: true,
  error: true,
  startedAt: true,
  finishedAt: true,
} as const

/** What people call an account, also one whose key is gone. */
export async function accountName(ctx: Ctx, input: { account: string }): Promise<string> {
  assertMay(ctx, 'reconciliation.read')
  if (input.account === ORGANISATION) return 'The organisation'
  const client = await ctx.db.client.findUnique({ where: { id: input.account }, select: { businessName: true } })
  return client?.businessName ?? 'A client'
}
