import { isOpenAt } from './business-hours.js'
import type { Line } from './lines.js'

/** Who takes a call that comes in. */
export type WhoAnswers =
  | { kind: 'saved'; assistantId: string }
  | { kind: 'transient'; assistant: object }
  | { kind: 'forward'; number: string; message: string }
  /** Nobody: a sentence is spoken to the caller. */
  | { kind: 'say'; sentence: string }

/** For a caller of whom we know nothing. */
export const SORRY_CALLER = 'Sorry, we cannot take your call right now. Please try again later.'

/**
 * Who answers on a line at a moment. Outside business hours as the client wants it; otherwise the assistant to answer with
 * if there is one, else the number's own, the client's, or the only one it has.
 */
export function whoAnswers(line: Line, now: Date): WhoAnswers {
  if (!line.isActive || line.isOfAnother) return sorry(line)
  return afterHoursAnswer(line, now) ?? assistantOf(line) ?? sorry(line)
}

function afterHoursAnswer(line: Line, now: Date): WhoAnswers | undefined {
  const { afterHours, forwardTo, businessName } = line
  if (afterHours === 'ANSWER' || isOpenAt(line.hours, line.timeZone, now)) return undefined
  if (afterHours === 'MESSAGE') return { kind: 'say', sentence: line.afterHoursMessage ?? closedSentence(businessName) }
  return forwardTo ? { kind: 'forward', number: forwardTo, message: 'Please hold, I am connecting you.' } : undefined
}

function assistantOf(line: Line): WhoAnswers | undefined {
  if (line.transientAssistant) return { kind: 'transient', assistant: JSON.parse(line.transientAssistant) as object }
  const assistantId = line.numberAssistantId ?? line.clientAssistantId ?? line.onlyAssistantId
  return assistantId ? { kind: 'saved', assistantId } : undefined
}

const sorry = ({ businessName, isOfAnother }: Line): WhoAnswers => ({
  kind: 'say',
  sentence: isOfAnother
    ? SORRY_CALLER
    : `Thank you for calling ${businessName}. Sorry, we cannot take your call right now. Please try again later.`,
})

const closedSentence = (businessName: string) =>
  `Thank you for calling ${businessName}. We are closed at the moment. Please call again during business hours.`
