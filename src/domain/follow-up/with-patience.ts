import type { LanguageModel } from '../../integrations/language-model/index.js'
import type { Ctx } from '../../platform/context.js'

/** Searches run one after the other, and a model may be silent for a minute before it fails. */
const MOST_FAILURES = 3
const REST_MS = 10 * 60_000

const failing = new WeakMap<LanguageModel, { times: number; since: Date }>()

/**
 * What a language model finds; undefined when it fails, or rests because it failed several times in a row. Then rules do,
 * so that searches do not queue behind a model that is down.
 */
export async function withPatience<T>(
  ctx: Ctx,
  model: LanguageModel,
  read: () => Promise<T>,
): Promise<{ found: T } | undefined> {
  const failed = failing.get(model)
  const isResting = failed && failed.times >= MOST_FAILURES && ctx.now.getTime() - failed.since.getTime() < REST_MS
  if (isResting) return undefined
  try {
    const found = await read()
    failing.delete(model)
    return { found }
  } catch (error) {
    failing.set(model, { times: (failed?.times ?? 0) + 1, since: ctx.now })
    ctx.log.warn('the language model could not search a call, so rules do', { error })
    return undefined
  }
}
