import type { CallOutcome } from '@prisma/client'

/** Reasons that are spelled out, by what they came to. The families below decide all others. */
const BY_REASON: Partial<Record<CallOutcome, readonly string[]>> = {
  COMPLETED: [
    'assistant-ended-call',
    'assistant-said-end-call-phrase',
    'assistant-ended-call-with-hangup-task',
    'assistant-ended-call-after-message-spoken',
    'customer-ended-call',
    'silence-timed-out',
    'exceeded-max-duration',
    'call.in-progress.twilio-completed-call',
    'call.in-progress.sip-completed-call',
    'vonage-completed',
    'vonage-disconnected',
    'manually-canceled',
    // In neither enum of today, but in older documents and calls.
    'hangup',
    'completed',
  ],
  TRANSFERRED: [
    'assistant-forwarded-call',
    'customer-ended-call-before-warm-transfer',
    'customer-ended-call-after-warm-transfer-attempt',
    'customer-ended-call-during-transfer',
    'call.forwarding.operator-busy',
    'call.forwarding.no-answer',
    'assistant-request-returned-forwarding-phone-number',
    'call.ending.hook-executed-transfer',
    'call.ringing.hook-executed-transfer',
  ],
  SCREENED: ['call.ringing.hook-executed-say', 'call.ending.hook-executed-say'],
  VOICEMAIL: ['voicemail'],
  NO_ANSWER: [
    'customer-did-not-answer',
    'call.in-progress.error-providerfault-outbound-sip-408-request-timeout',
    'call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable',
  ],
  BUSY: ['customer-busy'],
  REJECTED: [
    'twilio-reported-customer-misdialed',
    'vonage-rejected',
    'call.in-progress.error-providerfault-outbound-sip-403-forbidden',
  ],
  FAILED_TO_CONNECT: [
    'twilio-failed-to-connect-call',
    'vonage-failed-to-connect-call',
    'phone-call-provider-closed-websocket',
    'phone-call-provider-bypass-enabled-but-no-call-received',
    'call.ringing.error-sip-inbound-call-failed-to-connect',
    'call.in-progress.error-sip-inbound-call-failed-to-connect',
    'call.in-progress.error-sip-outbound-call-failed-to-connect',
    'call.ringing.sip-inbound-caller-hungup-before-call-connect',
    'call.in-progress.error-assistant-did-not-receive-customer-audio',
    'assistant-join-timed-out',
    'worker-shutdown',
    'customer-did-not-give-microphone-permission',
  ],
  DELETED: ['scheduled-call-deleted', 'call-deleted'],
}

/** The first pattern that fits; Vapi adds reasons every month, and keeps to these families. */
const FAMILIES: readonly (readonly [RegExp, CallOutcome])[] = [
  [/^call[.-]start[.-]/, 'NOT_STARTED'],
  [/^assistant-(not-|request-)/, 'NOT_CONFIGURED'],
  [/^call\.in-progress\.error-configfault-/, 'NOT_CONFIGURED'],
  [/^call\.in-progress\.error-(warm-)?transfer-/, 'TRANSFERRED'],
  [/outbound-sip-(408|480)-/, 'NO_ANSWER'],
  [/outbound-sip-(486|600)-/, 'BUSY'],
  [/outbound-sip-(403|404|603|604)-/, 'REJECTED'],
  [/(^|\.)(error-)?pipeline-/, 'PROVIDER_FAILED'],
  [/error-(vapifault|providerfault)-/, 'PROVIDER_FAILED'],
]

const OUTCOMES = new Map(
  Object.entries(BY_REASON).flatMap(([outcome, reasons]) => reasons.map((reason) => [reason, outcome as CallOutcome])),
)

/** What a call came to, from Vapi's ended reason (contract §3.2). A reason that fits nowhere is OTHER. */
export function outcomeOf(endedReason: string): CallOutcome {
  return OUTCOMES.get(endedReason) ?? FAMILIES.find(([family]) => family.test(endedReason))?.[1] ?? 'OTHER'
}
