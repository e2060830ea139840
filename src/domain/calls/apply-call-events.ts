import { randomUUID } from 'node:crypto'
import type { CallEvent, CallFields } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { type CallChange, columnsOf, stateOf } from './call-columns.js'
import { type CallState, reduce } from './reduce.js'
import { replaceConversations } from './replace-conversations.js'
import { type CallKey, keyOf, loadCalls, saveCalls } from './stored-calls.js'

/** What was said of one call of one client, and when it reached us. */
export type ReportedCall = { clientId: string; event: CallEvent; receivedAt: Date }

/**
 * Adds what was reported to the calls it is about, in the caller's transaction: one read and at most three writes,
 * however many calls. Safe to repeat and in any order (see reduce).
 * @throws conflict when another process has just added one of the calls: roll back and do it again
 */
export async function applyCallEvents(tx: Ctx, reported: readonly ReportedCall[]): Promise<void> {
  const groups = groupedByCall(reported)
  if (groups.length === 0) return
  const stored = await loadCalls(tx, groups)
  const changes = groups.flatMap((group) => changeOf(group, stored.get(keyOf(group))))
  await saveCalls(
    tx,
    changes.map((change) => columnsOf(tx, change)),
  )
  await replaceConversations(tx, changes)
}

type Group = CallKey & { reports: ReportedCall[] }

/** One group a call, in one order for all processes, so that no two wait for each other. */
function groupedByCall(reported: readonly ReportedCall[]): Group[] {
  const groups = new Map<string, Group>()
  for (const report of reported) {
    const key = { clientId: report.clientId, vapiCallId: report.event.callId }
    const group = groups.get(keyOf(key)) ?? { ...key, reports: [] }
    group.reports.push(report)
    groups.set(keyOf(key), group)
  }
  return [...groups.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** What the reports change; nothing when all of it was known. */
function changeOf({ clientId, vapiCallId, reports }: Group, stored: CallChange['stored']): CallChange[] {
  const before = stored && stateOf(stored)
  let state = before
  for (const { event, receivedAt } of reports) state = reduce(state, event, receivedAt.getTime())
  if (!state || (before && isSame(before, state))) return []
  return [{ id: stored?.id ?? randomUUID(), clientId, vapiCallId, stored, before, state }]
}

/** Stamps that nothing beat are the very same ones. */
function isSame(before: CallState, after: CallState): boolean {
  const times = ['createdAt', 'inProgressAt', 'sentAt', 'receivedAt'] as const
  const stamps = Object.keys(after.stamps) as (keyof CallFields)[]
  return (
    before.status === after.status &&
    times.every((name) => before.times[name] === after.times[name]) &&
    stamps.every((name) => before.stamps[name] === after.stamps[name])
  )
}
