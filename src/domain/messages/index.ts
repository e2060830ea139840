export { answerMessage, answerMessageInput } from './answer-message.js'
export { getCallerMessage } from './get-caller-message.js'
export { keepCallerMessage, type NewCallerMessage } from './keep-caller-message.js'
export {
  countUnreadMessages,
  countWaitingMessages,
  listCallerMessages,
  listMessagesInput,
  type MessagePage,
} from './list-caller-messages.js'
export { markMessageRead } from './mark-message-read.js'
export { markMessagesHandled, mayMarkMessages } from './mark-messages-handled.js'
export { correctCallerMessage, messageOfCall } from './message-of-call.js'
export type { CallerMessageRow } from './message-row.js'
export { takeMessage, takeMessageInput } from './take-message.js'
