import * as common from './common-sections.js'
import type { DraftFacts } from './facts.js'
import { asksPermission } from './first-message.js'
import type { Phrases } from './phrases.js'
import { factRow, namedRow, pairRow } from './quoting.js'
import type { Section } from './section.js'

type Build = (say: Phrases, facts: DraftFacts) => Section | undefined

/** The prompt of an agent that makes calls, in order. */
export const outboundSections = (say: Phrases, facts: DraftFacts): Section[] =>
  [
    role,
    audience,
    speech,
    opening,
    objective,
    data,
    common.email('outbound'),
    objections,
    pacing,
    common.now,
    common.abilities('outbound'),
    common.transfers,
    common.languages,
    voicemail,
    common.own,
    common.honesty,
    common.safety,
    common.ending('outbound'),
  ].flatMap((build) => build(say, facts) ?? [])

const role: Build = (say, facts) => ({
  id: 'role',
  intro: [say.role.outbound],
  rows: [
    ...common.identityRows(say, facts),
    factRow(say, say.labels.about, facts.about),
    factRow(say, say.labels.offer, facts.valueProposition),
  ],
  rules: [say.role.dataRule],
})

const audience: Build = (say, { audience: who, audienceKnowsUs }) => {
  const { rules, whereFrom, optOut } = say.outbound.audience
  return {
    id: 'audience',
    rows: [factRow(say, say.labels.audience, who), factRow(say, say.labels.knowsUs, audienceKnowsUs)],
    rules: [...rules, audienceKnowsUs ? whereFrom.known : whereFrom.unknown, optOut],
  }
}

const objective: Build = (say, facts) => {
  const { objective: aim, objectiveDetail } = facts
  if (!aim) return undefined
  const { intro, steps, close, success } = say.outbound.objective
  return {
    id: 'objective',
    intro: [intro[aim]],
    rows: [factRow(say, say.labels.success, objectiveDetail)],
    steps: [...steps[aim](waitOf(say, facts)), ...close],
    rules: [success],
  }
}

const speech: Build = (say, { style, tone }) => ({
  id: 'speech',
  rules: [style && say.outbound.styles[style], tone && say.tones[tone], ...say.speech],
})

const opening: Build = (say, facts) => {
  const { asked, ask, goOn, refused, wrongPerson } = say.outbound.opening
  const wait = waitOf(say, facts)
  const permission = asksPermission('OUTBOUND', facts) ? asked(wait) : ask(wait)
  return {
    id: 'opening',
    rules: [facts.askPermission ? permission : goOn, facts.whenRefused && refused[facts.whenRefused], wrongPerson],
  }
}

const data: Build = (say, { dataToExtract = [] }) => {
  if (dataToExtract.length === 0) return undefined
  const { types, rules } = say.outbound.data
  return {
    id: 'data',
    rows: dataToExtract.map(({ name, type, description }) => namedRow(say, `${name} (${types[type]})`, description)),
    rules,
  }
}

const objections: Build = (say, { objections: known = [] }) => ({
  id: 'objections',
  rows: known.map(({ objection, answer }) =>
    pairRow(say, [say.labels.theySay, objection], [say.labels.youAnswer, answer]),
  ),
  rules: say.outbound.objections,
})

const pacing: Build = (say, { callLength, waitAfterQuestions, acknowledge, antiHangUp }) => {
  const phrases = say.outbound.pacing
  return {
    id: 'pacing',
    rules: [
      callLength && phrases.lengths[callLength],
      waitAfterQuestions ? phrases.wait : undefined,
      acknowledge ? phrases.acknowledge : undefined,
      ...(antiHangUp ? phrases.antiHangUp : []),
    ],
  }
}

const voicemail: Build = (say, { voicemail: onMachine, voicemailMessage }) => {
  const { hangUp, leaveMessage, screening } = say.outbound.voicemail
  const message = onMachine === 'leave_message' ? factRow(say, say.labels.message, voicemailMessage) : undefined
  return { id: 'voicemail', intro: [message ? leaveMessage : hangUp], rows: [message], rules: [screening] }
}

/** The mark after a question, when it is asked for. */
const waitOf = (say: Phrases, { waitAfterQuestions }: DraftFacts) => (waitAfterQuestions ? ` ${say.outbound.wait}` : '')
