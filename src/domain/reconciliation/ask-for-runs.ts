import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { enqueue } from '../../platform/queue.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { accountOfClient, listVapiAccounts, ORGANISATION } from '../vapi-accounts/index.js'
import { runJob } from './jobs.js'
import { FURTHEST_DAYS } from './reconcile.js'

const startInput = z.object({
  /** One account, or all of them. */
  account: z.string().max(60).optional(),
  lookBackDays: z.coerce
    .number('Please write a number of days')
    .int('Please write whole days')
    .min(1, `Please write 1 to ${FURTHEST_DAYS} days`)
    .max(FURTHEST_DAYS, `Please write 1 to ${FURTHEST_DAYS} days`)
    .optional(),
})

/**
 * Has the worker reconcile one account or all of them, now. Asking twice before the worker begins is asking once.
 * @throws conflict when there is no API key for any, or for this one
 */
export async function startReconciliation(
  ctx: Ctx,
  input: z.input<typeof startInput>,
): Promise<{ accounts: { id: string; name: string }[] }> {
  assertMay(ctx, 'reconciliation.run')
  const { account, lookBackDays } = startInput.parse(input)
  const accounts = (await listVapiAccounts(ctx)).filter(({ id }) => account === undefined || id === account)
  if (accounts.length === 0)
    throw conflict('There is no API key of Vapi to ask with. Set VAPI_API_KEY, or give a client its own.')
  const askedBy = 'name' in ctx.actor ? ctx.actor.name : 'Somebody'
  await inTransaction(ctx, async (tx) => {
    for (const { id, name, clientId } of accounts) {
      const payload = { account: id, askedBy, ...(lookBackDays !== undefined && { lookBackDays }) }
      await enqueue(tx, runJob, payload, { key: `${id} asked ${lookBackDays ?? ''}` })
      await audit(tx, {
        action: 'reconciliation.start',
        ...(clientId && { subject: { kind: 'client', id: clientId, name }, clientId }),
        changes: { account: [null, name], ...(lookBackDays !== undefined && { lookBackDays: [null, lookBackDays] }) },
      })
    }
  })
  return { accounts: accounts.map(({ id, name }) => ({ id, name })) }
}

/** Long enough for Vapi to be done with the call, and for its report to be missed. */
const SOON_MS = 150_000

/**
 * Has the account of a client (or the organisation's) reconciled in a few minutes, as when a delivery was too large to be
 * taken in. Asking again before then changes nothing.
 */
export async function requestReconciliation(ctx: Ctx, input: { clientId?: string; reason: string }): Promise<void> {
  const account = input.clientId ? await accountOfClient(ctx, input.clientId) : ORGANISATION
  const runAt = new Date(Date.now() + SOON_MS)
  await enqueue(ctx, runJob, { account, askedBy: input.reason.slice(0, 200) }, { key: `${account} soon`, runAt })
}
