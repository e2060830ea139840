import type { CallRow } from '../../domain/calls/index.js'
import { displayNumber, HIDDEN_NUMBER } from '../../platform/phone.js'
import { type Clock, length, lengthInWords } from './times.present.js'
import { DIRECTIONS, humanise, OUTCOMES, outcomeTag, wantedInWords } from './words.present.js'

/** A call as the list shows it. */
export function presentCall(call: CallRow, clock: Clock) {
  return {
    href: `/calls/${call.id}`,
    ...whoOf(call),
    when: clock.dayAndTime(call.startedAt),
    whenInFull: clock.full(call.startedAt),
    startedAt: call.startedAt.toISOString(),
    length: length(call.durationSeconds),
    lengthInWords: lengthInWords(call.durationSeconds),
    outcome: outcomeTag(call, clock.now),
    inShort: call.summary ?? '',
    direction: DIRECTIONS[call.direction] ?? '',
    isOutgoing: call.direction === 'OUTBOUND',
  }
}

/** Who was on the line besides the assistant. */
export function whoOf(call: Pick<CallRow, 'callerName' | 'callerNumber' | 'direction'>) {
  const hidden = call.direction === 'INBOUND' ? HIDDEN_NUMBER : undefined
  const number = call.callerNumber ? displayNumber(call.callerNumber) : hidden
  const unknown =
    call.direction === 'WEB'
      ? 'Visitor of the website'
      : call.direction === 'OUTBOUND'
        ? 'Unknown person'
        : 'Unknown caller'
  return { caller: call.callerName ?? unknown, number }
}

type Filter = { from: string; to: string; direction: string; outcome: string; intent: string; text: string }
type Choices = { said: readonly string[]; intents: readonly string[] }

/** The filter form as it was sent, with what can be chosen. `said` are outcomes in the client's own words. */
export function presentFilter(filter: Filter, { said, intents }: Choices, wrong: Record<string, string>) {
  const option = (value: string, label: string, chosen: string) => ({ value, label, isChosen: value === chosen })
  return {
    ...filter,
    wrong,
    isWrong: Object.keys(wrong).length > 0,
    count: [filter.from, filter.to, filter.direction, filter.outcome, filter.intent].filter(Boolean).length,
    isSet: Object.values(filter).some(Boolean),
    directions: Object.entries(DIRECTIONS).map(([value, label]) => option(value, label, filter.direction)),
    said: said.map((word) => option(`said:${word}`, humanise(word), filter.outcome)),
    intents: intents.map((intent) => option(intent, wantedInWords(intent), filter.intent)),
    outcomes: Object.entries(OUTCOMES).map(([value, { text }]) => option(value, text, filter.outcome)),
  }
}

/** The addresses of the neighbouring pages, with the filter kept. */
export function presentPages(filter: Filter, page: { next?: string; previous?: string }) {
  const href = (cursor: string | undefined) => cursor && `/calls?${new URLSearchParams({ ...onlySet(filter), cursor })}`
  return { older: href(page.next), newer: href(page.previous) }
}

const onlySet = (filter: Filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
