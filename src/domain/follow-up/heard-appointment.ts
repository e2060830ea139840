import { DateTime } from 'luxon'
import type { Turn } from '../calls/index.js'
import { resolveWhenInPassing, type Speaking } from '../spoken/index.js'
import type { Found } from './find-appointment.js'
import {
  AGREED,
  BOOKING,
  CALLED_OFF,
  CLOCK,
  DAY,
  IS_OVER,
  KINDS,
  KNOWN_ALREADY,
  OPENING,
  REFUSED,
} from './heard-words.js'
import { plain, sentencesOf } from './sentences.js'

/** Talk of booking counts for what is said this many turns around it. */
const AROUND = 4
/** Nobody said that it was settled in so many words. */
const CONFIDENCE = 0.5
const LONGEST_EVIDENCE = 500

type Said = { at: number; sentence: string; startsAt: Date }

/**
 * The appointment that two people came to agree on, by rules: the last moment named where booking was talked of, which
 * nobody called off and somebody agreed to. Where it is not known who said something, nobody can be said to agree. The
 * evidence is the sentence that names it, and the answer to it.
 */
export function heardAppointment(
  turns: readonly Turn[],
  speaking: Speaking,
  businessType: string | null,
): Found | undefined {
  if (turns.some(({ speaker }) => speaker === 'UNKNOWN')) return undefined
  const folded = turns.map(({ text }) => plain(text))
  const named = momentsIn(turns, speaking).filter(({ at }) => isNear(folded, at))
  const last = named.findLast(({ at, sentence }) => !CALLED_OFF.test(plain(sentence)) && isAgreed(turns, folded, at))
  if (!last) return undefined
  const after = turns[last.at + 1]?.text
  const evidence = [last.sentence, after].filter(Boolean).join(' – ').slice(0, LONGEST_EVIDENCE)
  const around = folded.slice(Math.max(0, last.at - AROUND), last.at + AROUND).join(' ')
  return { kind: kindOf(around, businessType), startsAt: last.startsAt, evidence, confidence: CONFIDENCE }
}

/** What an appointment is by the words around it, else by what the business does. */
export function kindOf(words: string, businessType: string | null): Found['kind'] {
  const folded = plain(words)
  const [kind] = KINDS.find(([, pattern]) => pattern.test(folded)) ?? []
  if (kind) return kind
  return /real.?estate|propert|realt|letting|immobil/i.test(businessType ?? '') ? 'VIEWING' : 'MEETING'
}

/** Sentences that name a day and a time, or a time after the day was named. */
function momentsIn(turns: readonly Turn[], speaking: Speaking): Said[] {
  const moments: Said[] = []
  let day = ''
  for (const [at, { speaker, text }] of turns.entries()) {
    for (const sentence of sentencesOf(text)) {
      const folded = plain(sentence)
      if (isNoWish(folded, speaker)) continue
      const namesDay = DAY.test(folded)
      if (!namesDay && !(day && CLOCK.test(folded))) continue
      const when = resolveWhenInPassing(namesDay ? sentence : `${sentence} ${day}`, speaking)
      if (when.kind === 'unclear') continue
      day = when.kind === 'day' ? when.on : dayOf(when.at, speaking)
      if (when.kind === 'at') moments.push({ at, sentence, startsAt: when.at })
    }
  }
  return moments
}

/** What was, what somebody has in their diary already, and when a business opens. */
const isNoWish = (folded: string, speaker: Turn['speaker']) =>
  IS_OVER.test(folded) || OPENING.test(folded) || (speaker === 'CALLER' && KNOWN_ALREADY.test(folded))

const dayOf = (at: Date, { timeZone }: Speaking) => DateTime.fromJSDate(at, { zone: timeZone }).toISODate() ?? ''

const isNear = (folded: readonly string[], at: number) =>
  folded.slice(Math.max(0, at - AROUND), at + AROUND).some((text) => BOOKING.test(text))

/** The other one agrees to it, or whoever says it says that it is so. */
function isAgreed(turns: readonly Turn[], folded: readonly string[], at: number): boolean {
  const speaker = turns[at]?.speaker
  const answer = folded.find((_, next) => next > at && next <= at + 2 && turns[next]?.speaker !== speaker)
  if (answer && (CALLED_OFF.test(answer) || REFUSED.test(answer))) return false
  const isConfirmed = speaker === 'ASSISTANT' && AGREED.test(folded[at] ?? '')
  return isConfirmed || (answer !== undefined && AGREED.test(answer))
}
