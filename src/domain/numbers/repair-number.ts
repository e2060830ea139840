import { isNotAtVapi, pagesOf, setupOf } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { toE164 } from '../../platform/phone.js'
import { accountOfClient, ORGANISATION, vapiOf } from '../vapi-accounts/index.js'
import { attachNumber } from './attach-number.js'
import { detachAtVapi } from './detach-number.js'
import { assertMayChange } from './may.js'
import { isOwned, type NumberRow, type OwnedNumber, readNumber } from './number-row.js'
import { unassignNumber } from './unassign-number.js'
import { OURS } from './vapi-status.js'

/**
 * Puts a number right, whatever is wrong with it: looks for it again where Vapi lost it, lets the client's usual assistant
 * answer where its own is gone, and tells Vapi who answers. Answers in words what is so now. Safe to repeat.
 * @throws conflict when a person has to decide; provider_*
 */
export async function repairNumber(ctx: Ctx, input: { phoneNumberId: string }): Promise<{ message: string }> {
  assertMayChange(ctx)
  const row = await readNumber(ctx, input.phoneNumberId)
  if (row.vapiStatus === OURS.missing || row.vapiPhoneNumberId === null) await findAgain(ctx, row)
  if (!isOwned(row)) return repairInPool(ctx, row.id)
  const isLeft = row.assistant !== null && (row.assistant.archivedAt !== null || (await isGone(ctx, row)))
  if (isLeft) await unassignNumber(ctx, input)
  await attachNumber(ctx, input)
  return {
    message: isLeft
      ? `${row.number} is in order. “${row.assistant?.name}” is gone, so the usual assistant answers it.`
      : `${row.number} is in order.`,
  }
}

/** Under its number, in case it was deleted and bought again. */
async function findAgain(ctx: Ctx, row: NumberRow): Promise<void> {
  const vapi = await vapiOf(ctx, row.clientId ? await accountOfClient(ctx, row.clientId) : ORGANISATION)
  for await (const page of pagesOf(vapi.listPhoneNumbers.bind(vapi), {})) {
    const thing = page.find((one) => toE164(setupOf(one).number ?? '') === row.number)
    if (!thing) continue
    await ctx.db.phoneNumber.updateMany({
      where: { id: row.id },
      data: { vapiPhoneNumberId: thing.id, vapiStatus: OURS.notTold, seenAtVapiAt: ctx.now },
    })
    return
  }
  throw conflict(`Vapi does not have ${row.number}. Buy or import it there, or take another number.`)
}

async function repairInPool(ctx: Ctx, id: string): Promise<{ message: string }> {
  const row = await readNumber(ctx, id)
  const vapiStatus = await detachAtVapi(ctx, row)
  await ctx.db.phoneNumber.updateMany({ where: { id, clientId: null }, data: { vapiStatus, seenAtVapiAt: ctx.now } })
  if (vapiStatus === OURS.missing) throw conflict(`Vapi no longer has ${row.number}.`)
  return { message: `${row.number} is in order: nobody answers it until somebody gets it.` }
}

/** Vapi no longer has its assistant, and the client has another that can answer instead. */
async function isGone(ctx: Ctx, row: OwnedNumber): Promise<boolean> {
  const own = row.assistant?.vapiAssistantId
  if (!own) return false
  const vapi = await vapiOf(ctx, await accountOfClient(ctx, row.clientId))
  try {
    await vapi.getAssistant(own)
    return false
  } catch (error) {
    if (!isNotAtVapi(error)) throw error
    return hasAnother(ctx, row.clientId, own)
  }
}

async function hasAnother(ctx: Ctx, clientId: string, own: string): Promise<boolean> {
  const client = await ctx.db.client.findUnique({ where: { id: clientId }, select: { vapiAssistantId: true } })
  return Boolean(client?.vapiAssistantId && client.vapiAssistantId !== own)
}
