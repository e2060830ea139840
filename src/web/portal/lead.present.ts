import type { LeadView } from '../../domain/leads/index.js'
import { languageName } from '../../platform/language.js'
import { displayNumber } from '../../platform/phone.js'
import { presentActivity } from './lead-history.present.js'
import { inSentence, LEAD_SOURCES, LEAD_STATUSES, LEADS, leadNameOf, neighbourPages } from './leads.present.js'
import { money } from './money.present.js'
import { type Clock, counted } from './times.present.js'
import type { Fact } from './understood.present.js'

type Person = { id: string; name: string }
type Surroundings = { clock: Clock; team: readonly Person[]; currency: string }

/** A lead as its page shows it. */
export function presentLeadPage(lead: LeadView, { clock, team, currency }: Surroundings) {
  const name = leadNameOf(lead)
  const number = lead.number ? displayNumber(lead.number) : undefined
  return {
    id: lead.id,
    href: `${LEADS}/${lead.id}`,
    name,
    number,
    e164: lead.number ?? '',
    dial: lead.number && !lead.isSuppressed ? `tel:${lead.number}` : undefined,
    line: [
      lead.name && number,
      lead.name || number ? lead.email : undefined,
      `a lead since ${inSentence(clock.day(lead.createdAt))}`,
    ]
      .filter(Boolean)
      .join(' · '),
    status: LEAD_STATUSES[lead.status] ?? { text: lead.status, tone: 'none' as const },
    suppressed: lead.isSuppressed ? `${number ?? 'This number'} is on the do-not-call list.` : undefined,
    path: pathOf(lead.status),
    statusField: statusField(lead.status),
    assignee: lead.assignee?.name,
    assigneeField: team.length > 0 ? assigneeField(team, lead.assignee) : undefined,
    score: {
      value: lead.score,
      reasons: lead.reasons.map(({ points, words }) => ({ points: `+${points}`, words })),
    },
    wants: wantsOf(lead.qualification, clock, currency),
    facts: factsOf(lead, clock),
    note: lead.note ?? undefined,
    consents: lead.consents.map((consent) => presentConsent(consent, clock)),
  }
}

const WAY = ['NEW', 'CONTACTED', 'QUALIFIED', 'APPOINTMENT', 'OFFER', 'WON']

/** The way from new to won, and how far it has come; an ended one has no way. */
function pathOf(status: string) {
  const reached = WAY.indexOf(status)
  return WAY.map((step, index) => ({
    state: index <= reached ? 'on' : '',
    words: `${LEAD_STATUSES[step]?.text}: ${index < reached ? 'done' : index === reached ? 'now' : 'not yet'}`,
  }))
}

const statusField = (status: string) => ({
  name: 'status',
  label: 'Status',
  options: Object.entries(LEAD_STATUSES).map(([value, { text }]) => ({
    value,
    label: text,
    isChosen: value === status,
  })),
})

/** Who of the team looks after something; somebody who left stays named until somebody else is chosen. */
export function assigneeField(team: readonly Person[], chosen: Person | null | undefined, label = 'Looked after by') {
  const people = chosen && !team.some(({ id }) => id === chosen.id) ? [...team, chosen] : team
  return {
    name: 'assigneeId',
    label,
    options: [{ id: '', name: 'Nobody yet' }, ...people].map(({ id, name }) => ({
      value: id,
      label: name,
      isChosen: id === (chosen?.id ?? ''),
    })),
  }
}

function wantsOf(wants: LeadView['qualification'], clock: Clock, currency: string): Fact[] {
  const { budgetMinor, moveInOn, bedrooms, sizeArea, needs, timeframe } = wants
  const facts: [string, string | undefined][] = [
    ['Budget', budgetMinor === undefined ? undefined : money(budgetMinor, wants.currency ?? currency)],
    ['Move in', moveInOn ? clock.calendarDay(moveInOn) : undefined],
    ['When', timeframe],
    ['Bedrooms', bedrooms === undefined ? undefined : String(bedrooms)],
    ['Size', sizeArea],
    ['Needs', needs],
  ]
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

function factsOf(lead: LeadView, clock: Clock): Fact[] {
  const facts: [string, string | undefined][] = [
    ['Number', lead.number ? displayNumber(lead.number) : undefined],
    ['E-mail', lead.email ?? undefined],
    ['Source', LEAD_SOURCES[lead.source]],
    ['Calls', counted(lead.callIds.length, 'call')],
    ['Language', lead.language ? languageName(lead.language) : undefined],
    ['Time zone', lead.timeZone ? lead.timeZone.replaceAll('_', ' ').replace('/', ', ') : undefined],
    ['First seen', clock.plain(lead.createdAt)],
    ...Object.entries(lead.customFields),
  ]
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

const CHANNELS: Readonly<Record<string, string>> = { CALL: 'Calls', SMS: 'Text messages', EMAIL: 'E-mail' }

const presentConsent = (consent: LeadView['consents'][number], clock: Clock) => ({
  text: CHANNELS[consent.channel] ?? consent.channel,
  tag: consent.isGiven ? { text: 'Agreed', tone: 'good' as const } : { text: 'Taken back', tone: 'bad' as const },
  detail: `${consent.how} · ${inSentence(clock.dayAndTime(consent.at))} · written down by ${consent.recordedBy}`,
  evidence: consent.evidence ?? undefined,
})

export type ConsentForm = { channel: string; given: string; how: string; evidence: string }
export const NO_CONSENT: ConsentForm = { channel: 'CALL', given: 'yes', how: '', evidence: '' }

/** The form to write down what somebody agreed to. */
export function presentConsentForm(form: ConsentForm, wrong: Record<string, string>) {
  const options = (words: Record<string, string>, chosen: string) =>
    Object.entries(words).map(([value, label]) => ({ value, label, isChosen: value === chosen }))
  return {
    isOpen: Object.keys(wrong).length > 0,
    channel: { name: 'channel', label: 'For', options: options(CHANNELS, form.channel), wrong: wrong['channel'] },
    given: {
      name: 'given',
      label: 'They',
      options: options({ yes: 'agreed', no: 'took it back' }, form.given),
    },
    how: {
      name: 'how',
      label: 'How',
      type: 'text',
      max: 120,
      isRequired: true,
      value: form.how,
      wrong: wrong['how'],
      help: 'Such as “said on the phone” or “signed form”.',
    },
    evidence: {
      name: 'evidence',
      label: 'What they said or signed',
      rows: 2,
      value: form.evidence,
      wrong: wrong['evidence'],
      help: 'May stay empty.',
    },
  }
}

/** What happened, newest first, and the way to what is not on this page. */
export const presentTimeline = (lead: LeadView, clock: Clock) => {
  const { older, newer } = neighbourPages(`${LEADS}/${lead.id}`, {}, lead)
  return {
    items: lead.activities.map((activity) => presentActivity(activity, clock)),
    older,
    newest: newer && `${LEADS}/${lead.id}`,
  }
}
