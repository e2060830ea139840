/** The sentences of what somebody said, as they said them. */
export const sentencesOf = (text: string): string[] =>
  (text.match(/[^.!?…¿¡\n]+[.!?…]*/g) ?? []).map((sentence) => sentence.trim()).filter(Boolean)

/** Lower case, without accents and with plain apostrophes: how words are compared. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[’‘`´]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
