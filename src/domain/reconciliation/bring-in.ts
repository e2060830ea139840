import {
  isNotAtVapi,
  type Line,
  reportBodyOf,
  statusBodyOf,
  type VapiRest,
  type VapiThing,
} from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { keepEvent } from '../inbound/index.js'
import type { LookedAt } from './look-at-calls.js'

/** Numbers by Vapi's id, asked for once a run. */
export type Lines = Map<string, Line | undefined>

/**
 * Puts what a call lacks into the inbox, as the event Vapi should have sent. The same state of a call makes the same
 * event, so bringing it in again changes nothing.
 * @returns whether it was new; false too when Vapi no longer has the call
 */
export async function bringIn(ctx: Ctx, vapi: VapiRest, input: LookedAt & { lines: Lines }): Promise<boolean> {
  const { call, clientId, lack, lines } = input
  if (lack === 'call' || lack === 'status') {
    return keep(ctx, clientId, statusBodyOf(call, await lineOf(vapi, call, lines)))
  }
  const whole = await wholeCall(vapi, call.id)
  return whole ? bringInWhole(ctx, vapi, { clientId, whole, lines }) : false
}

/** The same for a call that has just been asked for, and is over. */
export async function bringInWhole(
  ctx: Ctx,
  vapi: VapiRest,
  { clientId, whole, lines }: { clientId: string; whole: VapiThing; lines: Lines },
): Promise<boolean> {
  return keep(ctx, clientId, reportBodyOf(whole, await lineOf(vapi, whole, lines)))
}

/** A call with everything Vapi knows of it by now; undefined when it was deleted there. */
export async function wholeCall(vapi: VapiRest, callId: string): Promise<VapiThing | undefined> {
  try {
    return await vapi.getCall(callId)
  } catch (error) {
    if (isNotAtVapi(error)) return undefined
    throw error
  }
}

/** The number of the line, which a call at Vapi only names by its id. */
async function lineOf(vapi: VapiRest, call: VapiThing, lines: Lines): Promise<Line | undefined> {
  const id = call['phoneNumberId']
  if (typeof id !== 'string' || id === '') return undefined
  if (!lines.has(id)) {
    const number = await vapi.getPhoneNumber(id).catch((error: unknown) => {
      // A number that was given up is no reason to lose the call.
      if (error instanceof DomainError && error.code === 'provider_rejected') return undefined
      throw error
    })
    const digits = number?.['number']
    lines.set(id, typeof digits === 'string' ? { id, number: digits } : undefined)
  }
  return lines.get(id)
}

async function keep(ctx: Ctx, clientId: string, body: Buffer): Promise<boolean> {
  const kept = await inTransaction(ctx, (tx) =>
    keepEvent(tx, { clientId, body, source: 'RECONCILIATION', receivedAt: new Date() }),
  )
  return kept.isNew
}
