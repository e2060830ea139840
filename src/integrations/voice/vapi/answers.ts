import { voiceOf } from './dto-voice.js'

// The bodies of answers to questions, as Vapi documents them (contract §1.3 to §1.5, samples/responses).

const MAX_SENTENCE = 2_000

/** One line, because Vapi drops a result with a line break in it (docs: tools/custom-tools-troubleshooting). */
export function oneLine(sentence: string, max = MAX_SENTENCE): string {
  const line = sentence
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/ {2,}/g, ' ')
    .trim()
  return line.length > max ? `${line.slice(0, max - 1).replace(/\p{Cs}$/u, '')}…` : line
}

/** What the assistant is told about one in-call function. */
export type FunctionAnswer = {
  id: string
  name: string
  say: string
  /** It could not be done, as against: it was done, or there is something to ask the caller first. */
  isFailure: boolean
}

/** Blind, as it is unless said otherwise: the call goes on as it is. Warm: who takes it hears first what it is about. */
export type TransferTo = { name: string; number: string; mode?: 'BLIND' | 'WARM' }

/** What a line says and speaks with instead of its assistant's own. */
export type OwnWords = { greeting?: string; voice?: { provider: string; voiceId: string } }

/** A greeting is spoken first, also by an assistant that waits for the caller otherwise. */
const overridesOf = ({ greeting, voice }: OwnWords) => ({
  ...(greeting && { firstMessage: oneLine(greeting), firstMessageMode: 'assistant-speaks-first' }),
  ...(voice && { voice: wholeVoice(voice) }),
})

/** As an assistant of ours has it: Vapi replaces its voice by this one, not member by member. It speaks what it hears. */
const wholeVoice = ({ provider, voiceId }: NonNullable<OwnWords['voice']>) =>
  provider === 'vapi' || provider === '11labs'
    ? voiceOf({ voice: { provider, voiceId }, fallbackVoice: undefined, languages: [], speed: 1 })
    : { provider, voiceId }

const ENGLISH_TRANSFER = {
  transferring: (name: string) => `Connecting you with ${name} now.`,
  notReached: (name: string) => `I could not reach ${name}.`,
}

export const answers = {
  /** An assistant saved at Vapi, with what is otherwise on the line that rang. */
  savedAssistant: (assistantId: string, own: OwnWords = {}) => {
    const assistantOverrides = overridesOf(own)
    return { assistantId, ...(Object.keys(assistantOverrides).length > 0 && { assistantOverrides }) }
  },
  transientAssistant: (assistant: object, own: OwnWords = {}) => ({ assistant: { ...assistant, ...overridesOf(own) } }),
  forward: (number: string, message: string) => ({
    destination: { type: 'number', number, message: oneLine(message) },
  }),
  /** Spoken to the caller, who is then hung up on. */
  say: (sentence: string) => ({ error: oneLine(sentence) }),

  /**
   * Both `result` and `error` enter the conversation, so the assistant can say either. `result` says go on; `error` makes
   * Vapi speak the tool's own "request-failed" message where it has one, and counts as a failure in Vapi's dashboard.
   */
  functions: (results: readonly FunctionAnswer[]) => ({
    results: results.map(({ id, name, say, isFailure }) => ({
      name,
      toolCallId: id,
      [isFailure ? 'error' : 'result']: oneLine(say),
    })),
  }),
  /** The old form knows no error. */
  legacyFunction: (say: string) => ({ result: oneLine(say) }),

  /** Where Vapi can tell that nobody answered, the caller comes back to the assistant instead of being hung up on. */
  transfer: ({ name, number, mode }: TransferTo, said = ENGLISH_TRANSFER) => ({
    destination: {
      type: 'number',
      number,
      message: oneLine(said.transferring(name)),
      transferPlan: {
        mode: mode === 'WARM' ? 'warm-transfer-say-summary' : 'blind-transfer',
        fallbackPlan: { message: oneLine(said.notReached(name)), endCallEnabled: false },
      },
    },
  }),
  noTransfer: (sentence: string) => ({ error: oneLine(sentence) }),
  handoff: (assistantId: string) => ({ destination: { type: 'assistant', assistantId } }),
  noHandoff: (sentence: string) => ({ error: oneLine(sentence) }),
  /** We keep no knowledge base: the model answers from what it knows. */
  noKnowledge: () => ({ documents: [] }),
  /** Vapi's own wait, in seconds. */
  endpointing: () => ({ timeoutSeconds: 0.5 }),
  /** Nobody is rung of whom we cannot say that they may be. */
  notEligible: () => ({ eligible: false }),
  /** Vapi plays the bytes of the answer as sound; these two are too short to be heard. */
  noVoice: () => ({}),
}
