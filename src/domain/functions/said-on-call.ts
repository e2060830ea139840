import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { inputsOf } from './function-runs.js'
import type { CallInHand } from './in-call-function.js'
import { numberToCall } from './number-to-call.js'
import { spokenEmail } from './spoken-email.js'

/** What the functions that were used on this call before were told of the person: none of it is known from elsewhere. */
export type SaidOnCall = { names: string[]; emails: string[]; numbers: string[]; lastNameTo: Record<string, string> }

const text = z.string().optional().catch(undefined)
const person = z.object({ callerName: text, buyerName: text, callerEmail: text, email: text, callbackNumber: text })

export async function saidOnCall(tx: Ctx, call: CallInHand): Promise<SaidOnCall> {
  const said: SaidOnCall = { names: [], emails: [], numbers: [], lastNameTo: {} }
  for (const { name: fn, input } of await inputsOf(tx, call)) {
    const { callerName, buyerName, callerEmail, email, callbackNumber } = person.catch({}).parse(input)
    const number = callbackNumber && numberToCall(callbackNumber, call)
    const name = callerName || buyerName
    if (name) {
      said.names.push(name)
      said.lastNameTo[fn] = name
    }
    said.emails.push(...[callerEmail, email].flatMap((each) => spokenEmail(each, call).email ?? []))
    if (number && number !== 'incomplete') said.numbers.push(number)
  }
  return said
}
