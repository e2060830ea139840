import type { Ctx } from '../../platform/context.js'
import type { ClientEventData } from '../client-events/index.js'
import { isOurWord } from './call-outcomes.js'
import { RANK } from './reduce.js'
import { partiesOf } from './row.js'

export type CallData = ClientEventData<'call.completed'>

/** A call as programs are told of it, and whether its report is there. */
export async function readCall(
  tx: Pick<Ctx, 'db'>,
  { clientId, id }: { clientId: string; id: string },
): Promise<{ data: CallData; isReported: boolean }> {
  const call = await tx.db.call.findFirstOrThrow({ where: { clientId, id }, select: columns })
  const isTest = (await tx.db.testCall.count({ where: { clientId, vapiCallId: call.vapiCallId } })) > 0
  const { fromNumber, toNumber, isNumberHidden } = partiesOf(call)
  const data = {
    id,
    vapi_call_id: call.vapiCallId,
    direction: call.direction,
    outcome: call.outcome,
    reported_outcome: isOurWord(call) ? null : call.reportedOutcome,
    intent: call.intent,
    caller_name: call.callerName,
    from_number: fromNumber,
    to_number: toNumber,
    is_number_hidden: isNumberHidden,
    started_at: call.startedAt,
    answered_at: call.answeredAt,
    ended_at: call.endedAt,
    duration_seconds: call.durationSeconds,
    ended_reason: call.endedReason,
    has_recording: call.hasRecording,
    lead_id: call.leadId,
    property_id: call.propertyId,
    is_test: isTest,
  }
  return { data, isReported: isReported(call.stamps) }
}

const columns = {
  vapiCallId: true,
  direction: true,
  outcome: true,
  correctedOutcome: true,
  reportedOutcome: true,
  intent: true,
  callerName: true,
  fromNumber: true,
  toNumber: true,
  startedAt: true,
  answeredAt: true,
  endedAt: true,
  durationSeconds: true,
  endedReason: true,
  hasRecording: true,
  leadId: true,
  propertyId: true,
  stamps: true,
} as const

/** Whether something is known that only a report says, or Vapi when it is asked. */
function isReported(stamps: unknown): boolean {
  const { fields = {} } = (stamps ?? {}) as { fields?: Record<string, [rank: number] | undefined> }
  return Object.values(fields).some((stamp) => (stamp?.[0] ?? 0) >= RANK.report)
}
