import { homeCountry, isHidden, toE164 } from '../../platform/phone.js'
import { digitsFor, fold } from '../spoken/index.js'
import type { CallInHand } from './in-call-function.js'

/**
 * The number a caller said they can be reached at, E.164, in digits or in words. "This number" and the like mean the one
 * they call from, and so does saying none. 'incomplete' for what is no number that can be called, and for "this number"
 * where theirs is hidden: it is asked for, and never replaced.
 */
export function numberToCall(said: string | undefined, call: CallInHand): string | undefined {
  const own = call.callerNumber && !isHidden(call.callerNumber) ? call.callerNumber : undefined
  if (!said?.trim()) return own
  if (isTheirOwn(said)) return own ?? 'incomplete'
  const digits = inDigits(said, call.language)
  return (digits && toE164(digits, homeCountry(call.ownNumber, own, call.client.phone))) ?? 'incomplete'
}

export const INCOMPLETE = 'That number to call back is not complete. Ask the caller for it again, digit by digit.'

const plain = (text: string) =>
  fold(text)
    .replace(/[^a-z0-9+\s]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const FROM_HERE = [
  /^(?:on |at |to )?(?:this|the same|same|my current|the current|my own) (?:one|number|phone|phone number|line)$/,
  /^(?:this|this one|yes|the caller id|caller id|the calling number)$/,
  /^(?:the|on the|at the) (?:one|number|phone|phone number) (?:(?:i|they|he|she|we) (?:am|m|are|re|is|s) )?(?:calling|speaking) (?:from|on|with)$/,
  /^(?:a |al |en |el )?(?:este|mismo|este mismo|el mismo|mi)(?: numero| telefono)?$/,
  /^(?:el|al) (?:numero |telefono )?(?:del que|desde el que|de donde|desde donde) (?:llamo|estoy llamando|le llamo)$/,
  /^(?:a |au |sur )?(?:ce|ce meme|le meme|cet) (?:numero|telephone)$/,
  /^(?:celui ci|celui la|le meme)$/,
  /^(?:le|au) (?:numero )?(?:d ou|avec lequel|duquel) (?:j appelle|je vous appelle|j telephone)$/,
  /^(?:unter |auf )?(?:diese|dieser|dieselbe|derselben|die gleiche|meine jetzige)(?: nummer| telefonnummer)?$/,
  /^(?:die|unter der) (?:nummer )?(?:von der|mit der|von der aus) ich (?:gerade )?(?:anrufe|telefoniere)$/,
]

const isTheirOwn = (said: string) => FROM_HERE.some((form) => form.test(plain(said)))

const TWICE = /\b(?:double|doble|doppel|doppelt|zweimal|deux fois|dos veces)[\s-]+(\p{L}+|\d)/giu
const THREE_TIMES = /\b(?:triple|treble|dreifach|dreimal|trois fois|tres veces)[\s-]+(\p{L}+|\d)/giu
/** What people say around a number. */
const AROUND = new Set(
  (
    'its it s is my our the number phone mobile cell home work at on call me us please area code and uh um yes ok that ' +
    'mi numero telefono movil es el la por favor prefijo y mon le c est numero telephone portable indicatif et ' +
    'meine die nummer ist telefonnummer handy handynummer bitte vorwahl und lautet'
  ).split(' '),
)

/** A number as it is dialled; undefined when something else was said with it, because then nobody knows what it means. */
function inDigits(said: string, language: string): string | undefined {
  const spelled = said
    .replace(/\b(?:plus|mas|más)\b/giu, '+')
    .replace(TWICE, '$1 $1')
    .replace(THREE_TIMES, '$1 $1 $1')
    .replace(/[,;]/g, ' ')
  const written = digitsFor(spelled, language)
  const words = plain(written.replace(/[\d+().\-/\s]+/g, ' '))
    .split(' ')
    .filter(Boolean)
  if (words.some((word) => !AROUND.has(word) && word !== 'oh' && word !== 'o')) return undefined
  const digits = written.replace(/\b(?:oh|o)\b/gi, '0').replace(/[^\d+]/g, '')
  return digits.replace(/(?!^)\+/g, '') || undefined
}
