import type { CallOutcome, Turn } from '../calls/index.js'
import type { Intent } from '../functions/index.js'
import { DONE, WANTED } from './heard-words.js'
import { saidStop } from './said-stop.js'
import { plain } from './sentences.js'

/** What a conversation sounds like, by rules. */
export type Heard = { intent?: Intent; confidence: number; outcome?: CallOutcome }

/** Somebody who says it twice means it. */
const ONCE = 0.5
const SEVERAL_TIMES = 0.65

/** What callers want and what came of it, by words in English, Spanish, French and German; empty when nobody said much. */
export function heardIn(turns: readonly Turn[]): Heard {
  if (saidStop(turns)) return { intent: 'do_not_call', confidence: 0.8, outcome: 'OPTED_OUT' }
  const callers = turns.filter(({ speaker }) => speaker === 'CALLER').map(({ text }) => plain(text))
  const assistants = turns.filter(({ speaker }) => speaker === 'ASSISTANT').map(({ text }) => plain(text))
  if (callers.length === 0) return { confidence: 0 }
  const counts = WANTED.map(([intent, words]) => ({ intent, times: callers.filter((text) => words.test(text)).length }))
  // The first of equals: they stand in the order of how clear their words are.
  const [most] = counts.filter(({ times }) => times > 0).sort((one, other) => other.times - one.times)
  const outcome = outcomeOf(assistants, most?.intent)
  const judged = most ?? (callers.length > 1 ? { intent: 'general' as const, times: 0 } : undefined)
  if (!judged) return { confidence: 0, ...outcome }
  const confidence = judged.times === 0 ? 0.3 : judged.times === 1 ? ONCE : SEVERAL_TIMES
  return { intent: judged.intent, confidence, ...outcome }
}

function outcomeOf(assistants: readonly string[], intent: Intent | undefined): { outcome?: CallOutcome } {
  if (assistants.some((text) => DONE.MESSAGE_TAKEN.test(text))) return { outcome: 'MESSAGE_TAKEN' }
  if (assistants.some((text) => DONE.CALLBACK_REQUESTED.test(text))) return { outcome: 'CALLBACK_REQUESTED' }
  // A greeting and an answer at least.
  if (intent === 'property_inquiry' && assistants.length > 1) return { outcome: 'INFORMATION_PROVIDED' }
  return {}
}
