import { getCall } from '../../domain/calls/index.js'
import { callTimeline } from '../../domain/inbound/index.js'
import { may } from '../../domain/staff/index.js'
import { isTestCall } from '../../domain/test-calls/index.js'
import type { Ctx } from '../../platform/context.js'
import { languageName } from '../../platform/language.js'
import { displayNumber } from '../../platform/phone.js'
import { wordFilter } from '../choices.js'
import { JUDGED_FROM } from '../lead-words.js'
import type { Row, Spec } from '../spec.js'
import { CALL_STATUS, DIRECTION, EVALUATION, OUTCOME, plainName } from '../words.js'
import { callActions, INTENT_CHOICES, intentInWords } from './call-actions.js'
import { withoutRepeats } from './without-repeats.js'

/** Calls of every client, to be read. */
export const calls: Spec = {
  model: 'Call',
  one: 'Call',
  many: 'Calls',
  group: 'Agency',
  icon: 'calls',
  titleOf: ({ callerName, caller }) =>
    String(callerName || (caller ? displayNumber(String(caller)) : 'Unknown caller')),
  columns: [
    'id',
    'clientId',
    'direction',
    'fromNumber',
    'toNumber',
    'callerName',
    'status',
    'outcome',
    'reportedOutcome',
    'judgedFrom',
    'correctedBy',
    'correctedAt',
    'leadId',
    'propertyId',
    'serviceName',
    'evaluation',
    'startedAt',
    'answeredAt',
    'endedAt',
    'durationSeconds',
    'hasRecording',
  ],
  computed: {
    caller: {
      needs: ['fromNumber', 'toNumber', 'direction'],
      value: (row) => (row['direction'] === 'OUTBOUND' ? row['toNumber'] : row['fromNumber']) ?? null,
    },
    wanted: { needs: ['intent'], value: ({ intent }) => intentInWords(intent) },
  },
  linked: {
    clientId: { relation: 'client', title: 'businessName' },
    leadId: { relation: 'lead', title: 'name', also: ['number', 'email'] },
    propertyId: { relation: 'property', title: 'address' },
  },
  list: [
    { name: 'startedAt', label: 'When', kind: 'moment', isSortable: true },
    { name: 'clientId', label: 'Client' },
    { name: 'callerName', label: 'Caller' },
    { name: 'caller', label: 'Number', kind: 'phone' },
    { name: 'direction', label: 'Direction', kind: 'word', words: DIRECTION, from: 1100 },
    { name: 'status', label: 'Status', kind: 'word', words: CALL_STATUS, from: 1280 },
    { name: 'outcome', label: 'Outcome', kind: 'word', words: OUTCOME },
    { name: 'wanted', label: 'Wanted', from: 1280 },
    { name: 'durationSeconds', label: 'Length', kind: 'duration' },
  ],
  facts: [
    { name: 'startedAt', label: 'Began', kind: 'moment' },
    { name: 'answeredAt', label: 'Answered', kind: 'moment' },
    { name: 'endedAt', label: 'Ended', kind: 'moment' },
    { name: 'durationSeconds', label: 'Length', kind: 'duration' },
    { name: 'direction', label: 'Direction', kind: 'word', words: DIRECTION },
    { name: 'fromNumber', label: 'From', kind: 'phone' },
    { name: 'toNumber', label: 'To', kind: 'phone' },
    { name: 'status', label: 'Status', kind: 'word', words: CALL_STATUS },
    { name: 'outcome', label: 'Outcome', kind: 'word', words: OUTCOME },
    { name: 'wanted', label: 'Wanted' },
    { name: 'judgedFrom', label: 'Judged from', kind: 'word', words: JUDGED_FROM },
    { name: 'correctedBy', label: 'Corrected by' },
    { name: 'correctedAt', label: 'Corrected', kind: 'moment' },
    { name: 'leadId', label: 'Lead', links: 'Lead' },
    { name: 'propertyId', label: 'Property', links: 'Property' },
    { name: 'reportedOutcome', label: 'Reported outcome' },
    { name: 'serviceName', label: 'Service' },
    { name: 'evaluation', label: 'Evaluation', kind: 'word', words: EVALUATION },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('outcome', 'Outcome', OUTCOME),
    { name: 'intent', label: 'Wanted', kind: 'choice', choices: INTENT_CHOICES },
    wordFilter('status', 'Status', CALL_STATUS),
    wordFilter('direction', 'Direction', DIRECTION),
    { name: 'startedAt', label: 'Day', kind: 'days' },
    { name: 'leadId', label: 'Lead', kind: 'text', isQuiet: true },
    { name: 'propertyId', label: 'Property', kind: 'text', isQuiet: true },
  ],
  filterWhere: { intent: Object.fromEntries(INTENT_CHOICES.map(({ value }) => [value, { intent: value }])) },
  search: ['callerName', 'fromNumber', 'toNumber'],
  searchHint: 'Caller or number',
  sort: { by: 'startedAt', direction: 'desc' },
  empty: { title: 'No calls here', text: 'Calls appear here within a second of Vapi reporting them.' },
  details: callDetails,
  actions: callActions,
}

/** The sealed parts of a call, opened for staff; big integers as text. */
async function callDetails(ctx: Ctx, id: string): Promise<Row> {
  const call = await getCall(ctx, { id })
  return {
    messages: call.messages,
    summary: call.summary,
    structured: withoutRepeats(call.structured, call.customFields),
    customFields: call.customFields,
    endedReason: call.endedReason,
    confidence: call.confidence,
    vapiCallId: call.vapiCallId,
    isTestCall: await isTestCall(ctx, call),
    forwardedTo: call.forwardedTo,
    language: call.language && languageName(call.language),
    deletedAtVapiAt: call.deletedAtVapiAt?.toISOString() ?? null,
    ...(may(ctx.actor, 'events.read') && { timeline: await timelineOf(ctx, id) }),
    recordings: call.recordings,
    costMicros: call.cost?.totalMicros.toString(),
    costParts: call.cost?.partMicros,
  }
}

async function timelineOf(ctx: Ctx, callId: string): Promise<Row> {
  const { events, isCut } = await callTimeline(ctx, { callId })
  const rows = events.map(({ type, state, cause, receivedAt, sentAt, ...event }) => ({
    ...event,
    kind: plainName(type),
    standing: cause ?? state,
    receivedAt: receivedAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  }))
  return { events: rows, isCut }
}
