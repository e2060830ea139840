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

export const CALL_STATUS: Words = {
  SCHEDULED: { label: 'Scheduled', tone: 'info' },
  QUEUED: { label: 'Waiting', tone: 'info' },
  RINGING: { label: 'Ringing', tone: 'info' },
  IN_PROGRESS: { label: 'In progress', tone: 'good' },
  FORWARDING: { label: 'Being transferred', tone: 'info' },
  ENDED: { label: 'Ended' },
}

export const OUTCOME: Words = {
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
  QUARANTINED: { label: 'Not readable', tone: 'bad' },
}

export const ACTOR_KIND: Words = {
  staff: { label: 'Staff' },
  client_user: { label: 'Client user' },
  webhook: { label: 'Vapi' },
  job: { label: 'Backline' },
  script: { label: 'Command' },
  visitor: { label: 'Visitor' },
}

/** What the audit log calls things, in words. */
const DID: Readonly<Record<string, string>> = {
  'clients.create': 'Created the client',
  'clients.update': 'Changed the client',
  'clients.generate-webhook-token': 'Generated the webhook token',
  'clients.rotate-webhook-token': 'Rotated the webhook token',
  'clients.update-notifications': 'Changed notification settings',
  'inbound.read-body': 'Read the body of an event',
  'inbound.replay-event': 'Applied an event again',
  'inbound.send-test-event': 'Sent a test event',
  'sessions.sign-in': 'Signed in',
  'sessions.sign-in-failed': 'Sign-in failed',
  'sessions.start-impersonation': 'Opened the portal as the client',
  'sessions.enter-impersonation': 'Entered the portal as the client',
  'sessions.end-impersonation': 'Left the portal',
  'sessions.change-own-password': 'Changed their password',
  'sessions.request-password-link': 'Asked for a password link',
  'sessions.request-unknown-password-link': 'Asked for a password link, address unknown',
  'sessions.send-password-link': 'Sent a set-password link',
  'sessions.set-password': 'Set a password',
  'sessions.set-password-by-link': 'Set their password by link',
  'settings.update': 'Changed a setting',
  'staff.create': 'Created a staff login',
  'staff.update': 'Changed a staff login',
}

/** What an audit entry says was done. */
export const deed = (action: string): string => DID[action] ?? plainName(action)

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
