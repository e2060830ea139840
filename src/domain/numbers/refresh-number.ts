import { isNotAtVapi } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { accountOfClient, ORGANISATION, vapiOf } from '../vapi-accounts/index.js'
import { assertMayChange } from './may.js'
import { readNumber } from './number-row.js'
import { standingAtVapi } from './standing-at-vapi.js'
import { OURS } from './vapi-status.js'

/** Looks how Vapi has a number, and changes nothing there. @throws conflict for one that Vapi does not know; provider_* */
export async function refreshNumber(ctx: Ctx, input: { phoneNumberId: string }): Promise<void> {
  assertMayChange(ctx)
  const row = await readNumber(ctx, input.phoneNumberId)
  const { vapiPhoneNumberId, clientId } = row
  if (vapiPhoneNumberId === null)
    throw conflict('Vapi does not know this number. Import from Vapi, or note its ID there.')
  const vapi = await vapiOf(ctx, clientId ? await accountOfClient(ctx, clientId) : ORGANISATION)
  const thing = await vapi.getPhoneNumber(vapiPhoneNumberId).catch((error: unknown) => {
    if (isNotAtVapi(error)) return undefined
    throw error
  })
  const vapiStatus = thing ? await standingAtVapi(ctx, { row, thing }) : OURS.missing
  const data = { vapiStatus, ...(thing && { seenAtVapiAt: ctx.now }) }
  await ctx.db.phoneNumber.updateMany({ where: { id: row.id, clientId }, data })
}
