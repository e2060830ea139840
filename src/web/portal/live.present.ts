import type { LiveCall } from '../../domain/live/index.js'
import { displayNumber } from '../../platform/phone.js'
import { whoOf } from './calls.present.js'
import { type Clock, length } from './times.present.js'
import { DIRECTIONS, outcomeTag, type Tag } from './words.present.js'

const ENDED: Tag = { text: 'Ended', tone: 'none' }

/**
 * A call in progress as its card shows it. Without `now` it says nothing that changes with time alone, so that the same
 * call always looks the same; its page counts the seconds.
 */
export function presentLiveCall(call: LiveCall, clock: Clock, now?: Date) {
  const { caller, number } = whoOf(call)
  const since = call.answeredAt ?? call.startedAt
  return {
    id: call.id,
    href: `/calls/${call.id}`,
    caller,
    tag: call.isOver ? ENDED : outcomeTag({ ...call, outcome: null }, clock.now),
    line: [number, directionOf(call), `since\u00a0${clock.time(call.startedAt).replace(' ', '\u00a0')}`]
      .filter(Boolean)
      .join(' · '),
    startedAt: call.startedAt.toISOString(),
    since: since.toISOString(),
    elapsed: now ? length(Math.max(0, now.getTime() - since.getTime()) / 1000) : '',
    isOver: call.isOver,
    words: call.words
      ? {
          ...SPEAKERS[call.words.speaker],
          text: call.words.text,
          isFinal: call.words.isFinal,
        }
      : undefined,
    speaking: speakingOf(call),
    hint: hintOf(call),
  }
}

const SPEAKERS = {
  ASSISTANT: { who: 'Assistant', side: 'agent' },
  CALLER: { who: 'Caller', side: 'caller' },
  UNKNOWN: { who: 'Speaker not known', side: 'unknown' },
}

/** 'Incoming on Main line' */
function directionOf({ direction, lineLabel, lineNumber }: LiveCall): string {
  const line = lineLabel ?? (lineNumber && displayNumber(lineNumber))
  const way = DIRECTIONS[direction] ?? ''
  if (!line || direction === 'WEB') return way
  return `${way} ${direction === 'OUTBOUND' ? 'from' : 'on'} ${line}`
}

function speakingOf({ speaking, status, isOver }: LiveCall): string | undefined {
  if (!speaking || isOver || status !== 'IN_PROGRESS') return undefined
  return speaking === 'ASSISTANT' ? 'The assistant speaks' : 'The caller speaks'
}

function hintOf({ status, forwardedTo, isOver }: LiveCall): string {
  if (isOver) return ''
  if (status === 'FORWARDING')
    return forwardedTo ? `Being passed on to ${displayNumber(forwardedTo)}` : 'Being passed on'
  return status === 'RINGING' ? 'Nobody has picked up yet.' : 'Nothing said yet.'
}

/** What stands above the list: how many there are, and whether some are left out. */
export function presentLiveTotal(shown: number, total: number): string | undefined {
  return total > shown ? `The newest ${shown} of ${total.toLocaleString('en-US')} are shown.` : undefined
}
