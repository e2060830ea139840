export { callEventOf } from './call-event.js'
export { parseVapiMessage, type Unreadable, type VapiMessage } from './messages.js'
export { refusalOf } from './questions.js'
