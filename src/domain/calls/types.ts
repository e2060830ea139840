import type { CallDirection, CallEvaluation, CallOutcome, CallStatus, JudgedFrom } from '@prisma/client'

export type { CallDirection, CallEvaluation, CallOutcome, CallStatus, JudgedFrom }

/** One line of a list of calls. Null is what nobody reported. */
export type CallRow = {
  id: string
  clientId: string
  vapiCallId: string
  leadId: string | null
  propertyId: string | null
  direction: CallDirection
  status: CallStatus
  /** What the call came to, in our words; null while it lasts. */
  outcome: CallOutcome | null
  /** The same in the words of the client's own Vapi set-up, such as "Booked"; null where our word counts more. */
  reportedOutcome: string | null
  serviceName: string | null
  intent: string | null
  evaluation: CallEvaluation | null
  callerName: string | null
  fromNumber: string | null
  toNumber: string | null
  /** The person's number, whoever rang: from on inbound calls, to on outbound ones. Null where it is hidden. */
  callerNumber: string | null
  /** The person rang and showed no number. */
  isNumberHidden: boolean
  startedAt: Date
  answeredAt: Date | null
  endedAt: Date | null
  durationSeconds: number | null
  /** Vapi's word, verbatim. */
  endedReason: string | null
  summary: string | null
  hasRecording: boolean
}

/** One thing said, or one in-call function that was used. */
export type CallMessage =
  | { speaker: 'ASSISTANT' | 'CALLER' | 'UNKNOWN'; offsetMs: number | null; durationMs: number | null; text: string }
  | {
      speaker: 'FUNCTION'
      offsetMs: number | null
      durationMs: number | null
      name: string
      /** Plain JSON; undefined when there was none. */
      arguments: unknown
      result: unknown
    }

/** A whole call, opened from the vault. */
export type CallDetail = CallRow & {
  vapiAssistantId: string | null
  /** Ours with that name at Vapi, if it is one of ours. */
  assistantId: string | null
  /** The number or SIP address it was handed on to. */
  forwardedTo: string | null
  /** As Vapi names it, such as "es". */
  language: string | null
  /** When Vapi said that it had deleted its own copy. */
  deletedAtVapiAt: Date | null
  /** IANA name of the client's zone, for every time on the page. */
  timeZone: string
  messages: CallMessage[]
  transcript: string | null
  /** What the assistant understood, as plain JSON; empty when nothing was extracted. */
  structured: Record<string, unknown>
  /** What else the client's Vapi set-up sends, such as { price: 120 }. */
  customFields: Record<string, unknown>
  successEvaluation: string | null
  /** 0 to 1: how certain the intent is. */
  confidence: number | null
  /** What a machine judged them from; null where it did not judge. */
  judgedFrom: JudgedFrom | null
  /** What a person said over the machine, if one did. */
  correction: { by: string; at: Date; outcome: CallOutcome | null; intent: string | null } | null
  lead: { id: string; name: string | null } | null
  property: { id: string; address: string } | null
  recordings: { mono: boolean; stereo: boolean }
  /** What Vapi charged the agency, in micro-dollars; always null for people of the client. */
  cost: { totalMicros: bigint; partMicros: Record<string, number> } | null
}

/** A page of calls, newest first, with the cursors of its neighbours when there are any. */
export type CallPage = { calls: CallRow[]; next?: string; previous?: string }

export type Totals = {
  calls: number
  /** Calls a person and the assistant talked in; voicemail is not one. */
  answered: number
  talkSeconds: number
}

/** Now, and the same stretch of time before it, up to the same time of day. */
export type Period = { current: Totals; before: Totals }

export type Overview = {
  timeZone: string
  today: Period
  sevenDays: Period
  thirtyDays: Period
  /** Of thirty days, most frequent first: the client's own word where there is one, else ours. */
  outcomes: { reportedOutcome: string | null; outcome: CallOutcome | null; calls: number }[]
  /** Fourteen calendar days in the client's zone, oldest first, days without a call included. */
  days: DayOfCalls[]
  latest: CallRow[]
  /** Calls that are ringing or being talked in right now. */
  inProgress: number
}

export type DayOfCalls = {
  /** 2026-03-04 */
  on: string
  calls: number
  answered: number
}
