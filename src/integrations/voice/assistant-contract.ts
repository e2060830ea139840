/** Language models an assistant can be published with; the first one is the one that was tested here. */
export const ASSISTANT_MODELS = ['gpt-4.1', 'gpt-4.1-mini', 'gpt-4o', 'gpt-4o-mini', 'gpt-4'] as const
export type AssistantModel = (typeof ASSISTANT_MODELS)[number]

/** A voice of a provider that the voice platform can speak with. */
export type AssistantVoice = { provider: 'vapi' | '11labs'; voiceId: string }

/** Something that is worked out of every conversation (Vapi: structured output). `schema` is JSON Schema. */
export type AssistantOutput = { name: string; description: string; schema: Readonly<Record<string, unknown>> }

/**
 * Who takes part in calls as our agent, in our words; a provider's adapter turns it into what that provider wants.
 * Everything a caller could notice is in it, and nothing that depends on the installation (that is AssistantServer).
 */
export type AssistantPlan = {
  /** At most 40 characters. */
  name: string
  /** The system prompt, whole. */
  prompt: string
  /** Left out: the first of the list. */
  model?: AssistantModel | undefined
  firstMessage: string
  /** It speaks first, or waits for the other person. */
  speaksFirst: boolean
  /** ISO 639-1; the first one is the one it begins in. */
  languages: readonly string[]
  voice: AssistantVoice
  fallbackVoice: AssistantVoice | undefined
  /** Times its usual speed. */
  speed: number
  /** Tools as they stand under `model.tools`. */
  tools: readonly object[]
  /** Words that are rare and must be understood: names of the business, of services. */
  keyTerms: readonly string[]
  interruptions: 'easy' | 'normal' | 'hard'
  maxSeconds: number
  /** Undefined: it hangs up on a machine. */
  voicemailMessage: string | undefined
  /** Seconds of silence before it asks whether somebody is there; it asks `times`, then ends the call. */
  silence: { seconds: number; times: number; question: string; goodbye: string }
  isRecorded: boolean
  outputs: readonly AssistantOutput[]
  /** Comes back in every message about its calls. Strings only. */
  metadata: Readonly<Record<string, string>>
}

/** Where its messages go: of this installation, never kept in a version. */
export type AssistantServer = { url: string; credentialId: string | undefined }

/** An assistant as the provider takes it, whole but for where its messages go. */
export type AssistantBody = Record<string, unknown>
