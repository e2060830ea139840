import {
  EVENT_TYPES,
  type EventType,
  type ForwardingDetails,
  type ForwardingLine,
  type ForwardingPage,
  type ForwardingUrlLine,
  OWN_EVENT_TYPES,
  VAPI_EVENT_TYPES,
} from '../../domain/forwarding/index.js'
import { type Clock, counted } from './times.present.js'

export const WEBHOOKS = '/settings/webhooks'

type Tag = { text: string; tone: 'good' | 'warn' | 'bad' | 'info' | 'none' }

/** A URL as the list and its own page show it. */
export function presentUrl(line: ForwardingUrlLine, clock: Clock) {
  const { id, url, description, types, state, failingSince, previousUntil, lastDay } = line
  return {
    id,
    href: `${WEBHOOKS}/${id}`,
    url,
    host: new URL(url).host,
    description: description ?? '',
    tag: urlTag(line),
    isOn: state === 'ACTIVE',
    isPaused: state === 'PAUSED',
    told: types.length === 0 ? 'Everything' : types.map(nameOfType).join(', '),
    last: lastOf(line, clock),
    day: dayOf(line),
    failed: lastDay.failed,
    trouble: troubleOf(line, clock),
    secret:
      previousUntil && previousUntil > clock.now
        ? `The one before works until ${lower(clock.dayAndTime(previousUntil))}`
        : 'Shown when it was made',
    added: clock.dayAndTime(line.createdAt),
    failingSince: failingSince ? lower(clock.dayAndTime(failingSince)) : '',
  }
}

function urlTag({ state, failingSince }: Pick<ForwardingUrlLine, 'state' | 'failingSince'>): Tag {
  if (state === 'OFF') return { text: 'Off', tone: 'none' }
  if (state === 'PAUSED') return { text: 'Paused', tone: 'bad' }
  return failingSince ? { text: 'Failing', tone: 'warn' } : { text: 'On', tone: 'good' }
}

function troubleOf({ state, failingSince, url }: ForwardingUrlLine, clock: Clock): string {
  const { host } = new URL(url)
  const since = failingSince ? ` since ${lower(clock.dayAndTime(failingSince))}` : ''
  if (state === 'PAUSED')
    return `Paused, because ${host} accepted nothing${since}. Nothing is lost: events are kept for it for a week. Mend it, send a test, and switch it on again.`
  if (state === 'ACTIVE' && failingSince)
    return `${host} has accepted nothing${since}. We go on trying; after 24 hours this URL is paused.`
  return ''
}

function lastOf({ last }: ForwardingUrlLine, clock: Clock): string {
  if (!last) return 'Nothing sent yet'
  if (last.state === 'DELIVERED') return `Delivered ${lower(clock.dayAndTime(last.deliveredAt ?? last.createdAt))}`
  return `${last.lastStatus === null ? 'Did not arrive' : `Answered ${last.lastStatus}`}, ${lower(clock.dayAndTime(last.createdAt))}`
}

function dayOf({ state, lastDay: { delivered, waiting, failed } }: ForwardingUrlLine): string {
  if (delivered + waiting + failed === 0) return 'Nothing in the last 24 hours'
  const parts = [
    `${delivered.toLocaleString('en-US')} delivered`,
    ...(waiting > 0 ? [`${waiting.toLocaleString('en-US')} ${state === 'ACTIVE' ? 'on the way' : 'waiting'}`] : []),
    ...(failed > 0 ? [`${failed.toLocaleString('en-US')} failed`] : []),
  ]
  return `${parts.join(', ')} in the last 24 hours`
}

/** A line of the log. */
export function presentForwarding(line: ForwardingLine, clock: Clock) {
  return {
    href: `${WEBHOOKS}/deliveries/${line.id}`,
    event: nameOfType(line.type),
    type: line.type,
    when: clock.dayAndTime(line.createdAt),
    whenInFull: clock.full(line.createdAt),
    at: line.createdAt.toISOString(),
    tag: forwardingTag(line),
    tries: line.attempts === 0 ? '–' : counted(line.attempts, 'try').replace('trys', 'tries'),
    note: noteOf(line, clock),
  }
}

type State = Pick<ForwardingLine, 'state' | 'attempts' | 'nextAt'>

function forwardingTag({ state, attempts, nextAt }: State): Tag {
  if (state === 'DELIVERED') return { text: 'Delivered', tone: 'good' }
  if (state === 'FAILED') return { text: 'Failed', tone: 'bad' }
  if (!nextAt) return { text: 'Held', tone: 'none' }
  return attempts === 0 ? { text: 'On its way', tone: 'info' } : { text: 'Retrying', tone: 'warn' }
}

function noteOf(
  { state, lastError, nextAt, attempts }: Pick<ForwardingLine, 'lastError'> & State,
  clock: Clock,
): string {
  if (state === 'DELIVERED') return ''
  if (state === 'WAITING' && !nextAt) return 'Waits until its URL is switched on'
  if (state === 'WAITING' && nextAt && attempts > 0) return `${lastError}. Next try ${whenNext(nextAt, clock)}`
  return lastError ?? ''
}

const whenNext = (at: Date, clock: Clock) =>
  at.getTime() - clock.now.getTime() < 60_000 ? 'within a minute' : lower(clock.dayAndTime(at))

/** One delivery with its tries. */
export function presentDelivery(delivery: ForwardingDetails, clock: Clock) {
  const { url, urlId, type, createdAt, deliveredAt, state, nextAt, attempts, messageId, ownEventId } = delivery
  return {
    ...presentForwarding(delivery as ForwardingLine, clock),
    title: nameOfType(type),
    line: `${clock.dayAndTime(createdAt)} · to ${new URL(url.url).host}`,
    urlHref: `${WEBHOOKS}/${urlId}`,
    host: new URL(url.url).host,
    resend: state === 'WAITING' ? 'Send now' : 'Send again',
    isResendable: url.state === 'ACTIVE' && (state !== 'WAITING' || attempts > 0),
    answer: delivery.answer ?? '',
    tries: delivery.tries.map((one) => ({
      when: clock.dayAndTime(one.at),
      whenInFull: clock.full(one.at),
      at: one.at.toISOString(),
      tag: one.error === null ? { text: 'Accepted', tone: 'good' } : { text: 'Not accepted', tone: 'bad' },
      why: one.error ?? `It answered ${one.status}`,
      took: `${one.durationMs.toLocaleString('en-US')} ms`,
    })),
    facts: [
      { label: 'To', value: url.url },
      { label: 'Kind', value: type },
      { label: 'webhook-id', value: messageId },
      ...(ownEventId ? [{ label: 'Event', value: ownEventId }] : []),
      { label: 'Came in', value: clock.dayAndTime(createdAt) },
      ...(deliveredAt ? [{ label: 'Delivered', value: clock.dayAndTime(deliveredAt) }] : []),
      ...(state === 'WAITING' && nextAt && attempts > 0
        ? [{ label: 'Next try', value: sentence(whenNext(nextAt, clock)) }]
        : []),
    ],
  }
}

export type LogFilter = { state: string; type: string; days: string }

/** The filter of the log as it was sent, with what can be chosen. */
export function presentLogFilter(filter: LogFilter, { href }: { href: string }) {
  const option = (value: string, label: string, chosen: string) => ({ value, label, isChosen: value === chosen })
  const count = [filter.state, filter.type, filter.days].filter(Boolean).length
  return {
    href,
    count,
    isSet: count > 0,
    selects: [
      {
        name: 'state',
        label: 'State',
        any: 'Any',
        groups: [],
        options: [
          option('WAITING', 'Waiting', filter.state),
          option('DELIVERED', 'Delivered', filter.state),
          option('FAILED', 'Failed', filter.state),
        ],
      },
      {
        name: 'type',
        label: 'Kind',
        any: 'Any',
        options: [],
        groups: GROUPS.map(({ title, types }) => ({
          title,
          options: types.map(({ type, label }) => option(type, label, filter.type)),
        })),
      },
      {
        name: 'days',
        label: 'From',
        any: 'All days',
        groups: [],
        options: [
          option('1', 'The last 24 hours', filter.days),
          option('7', 'The last 7 days', filter.days),
          option('30', 'The last 30 days', filter.days),
        ],
      },
    ],
  }
}

/** The addresses of the neighbouring pages, with the filter kept. */
export function presentLogPages(href: string, filter: LogFilter, page: Pick<ForwardingPage, 'next' | 'previous'>) {
  const set = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
  const to = (cursor: string | undefined) => cursor && `${href}?${new URLSearchParams({ ...set, cursor })}#log`
  return { older: to(page.next), newer: to(page.previous) }
}

export type UrlForm = { url: string; description: string; isEverything: boolean; types: readonly string[] }

/** The form of a URL as it was filled in. */
export const presentUrlForm = (form: UrlForm, wrong: Record<string, string>) => ({
  ...form,
  wrong,
  groups: GROUPS.map(({ title, help, types }) => ({
    title,
    help,
    kinds: types.map(({ type, label, means }) => ({ type, label, means, isChosen: form.types.includes(type) })),
  })),
})

/** Kinds of events by who tells them, and so by the form they have. */
const GROUPS: readonly { title: string; help: string; types: readonly EventType[] }[] = [
  {
    title: 'What it comes to',
    help: 'Our own events, in the form of the API: right for a CRM, a calendar or a chat.',
    types: OWN_EVENT_TYPES,
  },
  {
    title: 'What Vapi reports',
    help: 'As it arrives, with Vapi’s own message as its data: for those who follow the call itself.',
    types: VAPI_EVENT_TYPES,
  },
]

const nameOfType = (type: string) => EVENT_TYPES.find((known) => known.type === type)?.label ?? type
const lower = (text: string) => text.replace(/^(Today|Yesterday|Tomorrow)/, (day) => day.toLowerCase())
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
