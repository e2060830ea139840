export { applyCallEvents, type ReportedCall } from './apply-call-events.js'
export { CALL_OUTCOMES, isAnswered, LED_TO } from './call-outcomes.js'
export { callsPerDay } from './calls-per-day.js'
export { callIntents, reportedOutcomes } from './choices.js'
export { type CorrectCallInput, correctCall, mayCorrectCalls } from './correct-call.js'
export { getCall } from './get.js'
export { INTENTS } from './intents.js'
export { type KnownCall, knownCallKey, knownCalls } from './known-calls.js'
export { listCalls } from './list.js'
export { CALL_DIRECTIONS, CALL_STATUSES, type ListCallsInput, listCallsInput } from './list-calls-input.js'
export { openReported } from './open-sealed.js'
export { outcomeOf } from './outcome.js'
export { overview } from './overview.js'
export { ANSWERED, THEIR_WORD } from './queries.js'
export { type OpenedRecording, openRecording } from './recording.js'
export { CONVERSATION_IS_WHOLE } from './reduce.js'
export { refreshToldCalls } from './refresh-told-calls.js'
export { tellOfCall } from './tell-of-call.js'
export { type Turn, turnsOf } from './turns.js'
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
  JudgedFrom,
  Overview,
  Period,
  Totals,
} from './types.js'
