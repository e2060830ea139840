import { type Ctx, type Deps, makeCtx } from '../../platform/context.js'
import { within } from '../../platform/within.js'
import { type FunctionOutcome, findAnswer, type Run, recordRuns, runOnce } from './function-runs.js'
import type { CallInHand, InCallFunction } from './in-call-function.js'
import { readInput } from './read-input.js'
import { makeRecorder, type Recorder } from './recorder.js'
import { FUNCTIONS } from './registry.js'

export type { FunctionOutcome }

/** One use of a function, as the assistant asked for it. */
export type Use = {
  toolCallId: string
  name: string
  /** Undefined when the arguments could not be read. */
  input: Record<string, unknown> | undefined
}

export type FunctionRunner = {
  /**
   * Does what was asked and says what came of it, within the function's deadline; what takes longer goes on and is
   * written down. It never rejects. The same use, however often it is asked for, happens once and gets the same answer.
   */
  run(call: CallInHand, use: Use, options: { enabled: readonly string[]; now: Date }): Promise<FunctionOutcome>
  /** The same for a function that no assistant can ask for. */
  runInternal(call: CallInHand, fn: InCallFunction, use: { key: string; now: Date }): Promise<FunctionOutcome>
}

/** Sentences the assistant can go by when something did not work. */
export const SORRY = {
  unknown: 'That is not possible. Help the caller in another way, or offer to pass on a message.',
  notHere: 'That is not possible here. Help the caller in another way.',
  unreadable: 'The request could not be read. Ask the caller to say it once more, and then try again.',
  failed: 'I could not do that just now. Apologise to the caller and offer another way to help.',
  late: 'That is taking longer than usual and is still being worked on. Tell the caller so, and do not try it again.',
} as const

/** A run that never ends is forgotten after this long. */
const FORGOTTEN_AFTER_MS = 60_000

/** One a process. */
export function makeFunctionRunner(deps: Deps, functions: readonly InCallFunction[] = FUNCTIONS): FunctionRunner {
  const underWay = new Map<string, Promise<FunctionOutcome>>()
  const record = makeRecorder(deps)

  /** Whoever asks for the same while it runs here waits for the same run instead of taking a connection. */
  const once = (run: Run, now: Date): Promise<FunctionOutcome> => {
    const key = `${run.call.clientId} ${run.call.vapiCallId} ${run.toolCallId}`
    const begun = underWay.get(key)
    if (begun) return begun
    const ctx = makeCtx(deps, { kind: 'webhook', clientId: run.call.clientId }, { now })
    const made = settled({ ...deps, record }, ctx, run)
    const forget = () => underWay.get(key) === made && underWay.delete(key)
    underWay.set(key, made)
    const timer = setTimeout(forget, FORGOTTEN_AFTER_MS).unref()
    const over = () => {
      clearTimeout(timer)
      forget()
    }
    made.then(over, over)
    return made
  }

  return {
    async run(call, { toolCallId, name, input }, { enabled, now }) {
      const fn = functions.find((known) => known.name === name)
      if (!fn) return refused(SORRY.unknown)
      if (!enabled.includes(name)) return refused(SORRY.notHere)
      if (!input) return refused(SORRY.unreadable)
      const read = readInput(fn, input)
      if ('ask' in read) return refused(read.ask)
      return inTime(once({ fn, input: read.input, call, toolCallId }, now), fn.deadlineMs)
    },
    runInternal: (call, fn, { key, now }) => inTime(once({ fn, input: {}, call, toolCallId: key }, now), fn.deadlineMs),
  }
}

const refused = (say: string): FunctionOutcome => ({ say, isFailure: false })

type Means = Deps & { record: Recorder }

/** Never rejects: a failure is logged, written down as far as that is possible, and said. */
async function settled(means: Means, ctx: Ctx, run: Run): Promise<FunctionOutcome> {
  const startedAt = performance.now()
  const tookMs = () => Math.round(performance.now() - startedAt)
  try {
    if (run.fn.effect === 'writes') return await runOnce(ctx, run)
    // Both at once: a function that only reads may run once too often.
    const [stored, said] = await Promise.all([findAnswer(means, run), run.fn.run(ctx, run.input, run.call)])
    if (stored) return stored
    means.record({ run, now: ctx.now, said, durationMs: tookMs() })
    return { say: said.say, isFailure: false }
  } catch (error) {
    ctx.log.warn('an in-call function failed', { function: run.fn.name, clientId: run.call.clientId, error })
    const ended = { run, now: ctx.now, said: { say: SORRY.failed }, durationMs: tookMs(), error: wordsOf(error) }
    await recordRuns(means, [ended]).catch(() => {})
    return { say: SORRY.failed, isFailure: true }
  }
}

/** The name of a fault; its message might hold what was said. */
const wordsOf = (error: unknown) => (error instanceof Error ? error.name : 'Error').slice(0, 200)

const inTime = (work: Promise<FunctionOutcome>, ms: number) =>
  within<FunctionOutcome>(ms, work, () => ({ say: SORRY.late, isFailure: true }))
