import type { Ctx } from '../../platform/context.js'
import { asRefusal } from '../../platform/errors.js'
import { attachNumber } from './attach-number.js'
import { assertMayChange } from './may.js'
import { isOwned, type OwnedNumber, readNumbers } from './number-row.js'
import { BROKEN_STATUSES, OURS } from './vapi-status.js'
import { wantedAtVapi } from './wanted.js'

export type Refreshed = { attached: string[]; failed: { number: string; message: string }[] }

/**
 * Lets every number of a client follow what was decided about answering: those that Vapi treats otherwise than wanted are
 * attached again, one after the other; with `all` every one is looked at, also for its address and credential. What cannot be told now is shown on the number, and is no error of what was decided.
 */
export async function refreshAttachments(ctx: Ctx, input: { clientId: string; all?: boolean }): Promise<Refreshed> {
  assertMayChange(ctx)
  const result: Refreshed = { attached: [], failed: [] }
  for (const row of await readNumbers(ctx, { where: { clientId: input.clientId, vapiPhoneNumberId: { not: null } } })) {
    if (!isOwned(row) || !(input.all || (await isBehind(ctx, row)))) continue
    const message = await followAtVapi(ctx, { phoneNumberId: row.id })
    if (message === undefined) result.attached.push(row.number)
    else result.failed.push({ number: row.number, message })
  }
  return result
}

/**
 * Tells Vapi about one number after something about it changed; one that Vapi never knew stays as it is. Answers what went
 * wrong in words; the number shows it too, until it is repaired.
 */
export async function followAtVapi(ctx: Ctx, input: { phoneNumberId: string }): Promise<string | undefined> {
  assertMayChange(ctx)
  const [row] = await readNumbers(ctx, { where: { id: input.phoneNumberId, vapiPhoneNumberId: { not: null } } })
  if (!row || !isOwned(row) || waitsForItsAssistant(row)) return undefined
  // Noted first: whatever stops us from here on, it can be seen.
  const isFine = { OR: [{ vapiStatus: null }, { vapiStatus: { notIn: [...BROKEN_STATUSES] } }] }
  const where = { id: row.id, clientId: row.clientId, ...isFine }
  await ctx.db.phoneNumber.updateMany({ where, data: { vapiStatus: OURS.differs } })
  try {
    await attachNumber(ctx, input)
    return undefined
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    return refusal.message
  }
}

/** Publishing attaches it. */
export const waitsForItsAssistant = ({ assistant }: Pick<OwnedNumber, 'assistant'>) =>
  assistant !== null && assistant.archivedAt === null && assistant.vapiAssistantId === null

async function isBehind(ctx: Ctx, row: OwnedNumber): Promise<boolean> {
  if (waitsForItsAssistant(row)) return false
  if (row.vapiStatus !== null && BROKEN_STATUSES.includes(row.vapiStatus)) return true
  // Of a number that names no assistant of ours it is not known what Vapi was told.
  return row.assistantId === null || (await wantedAtVapi(ctx, row)).assistantId !== row.vapiAssistantId
}
