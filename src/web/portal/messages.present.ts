import type { CallerMessageRow, MessagePage } from '../../domain/messages/index.js'
import { displayNumber } from '../../platform/phone.js'
import { type Clock, counted } from './times.present.js'

export type Show = 'waiting' | 'all'

/** A message a caller left, as the list shows it. */
export function presentMessage(message: CallerMessageRow, clock: Clock) {
  const number = message.callerNumber ? displayNumber(message.callerNumber) : undefined
  return {
    id: message.id,
    caller: message.callerName ?? number ?? 'Unknown caller',
    /** Beside a name; alone it is the caller. */
    number: message.callerName ? number : undefined,
    // Only what dials: a SIP address or a word is no number.
    dial: message.callerNumber?.startsWith('+') ? `tel:${message.callerNumber}` : undefined,
    forWhom: message.forWhom ?? undefined,
    text: message.text,
    isUrgent: message.isUrgent && !message.handledAt,
    when: clock.dayAndTime(message.createdAt),
    whenInFull: clock.full(message.createdAt),
    createdAt: message.createdAt.toISOString(),
    callHref: message.callId && `/calls/${message.callId}`,
    handled: message.handledAt
      ? `Handled${message.handledBy ? ` by ${message.handledBy}` : ''}, ${clock.dayAndTime(message.handledAt)}`
      : undefined,
  }
}

/** What stands above the list and below it. */
export function presentMessages(
  page: MessagePage,
  { show, clock, mayMark }: { show: Show; clock: Clock; mayMark: boolean },
) {
  const href = (cursor: string | undefined) => cursor && `/messages?${new URLSearchParams({ show, cursor })}`
  return {
    messages: page.messages.map((message) => presentMessage(message, clock)),
    mayMark,
    show,
    lead: page.waiting === 0 ? 'Nobody waits for a call back' : waitingInWords(page.waiting),
    tabs: [
      { href: '/messages', label: 'To do', count: page.waiting, isCurrent: show === 'waiting' },
      { href: '/messages?show=all', label: 'All', isCurrent: show === 'all' },
    ],
    pages: { older: href(page.next), newer: href(page.previous) },
  }
}

/** "3 messages wait to be handled"; undefined while there is nothing to do. */
export const waitingInWords = (waiting: number) =>
  `${counted(waiting, 'message')} ${waiting === 1 ? 'waits' : 'wait'} to be handled`
