/** A value of an enum as people read it, and how it looks. */
export type Word = { label: string; tone?: 'good' | 'warn' | 'bad' | 'info' }

export type Words = Readonly<Record<string, Word>>

export const SETUP_STATUS: Words = {
  NOT_STARTED: { label: 'Not started' },
  TOKEN_GENERATED: { label: 'Token generated', tone: 'info' },
  VAPI_AGENT_CONFIGURED: { label: 'Vapi agent configured', tone: 'info' },
  CLIENT_NOTIFIED: { label: 'Client notified', tone: 'warn' },
  LIVE: { label: 'Live', tone: 'good' },
}

export const PORTAL_ACCESS: Words = {
  READ_ONLY: { label: 'Read-only' },
  SELF_SERVICE: { label: 'Self-service', tone: 'info' },
}

export const ROLE: Words = {
  OWNER: { label: 'Owner', tone: 'good' },
  ADMIN: { label: 'Admin', tone: 'info' },
  SUPPORT: { label: 'Support' },
  VIEWER: { label: 'Viewer' },
}

export const DIRECTION: Words = {
  INBOUND: { label: 'Inbound' },
  OUTBOUND: { label: 'Outbound' },
  WEB: { label: 'Web' },
}

export const ASSISTANT_DIRECTION: Words = {
  INBOUND: { label: 'Answers calls' },
  OUTBOUND: { label: 'Makes calls' },
}

export const ASSISTANT_STANDING: Words = {
  DRAFT: { label: 'Draft' },
  LIVE: { label: 'Live', tone: 'good' },
  CHANGED: { label: 'Live, changed', tone: 'info' },
  UNDER_WAY: { label: 'Being published', tone: 'info' },
  INCOMPLETE: { label: 'Publishing stopped', tone: 'bad' },
  DIFFERS: { label: 'Differs at Vapi', tone: 'warn' },
  BY_HAND: { label: 'Made in Vapi' },
  ARCHIVED: { label: 'Archived' },
}

/** The steps of publishing. */
export const PUBLISH_STEP: Words = {
  webhook: { label: 'Webhook address' },
  assistant: { label: 'Assistant at Vapi' },
  version: { label: 'Version' },
  answering: { label: 'Who answers' },
  number: { label: 'Number' },
  client: { label: 'Set-up of the client' },
}

export const STEP_STATE: Words = {
  waiting: { label: 'Waiting' },
  done: { label: 'Done', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  skipped: { label: 'Left out' },
}

export const CALL_STATUS: Words = {
  SCHEDULED: { label: 'Scheduled', tone: 'info' },
  QUEUED: { label: 'Waiting', tone: 'info' },
  RINGING: { label: 'Ringing', tone: 'info' },
  IN_PROGRESS: { label: 'In progress', tone: 'good' },
  FORWARDING: { label: 'Being transferred', tone: 'info' },
  ENDED: { label: 'Ended' },
}

export const OUTCOME: Words = {
  VIEWING_SCHEDULED: { label: 'Viewing scheduled', tone: 'good' },
  TOUR_SCHEDULED: { label: 'Tour scheduled', tone: 'good' },
  APPOINTMENT_BOOKED: { label: 'Appointment booked', tone: 'good' },
  OFFER_CREATED: { label: 'Offer made', tone: 'good' },
  LEAD_QUALIFIED: { label: 'Lead qualified', tone: 'good' },
  CALLBACK_REQUESTED: { label: 'Callback requested', tone: 'warn' },
  MESSAGE_TAKEN: { label: 'Message taken', tone: 'info' },
  INFORMATION_PROVIDED: { label: 'Information provided', tone: 'good' },
  OPTED_OUT: { label: 'Opted out', tone: 'bad' },
  COMPLETED: { label: 'Answered', tone: 'good' },
  TRANSFERRED: { label: 'Transferred', tone: 'info' },
  SCREENED: { label: 'Screened' },
  VOICEMAIL: { label: 'Voicemail', tone: 'info' },
  NO_ANSWER: { label: 'No answer', tone: 'warn' },
  BUSY: { label: 'Line busy', tone: 'warn' },
  REJECTED: { label: 'Declined', tone: 'warn' },
  FAILED_TO_CONNECT: { label: 'Did not connect', tone: 'bad' },
  PROVIDER_FAILED: { label: 'Technical fault', tone: 'bad' },
  NOT_CONFIGURED: { label: 'Assistant not set up', tone: 'bad' },
  NOT_STARTED: { label: 'Did not start', tone: 'bad' },
  DELETED: { label: 'Deleted' },
  OTHER: { label: 'Ended otherwise' },
}

export const EVALUATION: Words = {
  POSITIVE: { label: 'Went well', tone: 'good' },
  NEGATIVE: { label: 'Went badly', tone: 'bad' },
  NEUTRAL: { label: 'Neutral' },
}

export const EVENT_STATE: Words = {
  READY: { label: 'Waiting', tone: 'info' },
  DONE: { label: 'Done', tone: 'good' },
  DEAD: { label: 'Failed', tone: 'bad' },
  QUARANTINED: { label: 'Set aside', tone: 'bad' },
}

export const QUARANTINE_CAUSE: Words = {
  UNREADABLE: { label: 'Not readable' },
  SIGNATURE: { label: 'Wrong signature' },
  TOO_LARGE: { label: 'Too large' },
}

/** The state of an event, and why it was set aside. */
export const EVENT_STANDING: Words = {
  ...EVENT_STATE,
  UNREADABLE: { label: 'Set aside: not readable', tone: 'bad' },
  SIGNATURE: { label: 'Set aside: wrong signature', tone: 'bad' },
  TOO_LARGE: { label: 'Set aside: too large', tone: 'bad' },
}

export const EVENT_SOURCE: Words = {
  VAPI: { label: 'Vapi' },
  RECONCILIATION: { label: 'Reconciliation', tone: 'info' },
}

export const ALERT_STATE: Words = {
  OPEN: { label: 'Open', tone: 'bad' },
  OVER: { label: 'Over', tone: 'good' },
}

export const ALERT_KIND: Words = {
  'inbound.oldest': { label: 'Waiting events' },
  'inbound.dead': { label: 'Failed events' },
  'inbound.unassigned': { label: 'Unassigned events' },
  'clients.silent': { label: 'Silent client' },
  'signing.failures': { label: 'Wrong signatures' },
  'reconciliation.repaired': { label: 'Missed by webhook' },
  'reconciliation.failing': { label: 'Reconciliation fails' },
  'forwarding.paused': { label: 'Paused forwarding' },
  'vapi.findings': { label: 'Set-up at Vapi' },
}

export const RUN_STATE: Words = {
  RUNNING: { label: 'At work', tone: 'info' },
  DONE: { label: 'Done', tone: 'good' },
  FAILED: { label: 'Failed', tone: 'bad' },
}

export const VAPI_KIND: Words = {
  ASSISTANT: { label: 'Assistant' },
  PHONE_NUMBER: { label: 'Phone number' },
}

export const FINDING_STATE: Words = {
  OPEN: { label: 'To be repaired', tone: 'bad' },
  REFUSED: { label: 'Vapi refused', tone: 'bad' },
  REPAIRED: { label: 'In order', tone: 'good' },
}

/** What an assistant or number at Vapi is set up with, as staff call it. */
export const VAPI_PATH: Words = {
  'server.url': { label: 'Server URL' },
  'server.credentialId': { label: 'Credential' },
  serverMessages: { label: 'Server messages' },
  'server.backoffPlan': { label: 'Backoff plan' },
}

export const FORWARDING_STANDING: Words = {
  ON: { label: 'On', tone: 'good' },
  FAILING: { label: 'Failing', tone: 'warn' },
  PAUSED: { label: 'Paused', tone: 'bad' },
  OFF: { label: 'Off' },
}

export const FORWARDING_STATE: Words = {
  WAITING: { label: 'Waiting', tone: 'info' },
  DELIVERED: { label: 'Delivered', tone: 'good' },
  FAILED: { label: 'Failed', tone: 'bad' },
}

export const API_KEY_STATE: Words = {
  ACTIVE: { label: 'Valid', tone: 'good' },
  EXPIRED: { label: 'Expired', tone: 'warn' },
  REVOKED: { label: 'Revoked', tone: 'bad' },
}

export const ACTOR_KIND: Words = {
  staff: { label: 'Staff' },
  client_user: { label: 'Client user' },
  api_key: { label: 'API key' },
  webhook: { label: 'Vapi' },
  job: { label: 'Backline' },
  script: { label: 'Command' },
  visitor: { label: 'Visitor' },
}

/** 'clients.generate-token' becomes 'Clients: generate token'; 'end-of-call-report' becomes 'End of call report', a selector 'Transcript (final)'. */
export function plainName(code: string): string {
  const selector = /^(.+)\[\w+="(\w+)"\]$/.exec(code)
  if (selector) return `${plainName(selector[1] ?? '')} (${selector[2]})`
  const [feature = '', ...rest] = code.split('.')
  const words = (text: string) =>
    text.replaceAll(/[-_]/g, ' ').replaceAll(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`)
  const first = words(feature)
  const sentence = rest.length > 0 ? `${first}: ${rest.map(words).join(' ')}` : first
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
