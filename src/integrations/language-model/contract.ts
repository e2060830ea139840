/** One thing that was said, as a chat model takes it. */
export type Turn = { role: 'assistant' | 'user'; text: string }

/** A model that goes on with a conversation in text. */
export type LanguageModel = {
  /**
   * What it says next, as plain text that is not blank.
   * @throws provider_rejected when a person must change something (the key, the model's name), provider_down when it fails,
   * is too slow, or answers nothing
   */
  reply(input: { system: string; turns: readonly Turn[]; maxTokens: number }): Promise<string>
}
