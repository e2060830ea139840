import { pagesOf, type VapiThing } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { accountOfClient, vapiOf } from '../vapi-accounts/index.js'
import { isTaken } from './is-taken.js'

const MINUTE_MS = 60_000
const BEFORE_MS = 2 * MINUTE_MS
const AFTER_MS = 10 * MINUTE_MS
/** 100 calls each: more than anybody makes in twelve minutes. */
const MOST_PAGES = 100

export type Lost = { id: string; clientId: string; writtenAt: Date; isIt(call: VapiThing): boolean }

/**
 * Reads Vapi's list to its end for a call whose answer was lost. A list that is too long says nothing about what is not in
 * it, and one that names another call's id for this one neither. Asks the network, so not in a transaction.
 * @throws provider_down, provider_rejected, conflict when Vapi cannot be asked, which says nothing either
 */
export async function findAtVapi(ctx: Ctx, lost: Lost): Promise<{ vapiCallId: string } | 'absent' | 'unknown'> {
  const { id, clientId, writtenAt, isIt } = lost
  const vapi = await vapiOf(ctx, await accountOfClient(ctx, clientId))
  const query = {
    createdAtGe: new Date(writtenAt.getTime() - BEFORE_MS),
    createdAtLe: new Date(writtenAt.getTime() + AFTER_MS),
  }
  let pages = 0
  for await (const page of pagesOf(vapi.listCalls, query)) {
    const found = page.find(isIt)
    if (found)
      return (await isTaken(ctx, { id, clientId, vapiCallId: found.id })) ? 'unknown' : { vapiCallId: found.id }
    if (++pages >= MOST_PAGES) return 'unknown'
  }
  return 'absent'
}
