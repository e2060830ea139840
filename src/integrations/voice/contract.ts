/** One thing said, or one in-call function used, in order. */
export type SpokenMessage = {
  /** Unknown: a transcript gives a name that is nobody's we know; it stands before what was said. */
  speaker: 'ASSISTANT' | 'CALLER' | 'FUNCTION' | 'UNKNOWN'
  /** Milliseconds after the call was answered. */
  offsetMs?: number
  durationMs?: number
  /** What was said; of a function JSON: { name, arguments?, result? }. */
  content: string
}

/** Where the provider keeps the recordings; links that carry a signature live for about half an hour. */
export type RecordingReference = {
  monoUrl?: string
  stereoUrl?: string
  presignedMonoUrl?: string
  presignedStereoUrl?: string
  /** ISO time. */
  presignedUrlsExpiresAt?: string
}

/** What may be said about a call, in our words. All of it is optional wherever it comes from. */
export type CallFields = {
  direction: 'INBOUND' | 'OUTBOUND' | 'WEB'
  assistantId: string
  numberId: string
  /** E.164 where it could be normalised: of the person, and of the client's line. */
  customerNumber: string
  ownNumber: string
  callerName: string
  /** The provider's word, verbatim. */
  endedReason: string
  answeredAtMs: number
  endedAtMs: number
  durationSeconds: number
  /** Integer micro-dollars, whole and by part. */
  cost: { micros: number; parts: Record<string, number> }
  /** The verdict as it was given, and the scale it is on when that is known. */
  success: { text: string; rubric?: string }
  intent: { name?: string; confidence?: number }
  /** The client's own words: outcome, serviceName, price and what else its set-up calls a custom field. */
  custom: Record<string, unknown>
  /** What the assistant extracted, as plain JSON. */
  structured: Record<string, unknown>
  recording: RecordingReference
  /** The number or SIP address it was handed on to. */
  forwardedTo: string
  /** As the provider names it, such as "es". */
  language: string
  /** When the provider says that it deleted its own copy; epoch milliseconds. */
  deletedAtMs: number
  conversation: { messages: SpokenMessage[]; transcript: string }
  summary: string
}

export const CALL_STATUSES = ['SCHEDULED', 'QUEUED', 'RINGING', 'IN_PROGRESS', 'FORWARDING', 'ENDED'] as const
export type ReportedStatus = (typeof CALL_STATUSES)[number]

/** One message of the provider about one call. */
export type CallEvent = {
  callId: string
  /** A report, the same as the provider answered it when asked, a change while it lasts, or only a sign that it does. */
  kind: 'report' | 'fetched' | 'status' | 'sign'
  status: ReportedStatus
  /** When the provider sent it, and when it says that the call was made; epoch milliseconds. */
  sentAtMs?: number
  createdAtMs?: number
  /** What the message itself says. */
  said: Partial<CallFields>
  /** What the copy of the call inside it says, which is often older than the message. */
  snapshot: Partial<CallFields>
  /** Of what time a field is when not of the time the message was sent; epoch milliseconds. */
  validAtMs?: { [K in keyof CallFields]?: number }
  /** A sentence that was just finished. */
  line?: { speaker: 'ASSISTANT' | 'CALLER'; text: string }
}
