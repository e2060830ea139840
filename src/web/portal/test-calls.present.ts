import type { Check, CheckName, Phase, Readiness, TestCallLine, TestCallView } from '../../domain/test-calls/index.js'
import { displayNumber } from '../../platform/phone.js'
import { presentCallPage } from './call.present.js'
import { type Clock, length } from './times.present.js'
import type { Tag } from './words.present.js'

export const testCallHref = (assistantId: string, callId?: string) =>
  `/assistants/${assistantId}/test-call${callId ? `/${callId}` : ''}`

type Given = { toNumber: string; wrong: string | undefined; error: string | undefined }

/** The form that has a test call made; without it, why there is none. */
export function presentTestCallForm(readiness: Readiness, { toNumber, wrong, error }: Given) {
  const { assistantId, assistantName, fromNumber, problem } = readiness
  return {
    action: testCallHref(assistantId),
    assistantName,
    assistantHref: `/assistants/${assistantId}`,
    from: fromNumber && displayNumber(fromNumber),
    problem,
    error,
    field: {
      name: 'toNumber',
      label: 'Your phone number',
      type: 'tel',
      value: toNumber.startsWith('+') ? displayNumber(toNumber) : toNumber,
      autocomplete: 'tel',
      help: 'Only ring your own phone. With the country code outside the US, such as +44 20 7946 0958.',
      wrong,
      isRequired: true,
      max: 40,
    },
    checked: CHECKED.map(([, label, about]) => ({ label, about })),
  }
}

/** What is looked at, in the order of the checklist. */
const CHECKED: readonly (readonly [CheckName, label: string, about: string])[] = [
  ['answered', 'You picked up', 'A voicemail does not count.'],
  ['greeted', 'It greeted you', 'With its first message.'],
  ['business', 'It knew the business', 'Ask for a service, a price or the address.'],
  ['function', 'Its functions worked', 'Have it take a message, for example.'],
  ['report', 'The report arrived', 'At most 30 seconds after the end.'],
]
const LABELS = new Map(CHECKED.map(([check, label]) => [check, label]))

/** A test call in the list of those of its assistant. */
export function presentTestCallLine(line: TestCallLine, clock: Clock) {
  const { toNumber, createdAt, askedBy, versionNumber } = line
  return {
    href: testCallHref(line.assistantId, line.id),
    number: displayNumber(toNumber),
    when: clock.dayAndTime(createdAt),
    whenInFull: clock.full(createdAt),
    askedBy,
    version: versionNumber === null ? '' : `Version ${versionNumber}`,
    tag: outcomeOf(line),
    words: wordsOf(line),
  }
}

function outcomeOf({ state, passed }: Pick<TestCallLine, 'state' | 'passed'>): Tag {
  if (state === 'ENDED') return passed ? { text: 'Passed', tone: 'good' } : { text: 'Not passed', tone: 'bad' }
  if (state === 'FAILED') return { text: 'Failed', tone: 'bad' }
  return state === 'UNKNOWN' ? { text: 'Nobody knows', tone: 'warn' } : { text: 'Going on', tone: 'info' }
}

/** Why it failed, or the first check that did. */
function wordsOf({ state, error, checks, passed }: TestCallLine): string {
  if (state === 'ENDED')
    return passed ? 'Everything worked.' : (checks.find((check) => check.passed === false)?.words ?? '')
  return error ?? ''
}

const PHASES: Record<Exclude<Phase, 'ended'>, Tag & { words: string }> = {
  placing: { text: 'Asking Vapi', tone: 'info', words: 'Vapi is being asked to ring you.' },
  unknown: { text: 'Nobody knows', tone: 'warn', words: '' },
  queued: { text: 'About to ring', tone: 'info', words: 'Your phone rings in a moment.' },
  ringing: { text: 'Ringing', tone: 'info', words: 'Your phone rings. Pick up, and talk as a caller would.' },
  talking: {
    text: 'In progress',
    tone: 'good',
    words: 'Ask something a caller would ask, and have it do something. Then hang up.',
  },
  forwarding: { text: 'Being transferred', tone: 'info', words: 'The call is being passed on.' },
  reporting: { text: 'Ended', tone: 'none', words: 'The call has ended. Its report is on the way.' },
  failed: { text: 'Failed', tone: 'bad', words: '' },
}

/** A test call as its page shows it, now. */
export function presentTestCall(view: TestCallView, clock: Clock) {
  const { phase, call, assistantId, assistantName, passed } = view
  const page = call && presentCallPage(call, { clock, currency: 'USD' })
  return {
    title: `Test call with ${assistantName}`,
    assistantName,
    assistantHref: `/assistants/${assistantId}`,
    againHref: testCallHref(assistantId),
    href: testCallHref(assistantId, view.id),
    nowHref: `${testCallHref(assistantId, view.id)}/now`,
    line: [`To ${displayNumber(view.toNumber)}`, clock.dayAndTime(view.createdAt), versionOf(view)]
      .filter(Boolean)
      .join(' · '),
    whenInFull: clock.full(view.createdAt),
    tag: phase === 'ended' ? outcomeOf(view) : tagOf(phase),
    words: saidOf(view),
    isOver: view.isOver,
    length: lengthOf(view, clock.now),
    lines: page?.lines ?? [],
    silence: silenceOf(view, page?.silence),
    checks: view.isOver ? view.checks.map(presentCheck) : CHECKED.map(([, label, about]) => toTry(label, about)),
    verdict: phase === 'ended' ? (passed ? 'Passed' : 'Not passed') : undefined,
    callHref: call && phase === 'ended' ? `/calls/${call.id}` : undefined,
  }
}

const versionOf = ({ versionNumber }: TestCallLine) => (versionNumber === null ? '' : `version ${versionNumber}`)

const tagOf = (phase: Exclude<Phase, 'ended'>): Tag => ({ text: PHASES[phase].text, tone: PHASES[phase].tone })

function saidOf({ phase, error, passed, checks }: TestCallView): string {
  if (phase === 'ended') {
    if (passed) return 'It is ready for callers. You can call again whenever you like.'
    const failed = checks.filter((check) => check.passed === false)
    return failed.length > 0 ? 'Something did not work: see the checklist.' : 'There was no conversation to judge.'
  }
  return error ?? PHASES[phase].words
}

function lengthOf({ call, phase }: TestCallView, now: Date): string {
  if (!call?.answeredAt) return ''
  if (phase === 'talking') return length(Math.max(0, (now.getTime() - call.answeredAt.getTime()) / 1000))
  return call.durationSeconds === null ? '' : length(call.durationSeconds)
}

function silenceOf({ phase, isOver }: TestCallView, ofCall: string | undefined): string {
  if (phase === 'failed') return 'There was no call.'
  return isOver && ofCall ? ofCall : 'What you both say shows up here.'
}

/** While the call goes on the checklist says what to try. */
const toTry = (label: string, words: string) => ({ label, state: 'open', said: 'To be seen', words })

function presentCheck({ check, passed, words }: Check) {
  const state = passed === null ? 'open' : passed ? 'good' : 'bad'
  const said = passed === null ? 'Says nothing' : passed ? 'Passed' : 'Failed'
  return { label: LABELS.get(check) ?? check, state, said, words }
}
