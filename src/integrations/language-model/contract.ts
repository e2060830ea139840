import type { z } from 'zod'

/** One thing that was said, as a chat model takes it. */
export type Turn = { role: 'assistant' | 'user'; text: string }

/** A model that goes on with a conversation in text, and reads texts. */
export type LanguageModel = {
  /**
   * What it says next, as plain text that is not blank.
   * @throws provider_rejected when a person must change something (the key, the model's name), provider_down when it fails,
   * is too slow, or answers nothing
   */
  reply(input: { system: string; turns: readonly Turn[]; maxTokens: number }): Promise<string>
  /**
   * What a text says, in the form of a schema; undefined when the model's answer does not have it. `name` says what is
   * asked for, in letters, digits, _ and -.
   * @throws the same as reply
   */
  extract<T>(input: Extraction<T>): Promise<T | undefined>
}

export type Extraction<T> = { system: string; text: string; schema: z.ZodType<T>; name: string }
