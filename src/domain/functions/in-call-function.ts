import type { z } from 'zod'
import type { Ctx } from '../../platform/context.js'

export type TransferNumber = { name: string; number: string }

/** What a function knows of the call it is used on, and of the client whose call it is. */
export type CallInHand = {
  clientId: string
  /** Vapi's id; empty in a chat. */
  vapiCallId: string
  /** E.164 where they could be normalised: of the person, and of the client's line. */
  callerNumber: string | undefined
  ownNumber: string | undefined
  client: { businessName: string; email: string; wantsMail: boolean; timeZone: string; phone: string | null }
  isOpen: boolean
  /** When it opens again, in words, while it is closed. */
  opensAgain: string | undefined
  transferNumbers: readonly TransferNumber[]
}

export type Said = {
  /** A sentence the assistant can say or go by. */
  say: string
}

/** What a function cannot do without; the back office points out what is missing. */
export type Need = 'transfer numbers'

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
export const DEADLINE_MS = 8_000

/** Names the input once, so that its type reaches `run`. */
export const defineFunction = <I>(made: InCallFunction<I>): InCallFunction =>
  // Functions of different inputs stand in one list; each parses its own before it runs.
  made as unknown as InCallFunction
