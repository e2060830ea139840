import {
  type AskedLine,
  answers,
  type QuestionKind,
  questionKind,
  type VapiMessage,
  type VoiceQuestion,
  voiceQuestionOf,
} from '../../integrations/voice/index.js'
import type { Deps } from '../../platform/context.js'
import { within } from '../../platform/within.js'
import {
  type Found,
  findHandoff,
  hoursOf,
  type Line,
  type Lines,
  makeLines,
  type OwnWords,
  SORRY_CALLER,
  saidIn,
  whoAnswers,
} from '../answering/index.js'
import {
  type CallInHand,
  type FunctionOutcome,
  type FunctionRunner,
  makeFunctionRunner,
  NOBODY_LEFT,
  SORRY,
  transferDestination,
  type Use,
  whyNoTransfer,
} from '../functions/index.js'
import { changesAt, isOpenAt, momentInWords } from '../hours/index.js'
import { SPOKEN_LANGUAGES } from '../spoken/index.js'
import { firstMessageOf } from '../wizard/index.js'
import type { Received } from './event-row.js'

/** A delivery that waits for our answer, and whose client it is about; undefined for a call of nobody's. */
export type Question = { clientId: string | undefined; read: VapiMessage; now: Date }

export type Answerer = {
  /** Whether Vapi waits for what is in the answer to this delivery. */
  isQuestion(received: Received): received is VapiMessage
  /** The body of the answer. It never rejects and is never late, whatever the database does. */
  answer(question: Question): Promise<object>
}

type LookUp = Parameters<Lines['find']>[2]

/** The database may take this long; together with what the door does around it a caller waits less than two seconds. */
const LOOK_UP = { withinMs: 900 }
/** Several functions are often used in a row, and a change has a second to be in force. */
const DURING_A_CALL = { withinMs: 900, notOlderThanMs: 500 }
/** The number is looked up as well. */
const BEFORE_A_TRANSFER = { withinMs: 500 }
const RUN_BLINDLY_WITHIN_MS = 600

const NOBODYS = Promise.resolve<Found>({ line: undefined, isFresh: true })

/** One a process. `runner` does what an assistant asks for during a call. */
export function makeAnswerer(deps: Deps, runner: FunctionRunner = makeFunctionRunner(deps)): Answerer {
  const lines = makeLines(deps)
  const find = ({ clientId }: Question, asked: AskedLine, options: LookUp = LOOK_UP): Promise<Found> =>
    clientId === undefined ? NOBODYS : lines.find(clientId, asked, options)

  const answered = async (asked: VoiceQuestion, question: Question): Promise<object> => {
    const { now } = question
    switch (asked.kind) {
      case 'assistant':
        return assistantAnswer((await find(question, asked.line)).line, now)
      case 'functions':
        return functionsAnswer(runner, asked, { ...(await find(question, asked.line, DURING_A_CALL)), now })
      case 'function':
        return legacyAnswer(runner, asked, { ...(await find(question, asked.line, DURING_A_CALL)), now })
      case 'transfer':
        return transferAnswer(runner, asked, { ...(await find(question, asked.line, BEFORE_A_TRANSFER)), now })
      case 'handoff':
        return handoffAnswer(deps, question.clientId, asked.wanted)
      default:
        return REFUSALS[asked.kind]()
    }
  }

  return {
    isQuestion: (received): received is VapiMessage =>
      received.kind === 'message' && questionKind(received.type) !== undefined,
    async answer(question) {
      let asked: VoiceQuestion | undefined
      try {
        asked = voiceQuestionOf(question.read)
        return asked ? await answered(asked, question) : {}
      } catch (error) {
        const kind = asked?.kind ?? questionKind(question.read.type)
        deps.log.error('a question could not be answered', { question: kind, error })
        if (!kind) return {}
        return kind === 'functions' ? sorryForAll(asked) : REFUSALS[kind]()
      }
    },
  }
}

/** A well-formed no to each kind, for when nothing is set up for it or nothing else can be said. */
const REFUSALS: Record<Exclude<QuestionKind, 'functions'>, () => object> = {
  assistant: () => answers.say(SORRY_CALLER),
  function: () => answers.legacyFunction(SORRY.failed),
  transfer: () => answers.noTransfer(NOBODY_LEFT),
  handoff: () => answers.noHandoff('There is nobody to hand this over to. Go on helping the caller yourself.'),
  knowledge: answers.noKnowledge,
  endpointing: answers.endpointing,
  predial: answers.notEligible,
  voice: answers.noVoice,
}

function assistantAnswer(line: Line | undefined, now: Date): object {
  if (!line) return REFUSALS.assistant()
  const who = whoAnswers(line, now)
  switch (who.kind) {
    case 'saved':
      return answers.savedAssistant(who.assistantId, disclosed(line, who.own))
    case 'transient':
      return answers.transientAssistant(who.assistant, who.own)
    case 'forward':
      return answers.forward(who.number, who.message)
    case 'say':
      return answers.say(who.sentence)
  }
}

/** A number's own greeting, with what its assistant says of itself where the greeting does not say so already. */
function disclosed({ disclosing }: Line, own: OwnWords = {}): OwnWords {
  if (!own.greeting || !disclosing) return own
  const known = Object.entries(disclosing).filter(([, value]) => value !== null)
  return { ...own, greeting: firstMessageOf('INBOUND', { ...Object.fromEntries(known), firstMessage: own.greeting }) }
}

type Asked<K extends QuestionKind> = Extract<VoiceQuestion, { kind: K }>
type At = Found & { now: Date }

/** All at once: the slowest decides how long the caller waits, and one that fails takes none with it. */
async function functionsAnswer(runner: FunctionRunner, asked: Asked<'functions'>, at: At): Promise<object> {
  const results = asked.calls.map(async ({ id, name, input }) => {
    const outcome = await runOne(runner, asked, { ...at, use: { toolCallId: id, name, input } })
    return { id, name, ...outcome }
  })
  return answers.functions(await Promise.all(results))
}

/** The old form has no id: the very same message is the same use. */
async function legacyAnswer(runner: FunctionRunner, asked: Asked<'function'>, at: At): Promise<object> {
  const use = { toolCallId: `legacy:${asked.key}`, ...asked.call }
  return answers.legacyFunction((await runOne(runner, asked, { ...at, use })).say)
}

async function runOne(
  runner: FunctionRunner,
  asked: VoiceQuestion,
  { line, isFresh, now, use }: At & { use: Use },
): Promise<FunctionOutcome> {
  if (!line) return FAILED
  const options = { enabled: line.isActive ? line.functions : [], now }
  const running = runner.run(callInHand(line, asked, now), use, options)
  // A database that did not even say who the client is will hardly do more; if it does, all the better.
  return isFresh ? running : within(RUN_BLINDLY_WITHIN_MS, running, () => FAILED)
}

const FAILED: FunctionOutcome = { say: SORRY.failed, isFailure: true }

const sorryForAll = (asked: VoiceQuestion | undefined) =>
  answers.functions(asked?.kind === 'functions' ? asked.calls.map(({ id, name }) => ({ id, name, ...FAILED })) : [])

/** The next number that was not tried on this call; the first one while nobody can be asked which those are. */
async function transferAnswer(runner: FunctionRunner, asked: Asked<'transfer'>, { line, now }: At): Promise<object> {
  if (!line?.isActive) return REFUSALS.transfer()
  const call = callInHand(line, asked, now)
  const refusal = whyNoTransfer(call)
  if (refusal) return answers.noTransfer(refusal)
  const chosen = await runner.runInternal(call, transferDestination, { key: `transfer:${asked.key}`, now })
  const [first] = call.transferNumbers
  const to = chosen.isFailure ? first : call.transferNumbers.find(({ number }) => number === chosen.say)
  return to ? answers.transfer(to, saidIn(line.language)) : answers.noTransfer(NOBODY_LEFT)
}

async function handoffAnswer(deps: Deps, clientId: string | undefined, wanted: readonly string[]): Promise<object> {
  if (clientId === undefined) return REFUSALS.handoff()
  const found = findHandoff(deps, { clientId, wanted }).catch(() => undefined)
  const assistantId = await within(LOOK_UP.withinMs, found, () => undefined)
  return assistantId ? answers.handoff(assistantId) : REFUSALS.handoff()
}

function callInHand(line: Line, { callId, line: asked }: VoiceQuestion, now: Date): CallInHand {
  const { clientId, businessName, email, timeZone, phone, currency } = line
  const hours = hoursOf(line)
  const isOpen = isOpenAt(hours, timeZone, now)
  const opensAt = isOpen ? undefined : changesAt(hours, timeZone, now)
  return {
    clientId,
    vapiCallId: callId,
    callerNumber: asked.customerNumber,
    ownNumber: asked.ownNumber,
    client: { businessName, email, wantsMail: line.emailNotifications, timeZone, phone, currency },
    language: SPOKEN_LANGUAGES.find((spoken) => spoken === line.language) ?? 'en',
    isOpen,
    opensAgain: opensAt && momentInWords(opensAt, timeZone, now),
    transferNumbers: line.transferNumbers,
    services: line.services ?? [],
  }
}
