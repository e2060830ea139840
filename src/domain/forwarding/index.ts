export { createForwardingUrl } from './create-forwarding-url.js'
export { deleteForwardingUrl } from './delete-forwarding-url.js'
export { deliverDue } from './deliver.js'
export {
  EVENT_TYPE_NAMES,
  EVENT_TYPES,
  type EventType,
  OWN_EVENT_TYPES,
  VAPI_EVENT_TYPES,
} from './event-types.js'
export { type ForwardingDetails, getForwarding, type Try } from './get-forwarding.js'
export {
  type ForwardingUrlLine,
  getForwardingUrl,
  listForwardingUrls,
  pageOfForwardingUrls,
} from './list-forwarding-urls.js'
export {
  type ForwardingLine,
  type ForwardingPage,
  type ListForwardingsInput,
  listForwardings,
  listForwardingsInput,
} from './list-forwardings.js'
export { mayChange as mayChangeForwarding } from './may.js'
export { queueForwardings } from './queue-forwardings.js'
export { queueOwnEvents } from './queue-own-events.js'
export { resendFailedForwardings, resendForwarding, resendForwardings } from './resend-forwarding.js'
export { MAX_ATTEMPTS } from './retry-schedule.js'
export { rotateForwardingSecret } from './rotate-forwarding-secret.js'
export { TIMEOUT_SECONDS } from './send.js'
export { sendTestForwarding, type TestForwarding } from './send-test-forwarding.js'
export { newSecret, shownSecret, signedHeaders } from './signature.js'
export { startForwarding } from './start-forwarding.js'
export { switchForwardingUrl } from './switch-forwarding-url.js'
export { updateForwardingUrl } from './update-forwarding-url.js'
export { urlFields } from './url-fields.js'
