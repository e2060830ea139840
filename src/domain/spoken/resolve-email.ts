import { z } from 'zod'
import { digitsFor } from './digits-for.js'

/** What people say for the signs of an address, in every language we speak; the longer first. */
const SIGNS: readonly (readonly [sign: string, words: string])[] = [
  ['@', 'at sign|at the rate|a commercial|signo arroba|arroba|arobase|arrobase|klammeraffe|affenschwanz|at|ät'],
  ['_', 'under ?score|guion bajo|guión bajo|raya baja|tiret du bas|tiret bas|trait bas|sous-tiret|unterstrich'],
  ['-', 'hyphen|dash|minus|guion medio|guión medio|guion|guión|tiret|trait d.union|bindestrich|strich'],
  ['.', 'full stop|dot|period|punto|point|punkt'],
  ['+', 'plus sign|plus|signo más|signo mas|más'],
]
const SIGN_OF = SIGNS.map(
  ([sign, words]) => [sign, new RegExp(`(?<=^|[\\s@._+-])(?:${words})(?=$|[\\s@._+-])`, 'gu')] as const,
)

/** Said before or after an address. */
const AROUND =
  /^(?:(?:(?:yes|it'?s|its|it is|so|um|uh|my|the|e-?mail|email|mail|address|is|es|mi|el|la|correo|correo electr[oó]nico|direcci[oó]n|de|c'est|mon|l'|adresse|est|électronique|meine|die|e-?mail-?adresse|ist|lautet|mailto)[\s:,]{1,3}){1,8})|(?<![\s,])[\s,]{1,4}(?:please|por favor|s'il vous pla[iî]t|bitte)$/gu
/** How it is written, which e-mail does not care about. */
const SMALL =
  /[\s,]{0,3}(?:(?:all|everything|alles|todo|tout)\s{1,3}(?:in |en )?)(?:lower ?case|small letters|min[uú]sculas?|minuscules?|klein(?: ?geschrieben)?)[\s,]{0,3}/gu
const RUN_TOGETHER =
  /[\s,]{0,3}(?:(?:all )?(?:in |as )?one word|todo junto|en una (?:sola )?palabra|en un (?:seul )?mot|tout attach[eé]|(?:alles )?zusammen(?:geschrieben)?|in einem wort)[\s,]{0,3}/gu
/** "n as in Nancy", "b wie Berta" */
const SPELLED = /(?<![\p{L}\d])(\p{L}),? (?:as in|like|for|como en|como|comme dans|comme|wie) \1\p{L}*/gu
const TWICE = /(?<!\p{L})(?:double|doble|doppel)[ -]?([a-z])(?!\p{L})/gu
/** Providers whose names come apart when they are said. */
const PROVIDERS = /(?<=@)(?:g mail|hot mail|out look|i cloud|t online|proton mail)(?=\.)/u

/**
 * An e-mail address as people say it: "jane dot doe at gmail dot com", "jane punto doe arroba …", or as it is written, with a
 * dot at the end of the sentence. Undefined where it cannot be read for certain: a word is left over, a letter has an umlaut.
 */
export function resolveEmail(said: string, language: string): string | undefined {
  const plain = tidied(said.slice(0, 500))
  const isOneWord = plain.search(RUN_TOGETHER) >= 0
  const bare = plain.replace(RUN_TOGETHER, ' ').replace(SMALL, ' ').trim().replace(AROUND, '').trim()
  const signed = withSigns(bare.includes('@') && !bare.includes(' ') ? bare : digitsFor(spelledOut(bare), language))
  const [local = '', domain = '', ...more] = signed.split('@')
  if (more.length > 0) return undefined
  const whole = [together(local, isOneWord), together(domain, isOneWord)].join('@')
  return z.email().max(254).safeParse(whole).success ? whole : undefined
}

const tidied = (said: string) =>
  said
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[<>()[\]"“”„«»]/g, ' ')
    .replace(/mailto:/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<![\s.,;:!?])[\s.,;:!?]+$/, '')

/** Letters that were spelled stand apart. */
const spelledOut = (text: string) =>
  text
    .replace(SPELLED, '$1')
    .replace(TWICE, '$1 $1')
    .replace(/(?<![\p{L}\d])\p{L}(?:-\p{L})+(?![\p{L}\d])/gu, (letters) => letters.replaceAll('-', ' '))

function withSigns(text: string): string {
  const signed = SIGN_OF.reduce((all, [sign, words]) => all.replace(words, sign), text)
  return signed.replace(/,? {0,3}([@._+-]) {0,3}/g, '$1').replace(PROVIDERS, provider)
}

const provider = (said: string) => said.replace(' ', said.startsWith('t ') ? '-' : '')

/** Single letters and digits were spelled; two words leave open what stands between them, so the space stays and is refused. */
function together(text: string, isOneWord: boolean): string {
  const plain = text
    .replace(/[áàâéèêëíìîïóòôúùûç]/g, (letter) => letter.normalize('NFD').charAt(0))
    .replace(/(?<=(?:^|[\s._+-])[\p{L}\d]) (?=[\p{L}\d](?:$|[\s._+-]))/gu, '')
    .replace(/(?<=[\p{L}\d]) (?=\d{1,20}(?:$|[\s._+-]))|(?<=(?:^|[\s._+-])\d{1,20}) (?=[\p{L}])/gu, '')
  return isOneWord ? plain.replaceAll(' ', '') : plain
}
