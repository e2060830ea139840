import { isNotAtVapi } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { accountOfClient, ORGANISATION, vapiOf } from '../vapi-accounts/index.js'
import { assertMayChange } from './may.js'
import { isOwned, type NumberRow, readNumber } from './number-row.js'
import { OURS, statusAtVapi } from './vapi-status.js'

/**
 * Tells Vapi that nobody of ours answers a number any more and that it has nothing to report. The client keeps the number;
 * attachNumber puts it back. Safe to repeat. @throws conflict when it is nobody's; provider_*
 */
export async function detachNumber(ctx: Ctx, input: { phoneNumberId: string }): Promise<void> {
  assertMayChange(ctx)
  const row = await readNumber(ctx, input.phoneNumberId)
  if (!isOwned(row)) throw conflict('This number is in the pool: nobody answers it.')
  const vapiStatus = await detachAtVapi(ctx, row)
  await inTransaction(ctx, async (tx) => {
    const isMissing = vapiStatus === OURS.missing
    await tx.db.phoneNumber.updateMany({
      where: { id: row.id, clientId: row.clientId },
      data: { vapiStatus: isMissing ? OURS.missing : OURS.notTold, ...(row.assistantId && { vapiAssistantId: null }) },
    })
    await audit(tx, {
      action: 'numbers.detach',
      subject: { kind: 'phone_number', id: row.id, name: row.number },
      clientId: row.clientId,
    })
  })
}

const ANSWERERS = ['assistantId', 'squadId', 'workflowId', 'server'] as const

/** The remote half. Answers what stands in vapi_status then; null for a number that Vapi never knew. */
export async function detachAtVapi(ctx: Ctx, row: NumberRow): Promise<string | null> {
  const { vapiPhoneNumberId: id, clientId } = row
  if (id === null) return null
  const vapi = await vapiOf(ctx, clientId ? await accountOfClient(ctx, clientId) : ORGANISATION)
  try {
    const thing = await vapi.getPhoneNumber(id)
    const set = ANSWERERS.filter((name) => thing[name])
    const provider = String(thing['provider'])
    const members = Object.fromEntries(set.map((name) => [name, null]))
    return statusAtVapi(set.length > 0 ? await vapi.updatePhoneNumber(id, { ...members, provider }) : thing)
  } catch (error) {
    if (isNotAtVapi(error)) return OURS.missing
    throw error
  }
}
