import type { Ctx } from '../../platform/context.js'
import { keepLead } from '../leads/index.js'
import type { CallInHand } from './in-call-function.js'

type Told = { name?: string | undefined; number?: string | undefined; email?: string | undefined }

/**
 * The lead behind the person on the call: by the number they call from, else by the one they said (E.164). Undefined
 * when neither is known.
 */
export async function keepCaller(tx: Ctx, call: CallInHand, told: Told): Promise<string | undefined> {
  const known = {
    clientId: call.clientId,
    name: told.name || undefined,
    email: told.email || undefined,
    source: 'PHONE' as const,
    at: tx.now,
    vapiCallId: call.vapiCallId || undefined,
  }
  const lead =
    (await keepLead(tx, { ...known, number: call.callerNumber })) ??
    (await keepLead(tx, { ...known, number: told.number }))
  return lead?.id
}
