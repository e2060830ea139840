import { callFactsOf } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { assertMay } from '../staff/index.js'
import { accountOfClient, listVapiAccounts, vapiOf } from '../vapi-accounts/index.js'
import { bringInWhole, wholeCall } from './bring-in.js'

/**
 * Asks Vapi for one call of a client and brings in what it knows by now, as when an artifact was said to be ready.
 * Without a key for the client's account there is nobody to ask, and nothing happens.
 * @throws provider_down, provider_rejected
 */
export async function fetchCall(
  ctx: Ctx,
  input: { clientId: string; vapiCallId: string },
): Promise<{ isNew: boolean }> {
  assertMay(ctx, 'reconciliation.run')
  const accountId = await accountOfClient(ctx, input.clientId)
  const accounts = await listVapiAccounts(ctx)
  if (!accounts.some(({ id }) => id === accountId)) return { isNew: false }
  const vapi = await vapiOf(ctx, accountId)
  const call = await wholeCall(vapi, input.vapiCallId)
  if (!call) return { isNew: false }
  if (call.id !== input.vapiCallId) throw new DomainError('provider_down', 'Vapi answered with another call.')
  if (callFactsOf(call).status !== 'ENDED') return { isNew: false }
  const whole = { clientId: input.clientId, whole: call, lines: new Map() }
  return { isNew: await bringInWhole(ctx, vapi, whole) }
}
