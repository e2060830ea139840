import type { SuppressionRow } from '../../domain/suppressions/index.js'
import { displayNumber } from '../../platform/phone.js'
import { inSentence } from './leads.present.js'
import type { Clock } from './times.present.js'

export const DO_NOT_CALL = '/leads/do-not-call'

export type Which = 'in force' | 'all'

const SOURCES: Readonly<Record<string, string>> = {
  CALL: 'They asked for it on a call.',
  TRANSCRIPT: 'They said so on a call.',
  API: 'Another program put it here.',
  CSV: 'It came with a file.',
}

/** A number that must not be called, why, and since when; or how that ended. */
export function presentSuppression(line: SuppressionRow, clock: Clock) {
  const by = line.source === 'PERSON' ? `${line.createdBy} put it here.` : (SOURCES[line.source] ?? '')
  return {
    id: line.id,
    number: displayNumber(line.number),
    lead: line.lead ? { href: `/leads/${line.lead.id}`, name: line.lead.name ?? 'See the lead' } : undefined,
    why: [line.reason && `${line.reason.replace(/[.!?]$/, '')}.`, by].filter(Boolean).join(' '),
    evidence: line.evidence ?? undefined,
    callHref: line.callId && `/calls/${line.callId}`,
    when: clock.dayAndTime(line.createdAt),
    whenInFull: clock.full(line.createdAt),
    createdAt: line.createdAt.toISOString(),
    lifted: line.liftedAt
      ? `${line.liftedBy} allowed calls again ${inSentence(clock.dayAndTime(line.liftedAt))}: ${line.liftedReason}`
      : undefined,
  }
}

export const presentTabs = (show: Which, text: string) => [
  { href: hrefOf('in force', text), label: 'In force', isCurrent: show === 'in force' },
  { href: hrefOf('all', text), label: 'All, also past ones', isCurrent: show === 'all' },
]

/** What an address of the list asks for. */
export const askedOf = (show: Which, text: string) => ({ ...(show === 'all' && { show }), ...(text && { text }) })

export function hrefOf(show: Which, text: string): string {
  const asked = new URLSearchParams(askedOf(show, text)).toString()
  return asked ? `${DO_NOT_CALL}?${asked}` : DO_NOT_CALL
}

export const NOTHING_FOUND = {
  title: 'No such number',
  text: 'None of them has these digits. Try fewer, or look among all of them.',
}

export const EMPTY = {
  title: 'Nobody is on it',
  text: 'A caller who asks not to be called is put here by your assistant, at once or right after the call. You can add a number yourself, too.',
}

export type NumberForm = { number: string; reason: string }

/** The form to add a number. */
export const presentNumberForm = (form: NumberForm, wrong: Record<string, string>) => ({
  number: {
    name: 'number',
    label: 'Phone number',
    type: 'tel',
    max: 40,
    isRequired: true,
    value: form.number,
    wrong: wrong['number'],
  },
  reason: {
    name: 'reason',
    label: 'Why',
    type: 'text',
    max: 300,
    isRequired: true,
    value: form.reason,
    wrong: wrong['reason'],
    help: 'Such as “asked in an e-mail”.',
  },
})
