import type { CallFields } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { given } from '../../platform/fields.js'
import { openText } from './open-sealed.js'
import { type CallState, derive } from './reduce.js'
import type { CallColumns, StoredCall } from './stored-calls.js'

/** A call before and after what was reported. */
export type CallChange = {
  id: string
  clientId: string
  vapiCallId: string
  stored: StoredCall | undefined
  before: CallState | undefined
  state: CallState
}

/** The state of a stored call, without what is sealed: that is only read when it is needed. */
export function stateOf(row: StoredCall): CallState {
  const { times = {}, fields: stamps = {} } = row.stamps
  const isOutbound = row.direction === 'OUTBOUND'
  const plain: Partial<Record<keyof CallFields, unknown>> = {
    direction: row.direction,
    assistantId: row.vapiAssistantId,
    numberId: row.vapiPhoneNumberId,
    customerNumber: isOutbound ? row.toNumber : row.fromNumber,
    ownNumber: isOutbound ? row.fromNumber : row.toNumber,
    callerName: row.callerName,
    endedReason: row.endedReason,
    answeredAtMs: row.answeredAt?.getTime(),
    endedAtMs: row.endedAt?.getTime(),
    durationSeconds: row.durationSeconds,
    forwardedTo: row.forwardedTo,
    language: row.language,
    deletedAtMs: row.deletedAtVapiAt?.getTime(),
  }
  const said = Object.entries(plain).filter(([name]) => Object.hasOwn(stamps, name))
  return { status: row.status, times, stamps, fields: Object.fromEntries(said) as Partial<CallFields> }
}

/** The row of a call after a change: what did not change is taken over, what did is sealed anew. */
export function columnsOf(ctx: Ctx, change: CallChange): CallColumns {
  const { id, clientId, vapiCallId, stored, state } = change
  const { fields, times, stamps } = state
  const derived = derive(state)
  const cost = hasChanged(change, 'cost') ? costColumns(fields.cost) : keptCost(stored)
  const has = (name: keyof CallFields) => hasChanged(change, name)
  const sealed = (column: string, value: string) => ctx.vault.seal({ clientId, table: 'calls', column, id }, value)
  const sealedJson = (
    name: 'structured' | 'custom' | 'recording',
    column: string,
    kept: Uint8Array | null | undefined,
  ) => (has(name) ? sealed(column, JSON.stringify(fields[name])) : (kept ?? null))
  // Written out: an object that begins with another one's members takes ten times as long to make.
  return {
    status: derived.status,
    direction: derived.direction,
    fromNumber: derived.fromNumber,
    toNumber: derived.toNumber,
    outcome: derived.outcome,
    startedAt: derived.startedAt,
    answeredAt: derived.answeredAt,
    endedAt: derived.endedAt,
    durationSeconds: derived.durationSeconds,
    hasRecording: derived.hasRecording,
    id,
    clientId,
    vapiCallId,
    vapiAssistantId: fields.assistantId ?? null,
    vapiPhoneNumberId: fields.numberId ?? null,
    callerName: fields.callerName ?? null,
    endedReason: fields.endedReason ?? null,
    forwardedTo: fields.forwardedTo ?? null,
    language: fields.language ?? null,
    deletedAtVapiAt: fields.deletedAtMs === undefined ? null : new Date(fields.deletedAtMs),
    costMicros: cost.costMicros,
    costBreakdown: cost.costBreakdown,
    successEvaluation: (has('success') ? fields.success?.text : stored?.successEvaluation) ?? null,
    evaluation: (has('success') ? derived.evaluation : stored?.evaluation) ?? null,
    intent: (has('intent') ? fields.intent?.name : stored?.intent) ?? null,
    confidence: (has('intent') ? fields.intent?.confidence : stored?.confidence) ?? null,
    reportedOutcome: (has('custom') ? textOf(fields.custom?.['outcome']) : stored?.reportedOutcome) ?? null,
    serviceName: (has('custom') ? textOf(fields.custom?.['serviceName']) : stored?.serviceName) ?? null,
    transcriptSealed: has('conversation')
      ? sealed('transcript_sealed', fields.conversation?.transcript ?? '')
      : (stored?.transcriptSealed ?? null),
    summarySealed: has('summary') ? sealed('summary_sealed', fields.summary ?? '') : (stored?.summarySealed ?? null),
    structuredSealed: sealedJson('structured', 'structured_sealed', stored?.structuredSealed),
    customFieldsSealed: sealedJson('custom', 'custom_fields_sealed', stored?.customFieldsSealed),
    recordingSealed: sealedJson('recording', 'recording_sealed', stored?.recordingSealed),
    wordHashes: wordHashesOf(ctx, change),
    reportedIntent: has('intent')
      ? { name: fields.intent?.name ?? null, confidence: fields.intent?.confidence ?? null }
      : undefined,
    stamps: { times: given(times), fields: stamps, ...given({ searched: stored?.stamps.searched }) },
  }
}

/** Whether an event brought a new value; the same one told again by somebody who knows better is none. */
export const hasChanged = ({ before, state }: CallChange, name: keyof CallFields) =>
  state.stamps[name] !== undefined && state.stamps[name]?.[2] !== before?.stamps[name]?.[2]

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

const costColumns = (cost: CallFields['cost'] | undefined) => ({
  costMicros: cost ? String(cost.micros) : null,
  costBreakdown: cost?.parts ?? null,
})
const keptCost = (stored: StoredCall | undefined) => ({
  costMicros: stored?.costMicros ?? null,
  costBreakdown: stored?.costBreakdown ?? null,
})

/** Hashes of all words of transcript and summary, which may come from different events. PostgreSQL's text of an array. */
function wordHashesOf(ctx: Ctx, change: CallChange): string {
  const { clientId, stored, before, state } = change
  const isNew = { conversation: hasChanged(change, 'conversation'), summary: hasChanged(change, 'summary') }
  const hashes = (text: string) => ctx.blindIndex.hashesOf(clientId, text).join(',')
  if (!isNew.conversation && !isNew.summary) return stored?.wordHashes ?? '{}'
  if (!isNew.conversation && !before?.stamps.summary) {
    return joined(stored?.wordHashes ?? '{}', hashes(state.fields.summary ?? ''))
  }
  const kept = (column: 'transcript_sealed' | 'summary_sealed', sealed: Uint8Array | null | undefined) =>
    openText(ctx, change, column, sealed ?? null) ?? ''
  const transcript = state.fields.conversation?.transcript ?? kept('transcript_sealed', stored?.transcriptSealed)
  const summary = state.fields.summary ?? kept('summary_sealed', stored?.summarySealed)
  return `{${hashes(`${transcript}\n${summary}`)}}`
}

/** Hashes that there are already and more of them, in the one order that all of them would have had at once. */
function joined(stored: string, more: string): string {
  const all = new Set([...stored.slice(1, -1).split(','), ...more.split(',')])
  all.delete('')
  const inOrder = [...all].map(BigInt).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${inOrder.join(',')}}`
}
