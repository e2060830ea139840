import type { CallOutcome } from '../calls/index.js'
import { type Knowledge, whatItKnew } from './knowledge.js'
import { share, wordsOf } from './resemblance.js'

// What a test call proves. A check is passed, failed, or (null) says nothing either way.

export type CheckName = 'answered' | 'greeted' | 'business' | 'function' | 'report'

export type Check = { check: CheckName; passed: boolean | null; words: string }

export type Evidence = {
  outcome: CallOutcome | null
  isAnswered: boolean
  /** What was said, in order. */
  said: readonly { by: 'ASSISTANT' | 'CALLER' | 'UNKNOWN'; text: string }[]
  /** What it should begin with; undefined where nobody knows. */
  firstMessage: string | undefined
  knowledge: Knowledge
  functions: readonly { name: string; isDone: boolean }[]
  /** From the end of the call to Vapi's own report; undefined when none came. */
  reportAfterSeconds: number | undefined
}

export type Verdict = { checks: Check[]; passed: boolean }

/** A report comes 5 to 15 seconds after the end (contract §1.6); twice that is late. */
export const REPORT_WITHIN_SECONDS = 30

/**
 * The checklist of a call that has ended. It is passed when somebody answered and was greeted, the report arrived in time,
 * and nothing failed: that nobody asked anything, or no function was needed, is no fault.
 */
export function checklist(evidence: Evidence): Verdict {
  const answered = answeredCheck(evidence)
  const talked = answered.passed
    ? [greetedCheck(evidence), businessCheck(evidence), functionCheck(evidence)]
    : (['greeted', 'business', 'function'] as const).map((check) => ({
        check,
        passed: null,
        words: 'There was no conversation.',
      }))
  const checks: Check[] = [answered, ...talked, reportCheck(evidence)]
  const isPassed = (name: CheckName) => checks.some(({ check, passed }) => check === name && passed === true)
  const hasFailed = checks.some(({ passed }) => passed === false)
  return { checks, passed: isPassed('greeted') && isPassed('report') && !hasFailed }
}

/** Outcomes in which nobody was on the line, or the call broke. */
const NOBODY: Partial<Record<CallOutcome, string>> = {
  NO_ANSWER: 'Nobody picked up.',
  BUSY: 'The line was busy.',
  VOICEMAIL: 'A voicemail picked up, so nobody heard the assistant.',
  REJECTED: 'The call was declined, or nobody has this number.',
  FAILED_TO_CONNECT: 'The call did not connect.',
  PROVIDER_FAILED: 'A technical fault ended the call.',
  NOT_CONFIGURED: 'Vapi could not use the assistant. Publish it again.',
  NOT_STARTED: 'Vapi did not begin the call.',
  DELETED: 'The call was deleted at Vapi.',
}

function answeredCheck({ outcome, isAnswered, said }: Evidence): Check {
  const nobody = outcome ? NOBODY[outcome] : undefined
  if (nobody) return { check: 'answered', passed: false, words: nobody }
  if (!isAnswered && said.length === 0) return { check: 'answered', passed: false, words: 'Nobody picked up.' }
  return { check: 'answered', passed: true, words: 'Somebody picked up.' }
}

/** Words may be cut short by the caller, or split into several lines. */
const RESEMBLES = 0.6
const LEAST_WORDS = 3

function greetedCheck({ said, firstMessage }: Evidence): Check {
  const lines = said.filter(({ by }) => by === 'ASSISTANT').map(({ text }) => text)
  const [first] = lines
  if (first === undefined) return { check: 'greeted', passed: false, words: 'The assistant said nothing.' }
  const wanted = wordsOf(firstMessage ?? '')
  if (wanted.length === 0)
    return { check: 'greeted', passed: true, words: 'It spoke; its first message is not known here.' }
  const heard = beginning(lines, wanted.length)
  const isWhole = share(wanted, heard) >= RESEMBLES
  const isBegun = heard.length >= Math.min(LEAST_WORDS, wanted.length) && share(heard, wanted) >= RESEMBLES
  if (isWhole) return { check: 'greeted', passed: true, words: 'It began with its first message.' }
  if (isBegun) return { check: 'greeted', passed: true, words: 'It began with its first message and was interrupted.' }
  return {
    check: 'greeted',
    passed: false,
    words: `It began with “${first.slice(0, 120)}”, which is not its first message.`,
  }
}

/** What was said first, until it is as long as what should have been said. */
function beginning(lines: readonly string[], words: number): string[] {
  const heard: string[] = []
  for (const line of lines) {
    if (heard.length > 0 && heard.length + LEAST_WORDS > words) break
    heard.push(...wordsOf(line))
  }
  return heard
}

/** Shorter turns greet, thank and take leave. */
const A_QUESTION_WORDS = 4

function businessCheck({ said, knowledge }: Evidence): Check {
  const asked = said.some(
    ({ by, text }) => by === 'CALLER' && (text.includes('?') || wordsOf(text).length >= A_QUESTION_WORDS),
  )
  if (!asked) return { check: 'business', passed: null, words: 'Not asked: ask something a caller would ask.' }
  const lines = said.filter(({ by }) => by === 'ASSISTANT').map(({ text }) => text)
  const knew = whatItKnew(lines, knowledge)
  if (knew) return { check: 'business', passed: true, words: knew }
  return {
    check: 'business',
    passed: false,
    words: 'It was asked, and said neither the business’s name nor anything it was told about it.',
  }
}

function functionCheck({ functions }: Evidence): Check {
  const named = (isDone: boolean) => [
    ...new Set(functions.filter((run) => run.isDone === isDone).map(({ name }) => readable(name))),
  ]
  const [done, failed] = [named(true), named(false)]
  if (failed.length > 0) return { check: 'function', passed: false, words: `This failed: ${failed.join(', ')}.` }
  if (done.length > 0) return { check: 'function', passed: true, words: `This worked: ${done.join(', ')}.` }
  return { check: 'function', passed: null, words: 'Not used: ask for something it has to do.' }
}

function reportCheck({ reportAfterSeconds: seconds }: Evidence): Check {
  if (seconds === undefined)
    return {
      check: 'report',
      passed: false,
      words: `No report reached us within ${REPORT_WITHIN_SECONDS} seconds of the end. Is the webhook URL right?`,
    }
  const after =
    seconds < 1 ? 'at once' : `${Math.round(seconds)} ${Math.round(seconds) === 1 ? 'second' : 'seconds'} after the end`
  const passed = seconds <= REPORT_WITHIN_SECONDS
  return {
    check: 'report',
    passed,
    words: passed ? `It arrived ${after}.` : `It arrived only ${after}; ${REPORT_WITHIN_SECONDS} are allowed.`,
  }
}

/** take_message becomes "take message". */
const readable = (name: string) => name.replaceAll(/[_-]+/g, ' ')
