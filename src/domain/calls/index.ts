export { applyCallEvents, type ReportedCall } from './apply-call-events.js'
export { callsPerDay } from './calls-per-day.js'
export { getCall } from './get.js'
export { type KnownCall, knownCallKey, knownCalls } from './known-calls.js'
export { listCalls, reportedOutcomes } from './list.js'
export { type ListCallsInput, listCallsInput } from './list-calls-input.js'
export { outcomeOf } from './outcome.js'
export { overview } from './overview.js'
export { type OpenedRecording, openRecording } from './recording.js'
export type {
  CallDetail,
  CallDirection,
  CallEvaluation,
  CallMessage,
  CallOutcome,
  CallPage,
  CallRow,
  CallStatus,
  DayOfCalls,
  Overview,
  Period,
  Totals,
} from './types.js'
