import type { CallDirection, CallStatus } from '@prisma/client'

export type Speaker = 'ASSISTANT' | 'CALLER'

/** Something that happened on a call that is going on; told between processes and kept nowhere. */
export type LiveEvent = { clientId: string; vapiCallId: string; atMs: number } & (
  | { kind: 'changed' }
  | { kind: 'words'; speaker: Speaker; text: string; isFinal: boolean }
  | { kind: 'speech'; speaker: Speaker; isSpeaking: boolean }
)

/** A call that rings, is talked in, or is being handed on. */
export type CallInProgress = {
  id: string
  clientId: string
  businessName: string
  vapiCallId: string
  direction: CallDirection
  status: CallStatus
  callerName: string | null
  /** The person's number, whoever rang. */
  callerNumber: string | null
  /** The business's own number, and what it is called. */
  lineNumber: string | null
  lineLabel: string | null
  /** The number or address it is handed on to. */
  forwardedTo: string | null
  startedAt: Date
  answeredAt: Date | null
  /** What was said last, as far as it is stored; null while nothing was. */
  words: { speaker: Speaker | 'UNKNOWN'; text: string; at: Date | null; isFinal: boolean } | null
}

/** The same as it is on a screen at the moment: with what is known by being told alone, and for a while after its end. */
export type LiveCall = CallInProgress & { speaking: Speaker | undefined; isOver: boolean }
