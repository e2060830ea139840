import { type BusinessHours, isOpenAt } from '../hours/index.js'
import type { Line } from './lines.js'
import { saidIn } from './said-to-callers.js'

/** Who takes a call that comes in. */
export type WhoAnswers =
  | { kind: 'saved'; assistantId: string; own?: OwnWords }
  | { kind: 'transient'; assistant: object; own?: OwnWords }
  | { kind: 'forward'; number: string; message: string }
  /** Nobody: a sentence is spoken to the caller. */
  | { kind: 'say'; sentence: string }

/** What the number that rang has instead of what its assistant has; nothing where it has nothing of its own. */
export type OwnWords = { greeting?: string; voice?: { provider: string; voiceId: string } }

/** What of a line decides who answers on it. */
export type Asked = Omit<Line, 'email' | 'emailNotifications' | 'phone' | 'transferNumbers' | 'functions' | 'currency'>

/** For a caller of whom we know nothing. */
export const SORRY_CALLER = 'Sorry, we cannot take your call right now. Please try again later.'

/**
 * Who answers on a line at a moment: what is said about the number that rang comes first, then, outside business hours, what
 * the client wants then; otherwise the assistant to answer with if there is one, else the number's own, the client's, or the
 * only one it has.
 */
export function whoAnswers(line: Asked, now: Date): WhoAnswers {
  if (!line.isActive || line.isOfAnother || line.number?.isActive === false) return sorry(line)
  return numberForwards(line, now) ?? afterHoursAnswer(line, now) ?? assistantOf(line) ?? sorry(line)
}

/** The hours that count on this line: the number's own, else the client's. */
export const hoursOf = ({ number, hours }: Pick<Line, 'number' | 'hours'>): BusinessHours | null =>
  number?.hours ?? hours

/** A number that has somewhere to forward to and no hours of its own forwards every call. */
function numberForwards({ number, timeZone, language }: Asked, now: Date): WhoAnswers | undefined {
  if (!number?.forwardTo || (number.hours && isOpenAt(number.hours, timeZone, now))) return undefined
  return { kind: 'forward', number: number.forwardTo, message: saidIn(language).connecting }
}

function afterHoursAnswer(line: Asked, now: Date): WhoAnswers | undefined {
  const { afterHours, forwardTo, businessName } = line
  const { closed, connecting } = saidIn(line.language)
  if (afterHours === 'ANSWER' || isOpenAt(hoursOf(line), line.timeZone, now)) return undefined
  if (afterHours === 'MESSAGE') return { kind: 'say', sentence: line.afterHoursMessage ?? closed(businessName) }
  return forwardTo ? { kind: 'forward', number: forwardTo, message: connecting } : undefined
}

function assistantOf(line: Asked): WhoAnswers | undefined {
  const own = ownWordsOf(line)
  if (line.transientAssistant)
    return { kind: 'transient', assistant: JSON.parse(line.transientAssistant) as object, ...own }
  const assistantId = line.numberAssistantId ?? line.clientAssistantId ?? line.onlyAssistantId
  return assistantId ? { kind: 'saved', assistantId, ...own } : undefined
}

function ownWordsOf({ number }: Asked): { own?: OwnWords } {
  const { greeting, voice } = number ?? {}
  if (!greeting && !voice) return {}
  return { own: { ...(greeting && { greeting }), ...(voice && { voice }) } }
}

const sorry = ({ businessName, isOfAnother, language }: Asked): WhoAnswers => ({
  kind: 'say',
  sentence: isOfAnother ? SORRY_CALLER : saidIn(language).sorry(businessName),
})
