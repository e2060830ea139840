import { Prisma } from '@prisma/client'
import type { ReportedStatus } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { RANK, type Stamp } from './reduce.js'
import { type CallKey, keyOf } from './stored-calls.js'

/** What we know of a call, as far as a comparison with the provider needs it. */
export type KnownCall = {
  status: ReportedStatus
  /** Whether its report, or what the provider answered when it was asked, has been applied. */
  hasReport: boolean
  /** As of when; epoch milliseconds. */
  reportedAtMs: number | undefined
  hasRecording: boolean
  /** Whether anything was extracted from it. */
  hasOutputs: boolean
}

/** These calls as far as we have them; ask with `knownCallKey`. For the worker's own eyes: it knows no walls. */
export async function knownCalls(ctx: Ctx, keys: readonly CallKey[]): Promise<Map<string, KnownCall>> {
  if (keys.length === 0) return new Map()
  const wanted = Prisma.join(keys.map(({ clientId, vapiCallId }) => Prisma.sql`(${clientId}::uuid, ${vapiCallId})`))
  const rows = await ctx.db.$queryRaw<(CallKey & Row)[]>`
    select client_id::text as "clientId", vapi_call_id as "vapiCallId", status::text, has_recording as "hasRecording",
      stamps -> 'fields' as stamps
    from calls where (client_id, vapi_call_id) in (${wanted})`
  return new Map(rows.map((row) => [keyOf(row), knownOf(row)]))
}

/** The key of a call in the answer of knownCalls. */
export const knownCallKey = keyOf

type Row = { status: ReportedStatus; hasRecording: boolean; stamps: Record<string, Stamp> | null }

function knownOf({ status, hasRecording, stamps }: Row): KnownCall {
  // A recording is stamped with the end of its links instead of the time of its message.
  const reported = Object.entries(stamps ?? {}).filter(([name, [rank]]) => rank >= RANK.report && name !== 'recording')
  const times = reported.map(([, [, sentAtMs]]) => sentAtMs)
  return {
    status,
    hasRecording,
    hasOutputs: stamps?.['structured'] !== undefined,
    hasReport: reported.length > 0,
    reportedAtMs: times.length > 0 ? Math.max(...times) : undefined,
  }
}
