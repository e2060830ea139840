import * as common from './common-sections.js'
import type { DraftFacts } from './facts.js'
import { hasBreaks, hoursRows } from './hours-rows.js'
import type { Phrases } from './phrases.js'
import { factRow, namedRow, pairRow, tableRow } from './quoting.js'
import type { Section } from './section.js'

type Build = (say: Phrases, facts: DraftFacts) => Section | undefined

/** The prompt of an agent that answers calls, in order. */
export const inboundSections = (say: Phrases, facts: DraftFacts): Section[] =>
  [
    role,
    speech,
    common.now,
    hours,
    services,
    policies,
    faqs,
    common.abilities('inbound'),
    common.transfers,
    common.email('inbound'),
    common.languages,
    common.own,
    common.honesty,
    common.safety,
    common.ending('inbound'),
  ].flatMap((build) => build(say, facts) ?? [])

const role: Build = (say, facts) => ({
  id: 'role',
  intro: [say.role.inbound],
  rows: [...common.identityRows(say, facts), factRow(say, say.labels.address, facts.address)],
  rules: [say.role.dataRule, say.role.greeted],
})

const speech: Build = (say, { tone }) => ({ id: 'speech', rules: [tone && say.tones[tone], ...say.speech] })

const hours: Build = (say, facts) => {
  const { hours: open, afterHours } = facts
  if (open === undefined) return undefined
  if (open === null) return { id: 'hours', intro: [say.hours.always] }
  return {
    id: 'hours',
    rows: hoursRows(say, open),
    rules: [
      hasBreaks(open) ? say.hours.breaks : undefined,
      open.closedOn.length > 0 ? say.hours.closedOn : undefined,
      afterHours && say.hours.after[afterHours],
      say.hours.noPromise,
    ],
  }
}

const services: Build = (say, { services: offered = [] }) => {
  if (offered.length === 0) return undefined
  const { duration, price, note } = say.labels
  const rows = offered.map((service) =>
    tableRow(say, service.name, [
      [duration, service.minutes ? say.minutes(service.minutes) : null],
      [price, service.price],
      [note, service.notes],
    ]),
  )
  return { id: 'services', rows, rules: say.services }
}

const policies: Build = (say, facts) => {
  const rows = [
    factRow(say, say.labels.cancellation, facts.cancellationPolicy),
    factRow(say, say.labels.payment, facts.paymentPolicy),
    factRow(say, say.labels.privacy, facts.privacyPolicy),
    ...(facts.policies ?? []).map(({ title, text }) => namedRow(say, title, text)),
  ].filter((row) => row !== undefined)
  return rows.length > 0 ? { id: 'policies', rows, rules: say.policies } : undefined
}

const faqs: Build = (say, { faqs: asked = [] }) =>
  asked.length === 0
    ? undefined
    : {
        id: 'faqs',
        rows: asked.map(({ question, answer }) =>
          pairRow(say, [say.labels.question, question], [say.labels.answer, answer]),
        ),
        rules: say.faqs,
      }
