import type { CallerMessageRow, MessagePage } from '../../domain/messages/index.js'
import { displayNumber } from '../../platform/phone.js'
import { neighbourPages } from './leads.present.js'
import { type Clock, counted } from './times.present.js'

export const MESSAGES = '/messages'

export const SHOWS = ['waiting', 'unread', 'all'] as const
export type Show = (typeof SHOWS)[number]

/** A message a caller left, as the list shows it. */
export function presentMessage(message: CallerMessageRow, clock: Clock) {
  const number = message.callerNumber ? displayNumber(message.callerNumber) : undefined
  return {
    id: message.id,
    href: `${MESSAGES}/${message.id}`,
    caller: message.callerName ?? number ?? 'Unknown caller',
    /** Beside a name; alone it is the caller. */
    number: message.callerName ? number : undefined,
    // Only what dials: a SIP address or a word is no number.
    dial: message.callerNumber?.startsWith('+') ? `tel:${message.callerNumber}` : undefined,
    forWhom: message.forWhom ?? undefined,
    text: message.text,
    isUrgent: message.isUrgent && !message.handledAt,
    isUnread: !message.readAt && !message.handledAt,
    when: clock.dayAndTime(message.createdAt),
    whenInFull: clock.full(message.createdAt),
    createdAt: message.createdAt.toISOString(),
    callHref: message.callId && `/calls/${message.callId}`,
    leadHref: message.leadId ? `/leads/${message.leadId}` : undefined,
    handled: message.handledAt
      ? `Handled${message.handledBy ? ` by ${message.handledBy}` : ''}, ${clock.dayAndTime(message.handledAt)}`
      : undefined,
  }
}

/** The same on a page of its own. */
export function presentMessagePage(message: CallerMessageRow, clock: Clock) {
  const shown = presentMessage(message, clock)
  const facts: { label: string; value: string | undefined; href?: string | undefined }[] = [
    { label: 'From', value: shown.caller },
    { label: 'Number', value: shown.number ?? (shown.dial && shown.caller), href: shown.dial },
    { label: 'For', value: shown.forWhom ?? 'Whoever can help' },
    { label: 'Taken', value: clock.plain(message.createdAt) },
    { label: 'First opened', value: message.readAt ? clock.plain(message.readAt) : undefined },
    { label: 'Lead', value: shown.leadHref && 'See the lead', href: shown.leadHref },
    { label: 'Call', value: shown.callHref && 'See the call', href: shown.callHref },
    { label: 'Times are', value: clock.zone },
  ]
  return { ...shown, facts: facts.filter(({ value }) => value) }
}

/** What stands above the list and below it. */
export function presentMessages(
  page: MessagePage,
  { show, clock, mayMark }: { show: Show; clock: Clock; mayMark: boolean },
) {
  return {
    messages: page.messages.map((message) => presentMessage(message, clock)),
    mayMark,
    show,
    lead: leadOf(page),
    tabs: [
      { href: MESSAGES, label: 'To do', count: page.waiting, isCurrent: show === 'waiting' },
      { href: `${MESSAGES}?show=unread`, label: 'Unread', count: page.unread, isCurrent: show === 'unread' },
      { href: `${MESSAGES}?show=all`, label: 'All', count: 0, isCurrent: show === 'all' },
    ],
    pages: neighbourPages(MESSAGES, { show }, page),
    empty: EMPTY[show],
  }
}

function leadOf({ waiting, unread }: MessagePage): string {
  if (waiting === 0) return 'Nobody waits for a call back'
  return unread === 0 ? waitingInWords(waiting) : `${waitingInWords(waiting)}, ${unread} of them unread`
}

type Empty = { title: string; text: string; href?: string; label?: string }
const ALL = { href: `${MESSAGES}?show=all`, label: 'Show all messages' }
const EMPTY: Readonly<Record<Show, Empty>> = {
  waiting: {
    title: 'Nothing to do',
    text: 'When a caller wants something passed on, your assistant writes it down, and it waits here until somebody took care of it.',
    ...ALL,
  },
  unread: { title: 'Everything is read', text: 'A message stays unread until somebody of you opens it.', ...ALL },
  all: {
    title: 'No messages yet',
    text: 'When a caller wants something passed on, your assistant writes it down here: who it was, for whom, and the number to call back.',
  },
}

/** "3 messages wait to be handled"; undefined while there is nothing to do. */
export const waitingInWords = (waiting: number) =>
  `${counted(waiting, 'message')} ${waiting === 1 ? 'waits' : 'wait'} to be handled`
