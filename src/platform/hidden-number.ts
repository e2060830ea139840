// What stands for a number that the caller hides. Pages in the browser read this file too, so it needs no library.

/** How a caller whose number is hidden is stored and shown. */
export const HIDDEN = 'anonymous'
export const HIDDEN_NUMBER = 'Hidden number'

/** In English, and as networks abroad say it. */
const WORDS = new Set(
  `anonymous restricted blocked unavailable unknown private withheld hidden unidentified nocallerid noid outofarea notavailable
   undisclosed none null undefined anonym anonyme anonimo unbekannt unbekannte unterdruckt unterdruckte privado privada oculto
   oculta desconocido desconocida inconnu inconnue masque masquee prive privee privat`.split(/\s+/),
)
const AROUND =
  /^(?:callerid|caller|numero|number|nummer|rufnummer|llamada|appel)|(?:number|callerid|caller|call|nummer|rufnummer)$/g

const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz']
const keyOf = (letter: string) => String(KEYS.findIndex((letters) => letters.includes(letter)) + 2)
/** Carriers spell the words on a keypad: +266696687 is ANONYMOUS. The last one is seen misspelt. */
const DIGITS = new Set([
  ...'anonymous restricted blocked unavailable unknown private withheld'
    .split(' ')
    .map((word) => [...word].map(keyOf).join('')),
  '7378742883',
])

/**
 * Whether this stands for a number that the caller hides: a word for it ("anonymous", "Restricted", "private number"), such a
 * word as a keypad spells it, "sip:anonymous@anonymous.invalid", zeros, or nothing at all ("", "+"). It is never a number that
 * can be called, stored or suppressed.
 */
export function isHidden(raw: string): boolean {
  const [user = ''] = raw
    .slice(0, 200)
    .normalize('NFD')
    .toLowerCase()
    .replace(/^\s*(?:sips?|tel):/, '')
    .split('@')
  const word = user.replace(/[^\p{L}\p{N}]/gu, '')
  if (/^0*$/.test(word)) return true
  return WORDS.has(word) || WORDS.has(word.replace(AROUND, '')) || DIGITS.has(word)
}
