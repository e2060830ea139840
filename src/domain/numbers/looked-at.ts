import { setupOf, type VapiThing } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { toE164 } from '../../platform/phone.js'
import { providerOf } from './keep-number.js'
import type { NumberRow } from './number-row.js'
import { standingAtVapi } from './standing-at-vapi.js'
import { OURS } from './vapi-status.js'

/** A number of ours, and what Vapi lists of it. */
export type Known = { row: NumberRow; thing: VapiThing }

export const numberOf = (thing: VapiThing) => {
  const { number } = setupOf(thing)
  return number ? toE164(number) : undefined
}

/** The number of ours that Vapi lists here; also one that Vapi has under another id, or of which no id was noted yet. */
export const knownAs = (thing: VapiThing, known: readonly NumberRow[]): NumberRow | undefined =>
  known.find((one) => one.vapiPhoneNumberId === thing.id) ?? known.find((one) => one.number === numberOf(thing))

/** Notes how Vapi has a number, unless somebody changed it since it was read; answers what that is. */
export async function lookedAt(ctx: Ctx, { row, thing }: Known): Promise<string> {
  const vapiStatus = await standingAtVapi(ctx, { row, thing })
  const data = { vapiPhoneNumberId: thing.id, provider: providerOf(thing), vapiStatus, seenAtVapiAt: ctx.now }
  await ctx.db.phoneNumber.updateMany({ where: { id: row.id, updatedAt: row.updatedAt }, data })
  return vapiStatus
}

/** Notes those that a whole list of Vapi's did not have. */
export async function noteMissing(ctx: Ctx, known: readonly NumberRow[], seen: ReadonlySet<string>): Promise<number> {
  const gone = known.filter(({ vapiPhoneNumberId: id }) => id !== null && !seen.has(id))
  if (gone.length === 0) return 0
  // One that was found under another id has that by now.
  const where = { OR: gone.map(({ id, vapiPhoneNumberId }) => ({ id, vapiPhoneNumberId })) }
  return (await ctx.db.phoneNumber.updateMany({ where, data: { vapiStatus: OURS.missing } })).count
}
