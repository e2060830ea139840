import type { Ctx } from '../../platform/context.js'
import { isHidden, toE164 } from '../../platform/phone.js'
import { mayBeOnePerson } from '../appointments/index.js'
import { correctHeard, keepLead, leadMadeOnCall } from '../leads/index.js'
import type { CallInHand } from './in-call-function.js'
import { type SaidOnCall, saidOnCall } from './said-on-call.js'

type Told = {
  name?: string | undefined
  number?: string | undefined
  email?: string | undefined
  /** The function whose use before on this call this one corrects, if it does. */
  corrects?: string | undefined
}

/**
 * The lead behind the person on the call: by the number they call from, else by the one they said (E.164). Undefined
 * when neither is known. What they said on this call before and say otherwise now is corrected, and makes no second lead.
 */
export async function keepCaller(tx: Ctx, call: CallInHand, told: Told): Promise<string | undefined> {
  const { clientId } = call
  const number = (call.callerNumber && toE164(call.callerNumber)) || told.number
  const before = call.vapiCallId ? await saidOnCall(tx, call) : NOTHING
  if (number && number === told.number) await moveNumber(tx, { call, before }, { ...told, number })
  const lead = await keepLead(tx, {
    ...{ clientId, number, source: 'PHONE', at: tx.now, vapiCallId: call.vapiCallId || undefined },
    name: told.name || undefined,
    email: told.email || undefined,
  })
  if (!lead || lead.isNew) return lead?.id
  await correctHeard(tx, { clientId, leadId: lead.id }, ({ name, email }) => ({
    ...(isCorrected(name, told, before) && { name: told.name }),
    ...(email && told.email && before.emails.includes(email) && { email: told.email }),
  }))
  return lead.id
}

const NOTHING: SaidOnCall = { names: [], emails: [], numbers: [], lastNameTo: {} }

/** Somebody whose own number is hidden, and who corrects the one they gave. */
async function moveNumber(
  tx: Ctx,
  { call, before }: { call: CallInHand; before: SaidOnCall },
  told: Told & { number: string },
): Promise<void> {
  const { clientId, vapiCallId } = call
  const others = before.numbers.filter((number) => number !== told.number)
  const lead = await leadMadeOnCall(tx, { clientId, vapiCallId, numbers: others })
  if (!lead || !isSamePerson(lead.name, told, before)) return
  const isTaken = await tx.db.lead.findFirst({ where: { clientId, number: told.number }, select: { id: true } })
  if (!isTaken) await correctHeard(tx, { clientId, leadId: lead.id }, () => ({ number: told.number }))
}

/** "Sam" after "Sam Okafor" only says less. */
function isCorrected(name: string | null, told: Told, before: SaidOnCall): boolean {
  const now = told.name
  if (!name || !now || isHidden(now) || !before.names.includes(name)) return false
  const saysLess = now.length < name.length && ` ${name} `.includes(` ${now} `)
  return !saysLess && isSamePerson(name, told, before)
}

const isSamePerson = (name: string | null, told: Told, { lastNameTo }: SaidOnCall) =>
  mayBeOnePerson(name, told.name) || (told.corrects !== undefined && name === lastNameTo[told.corrects])
