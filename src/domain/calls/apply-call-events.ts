import { randomUUID } from 'node:crypto'
import type { CallEvent, CallFields } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { type CallChange, columnsOf, stateOf } from './call-columns.js'
import { type CallState, isInConversation, reduce } from './reduce.js'
import { replaceConversations } from './replace-conversations.js'
import { addLines, dropLinesInConversations, type SpokenLine } from './spoken-lines.js'
import { type CallKey, keyOf, loadCalls, saveCalls } from './stored-calls.js'

/** What was said of one call of one client, and when it reached us. */
export type ReportedCall = { clientId: string; event: CallEvent; receivedAt: Date }

/**
 * Adds what was reported to the calls it is about, in the caller's transaction: one read and a handful of
 * writes, however many calls. Safe to repeat and in any order (see reduce).
 * @throws conflict when another process has just added one of the calls: roll back and do it again
 */
export async function applyCallEvents(tx: Ctx, reported: readonly ReportedCall[]): Promise<void> {
  const groups = groupedByCall(reported)
  if (groups.length === 0) return
  const stored = await loadCalls(tx, groups)
  const calls = groups.map((group) => ({ group, change: changeOf(group, stored.get(keyOf(group))) }))
  const changes = calls.flatMap(({ change }) => (hasChange(change) ? [change] : []))
  await saveCalls(
    tx,
    changes.map((change) => columnsOf(tx, change)),
  )
  await replaceConversations(tx, changes)
  await dropLinesInConversations(tx, changes)
  await addLines(
    tx,
    calls.flatMap(({ group, change }) => linesOf(group, change)),
  )
}

type Group = CallKey & { reports: [ReportedCall, ...ReportedCall[]] }

/** One group a call, in one order for all processes, so that no two wait for each other. */
function groupedByCall(reported: readonly ReportedCall[]): Group[] {
  const groups = new Map<string, Group>()
  for (const report of reported) {
    const key = { clientId: report.clientId, vapiCallId: report.event.callId }
    const group = groups.get(keyOf(key))
    if (group) group.reports.push(report)
    else groups.set(keyOf(key), { ...key, reports: [report] })
  }
  return [...groups.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** The call before and after the reports. */
function changeOf({ clientId, vapiCallId, reports }: Group, stored: CallChange['stored']): CallChange {
  const before = stored && stateOf(stored)
  const [first, ...others] = reports
  let state = reduce(before, first.event, first.receivedAt.getTime())
  for (const { event, receivedAt } of others) state = reduce(state, event, receivedAt.getTime())
  return { id: stored?.id ?? randomUUID(), clientId, vapiCallId, stored, before, state }
}

/** False when all of it was known. */
const hasChange = ({ before, state }: CallChange) => !before || !isSame(before, state)

/** The sentences that are not in the conversation yet. */
function linesOf({ clientId, reports }: Group, { id: callId, state }: CallChange): SpokenLine[] {
  return reports.flatMap(({ event: { line, sentAtMs }, receivedAt }) => {
    const spokenAt = sentAtMs === undefined ? receivedAt : new Date(sentAtMs)
    return line && !isInConversation(state, spokenAt.getTime()) ? [{ ...line, clientId, callId, spokenAt }] : []
  })
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
