import { type CallOutcome, type JudgedFrom, Prisma } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'

/** An ended call, locked until the transaction ends. */
export type EndedCall = {
  id: string
  clientId: string
  vapiCallId: string
  vapiAssistantId: string | null
  direction: 'INBOUND' | 'OUTBOUND' | 'WEB'
  fromNumber: string | null
  toNumber: string | null
  callerName: string | null
  language: string | null
  startedAt: Date
  answeredAt: Date | null
  endedAt: Date | null
  endedReason: string | null
  reportedOutcome: string | null
  intent: string | null
  confidence: number | null
  judgedIntent: string | null
  judgedConfidence: number | null
  judgedFrom: JudgedFrom | null
  correctedOutcome: CallOutcome | null
  correctedIntent: string | null
  transcriptSealed: Uint8Array | null
  structuredSealed: Uint8Array | null
  leadId: string | null
  propertyId: string | null
  /** Which message its conversation came from: [rank, when, hash]. */
  conversation: [number, number, string] | null
  searched: string | null
  timeZone: string
  businessType: string | null
}

const COLUMNS = Prisma.sql`c.id::text, c.client_id::text as "clientId", c.vapi_call_id as "vapiCallId", c.direction::text,
  c.vapi_assistant_id as "vapiAssistantId",  c.from_number as "fromNumber", c.to_number as "toNumber", c.caller_name as "callerName", c.language,
  c.started_at as "startedAt", c.answered_at as "answeredAt", c.ended_at as "endedAt", c.ended_reason as "endedReason",
  c.reported_outcome as "reportedOutcome", c.intent, c.confidence, c.judged_intent as "judgedIntent",
  c.judged_confidence as "judgedConfidence", c.judged_from::text as "judgedFrom",
  c.corrected_outcome::text as "correctedOutcome", c.corrected_intent as "correctedIntent",
  c.transcript_sealed as "transcriptSealed", c.structured_sealed as "structuredSealed", c.lead_id::text as "leadId",
  c.property_id::text as "propertyId", c.stamps #> '{fields,conversation}' as conversation,
  c.stamps ->> 'searched' as searched, k.time_zone as "timeZone", k.business_type as "businessType"
  from calls c join clients k on k.id = c.client_id`

/** Undefined when nothing follows from it any more, or somebody else has it in hand. */
export async function lockDueCall(tx: Ctx, id: string): Promise<EndedCall | undefined> {
  const [call] = await tx.db.$queryRaw<EndedCall[]>`
    select ${COLUMNS} where c.id = ${id}::uuid and c.status = 'ENDED' and c.followed_up_at is null
    for update of c skip locked`
  return call
}

/** The same call for a closer look, whether or not something follows from it still. */
export async function lockCall(
  tx: Ctx,
  { clientId, id }: { clientId: string; id: string },
): Promise<EndedCall | undefined> {
  const [call] = await tx.db.$queryRaw<EndedCall[]>`
    select ${COLUMNS} where c.client_id = ${clientId}::uuid and c.id = ${id}::uuid and c.status = 'ENDED' for update of c`
  return call
}

export type Due = { id: string; updatedAt: Date }

/** Ended calls of which something follows still, the longest waiting first, from after one of them on. */
export function dueCalls(ctx: Ctx, { after, limit }: { after: Due | undefined; limit: number }): Promise<Due[]> {
  const since = after
    ? Prisma.sql`and (updated_at, id) > (${after.updatedAt}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty
  return ctx.db.$queryRaw<Due[]>`
    select id::text, updated_at as "updatedAt" from calls
    where status = 'ENDED' and followed_up_at is null ${since}
    order by updated_at, id limit ${limit}::int`
}

const GIVEN_UP_AFTER_MS = 86_400_000

/** Lets go of a call that has failed for a day. @returns whether it did */
export async function giveUp(ctx: Ctx, id: string): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - GIVEN_UP_AFTER_MS)
  const where = { id, followedUpAt: null, updatedAt: { lt: since } }
  const { count } = await ctx.db.call.updateMany({ where, data: { followedUpAt: ctx.now } })
  return count > 0
}
