import type { CallOutcome } from '@prisma/client'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'
import type { SpokenLanguage } from '../spoken/index.js'
import type { Service } from './spoken-service.js'
import type { TransferNumber } from './transfer-number.js'

export type { TransferNumber }

/** What a function knows of the call it is used on, and of the client whose call it is. */
export type CallInHand = {
  clientId: string
  /** Vapi's id; empty in a chat. */
  vapiCallId: string
  /** E.164 where they could be normalised: of the person, and of the client's line. */
  callerNumber: string | undefined
  ownNumber: string | undefined
  client: {
    businessName: string
    email: string
    wantsMail: boolean
    timeZone: string
    phone: string | null
    /** ISO 4217. */
    currency: string
  }
  /** The language its assistant begins in: how people say dates and numbers to it. */
  language: SpokenLanguage
  isOpen: boolean
  /** When it opens again, in words, while it is closed. */
  opensAgain: string | undefined
  transferNumbers: readonly TransferNumber[]
  /** What the business offers, as its assistant was told; empty where it was told nothing. */
  services: readonly Service[]
}

export type Said = {
  /** One or two sentences the assistant can say or go by. */
  say: string
  /** It did what it is for, instead of asking back or refusing: what the call led to is judged by it. */
  isDone?: boolean
  /** The property it was about. */
  propertyId?: string
}

/** What a caller mainly wants; the words of seed 002 and those of businesses that sell no property. */
export type Intent =
  | 'property_inquiry'
  | 'schedule_viewing'
  | 'make_offer'
  | 'speak_to_agent'
  | 'book_appointment'
  | 'call_back_later'
  | 'leave_message'
  | 'do_not_call'
  | 'general'

/** What a function cannot do without; the back office points out what is missing. */
export type Need = 'transfer numbers' | 'properties' | 'booking'

/**
 * Something the assistant may ask us to do during a call. One file each; the tool Vapi is given and what happens when it
 * is used both come from it.
 */
export type InCallFunction<I = unknown> = {
  /** At most 64 letters, digits, _ and -. */
  name: string
  /** For people. */
  label: string
  about: string
  /** For the model: when to use it, and what to do with the answer. */
  description: string
  /** Its messages are told to the assistant, so each says what to ask the caller. */
  input: z.ZodType<I>
  needs: readonly Need[]
  /** What a caller wants who makes the assistant use it. */
  intent?: Intent
  /** What a call led to once it was done. */
  outcome?: CallOutcome
  /**
   * "writes" runs in one transaction with the record that it ran, so that it happens once however often it is asked for.
   * "reads" changes nothing and is answered before that record is written.
   */
  effect: 'writes' | 'reads'
  deadlineMs: number
  run(tx: Ctx, input: I, call: CallInHand): Promise<Said>
  /** Tools of Vapi's own that it works together with. */
  companions?: readonly object[]
}

/** The caller waits: below the 20 s after which Vapi stops waiting (contract §1.4). */
export const DEADLINE_MS = TIME_LIMITS.inCallMs

/** Names the input once, so that its type reaches `run`. */
export const defineFunction = <I>(made: InCallFunction<I>): InCallFunction =>
  // Functions of different inputs stand in one list; each parses its own before it runs.
  made as unknown as InCallFunction
