import { type LeadRow, STATUS_WORDS } from '../../domain/leads/index.js'
import { displayNumber } from '../../platform/phone.js'
import type { Clock } from './times.present.js'
import type { Tag, Tone } from './words.present.js'

export const LEADS = '/leads'

const TONES: Readonly<Record<keyof typeof STATUS_WORDS, Tone>> = {
  NEW: 'info',
  CONTACTED: 'info',
  QUALIFIED: 'good',
  APPOINTMENT: 'good',
  OFFER: 'warn',
  WON: 'good',
  LOST: 'none',
  DO_NOT_CALL: 'bad',
}

/** What a lead's standing is called, in the words of its history. The order is its way. */
export const LEAD_STATUSES: Readonly<Record<string, Tag>> = Object.fromEntries(
  Object.entries(TONES).map(([status, tone]) => [status, { text: STATUS_WORDS[status as keyof typeof TONES], tone }]),
)

export const LEAD_SOURCES: Readonly<Record<string, string>> = {
  PHONE: 'Called',
  CSV: 'From a file',
  API: 'From another program',
  MANUAL: 'Added by hand',
}

const SCORES: Readonly<Record<string, string>> = { '25': '25 or more', '50': '50 or more', '75': '75 or more' }

/** A lead as the list shows it. */
export function presentLead(lead: LeadRow, clock: Clock) {
  return {
    href: `${LEADS}/${lead.id}`,
    name: leadNameOf(lead),
    number: lead.name && lead.number ? displayNumber(lead.number) : undefined,
    status: LEAD_STATUSES[lead.isSuppressed ? 'DO_NOT_CALL' : lead.status] ?? { text: lead.status, tone: 'none' },
    score: lead.score,
    scoreInWords: `Score ${lead.score} of 100`,
    when: clock.dayAndTime(lead.lastActivityAt),
    whenInFull: clock.full(lead.lastActivityAt),
    lastActivityAt: lead.lastActivityAt.toISOString(),
    assignee: lead.assignee?.name,
  }
}

export const leadNameOf = ({ name, number, email }: Pick<LeadRow, 'name' | 'number' | 'email'>): string =>
  name ?? (number ? displayNumber(number) : (email ?? 'Unknown person'))

/** A moment in the middle of a sentence: "today, 11:04 AM". */
export const inSentence = (moment: string): string =>
  moment.replace(/^(Today|Yesterday|Tomorrow)\b/, (day) => day.toLowerCase())

export type LeadFilter = { text: string; status: string; source: string; minScore: string }

/** The filter form as it was sent, with what can be chosen. */
export function presentLeadFilter(filter: LeadFilter, isWrong: boolean) {
  const choice = (name: keyof LeadFilter, label: string, words: Readonly<Record<string, string>>) => ({
    name,
    label,
    options: [['', 'Any'] as const, ...Object.entries(words)].map(([value, text]) => ({
      value,
      label: text,
      isChosen: value === filter[name],
    })),
  })
  const statuses = Object.fromEntries(Object.entries(LEAD_STATUSES).map(([value, { text }]) => [value, text]))
  return {
    text: filter.text,
    isWrong,
    count: [filter.status, filter.source, filter.minScore].filter(Boolean).length,
    isSet: Object.values(filter).some(Boolean),
    fields: [
      choice('status', 'Status', statuses),
      choice('source', 'Where from', LEAD_SOURCES),
      choice('minScore', 'Score', SCORES),
    ],
  }
}

/** The addresses of the neighbouring pages, with what was asked for kept. */
export function neighbourPages(
  address: string,
  asked: Readonly<Record<string, string>>,
  page: { next?: string; previous?: string },
) {
  const kept = Object.entries(asked).filter(([, value]) => value !== '')
  const href = (cursor: string | undefined) =>
    cursor && `${address}?${new URLSearchParams([...kept, ['cursor', cursor]])}`
  return { older: href(page.next), newer: href(page.previous) }
}
