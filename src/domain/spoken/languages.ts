/** Languages in which dates, amounts and addresses are understood as people say them. */
export const SPOKEN_LANGUAGES = ['en', 'es', 'fr', 'de'] as const
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number]

export const isSpokenLanguage = (word: string): word is SpokenLanguage =>
  (SPOKEN_LANGUAGES as readonly string[]).includes(word)
