export {
  CALL_STATUSES,
  type CallEvent,
  type CallFields,
  type RecordingReference,
  type ReportedStatus,
  type SpokenMessage,
} from './contract.js'
export { callEventOf, parseVapiMessage, refusalOf, type Unreadable, type VapiMessage } from './vapi/index.js'
