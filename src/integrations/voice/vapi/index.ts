export { answers, type FunctionAnswer, oneLine, type TransferTo } from './answers.js'
export { assistantBody, withServer } from './assistant-dto.js'
export { callEventOf } from './call-event.js'
export { vapiFor } from './client.js'
export { isNotAtVapi } from './client-errors.js'
export { comparableBody } from './comparable-body.js'
export { forClients } from './for-clients.js'
export {
  baseType,
  type CallNews,
  finalWordsOf,
  isConversationUpdate,
  isPartialTranscript,
  liveEventsOf,
} from './live.js'
export { maskSecrets } from './mask-secrets.js'
export { parseVapiMessage, type Unreadable, type VapiMessage } from './messages.js'
export { type NamedThings, namesOf } from './names.js'
export { type AskedLine, type QuestionKind, questionKind, type VoiceQuestion, voiceQuestionOf } from './questions.js'
export { isVapiId } from './read.js'
export { callFactsOf } from './rest-call.js'
export { type Line, reportBodyOf, statusBodyOf } from './rest-messages.js'
export { pagesOf } from './rest-pages.js'
export { BACKOFF_PLAN, DEFAULT_SERVER_MESSAGES, NEEDED_SERVER_MESSAGES, serverWith, setupOf } from './rest-setup.js'
export { signatureHeaders } from './sign.js'
export {
  type BearerOptions,
  type HmacOptions,
  type SecretOptions,
  type SignedDelivery,
  type Signing,
  type Verdict,
  verifyDelivery,
  verifyKeptDelivery,
} from './signature.js'
export type { FunctionCall } from './tool-calls.js'
export { linesOfTranscript, type SpeakerNames, speakerNamesOf } from './transcript.js'
