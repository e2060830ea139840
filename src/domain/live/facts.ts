import type { LiveEvent, Speaker } from './types.js'

type Words = { speaker: Speaker; text: string; isFinal: boolean; atMs: number }
type Speech = { isSpeaking: boolean; atMs: number }
type Known = { heardAtMs: number; words?: Words; speech: Partial<Record<Speaker, Speech>> }

/** What is known of a call by being told alone. */
export type Facts = { words?: Words; speaking?: Speaker }

const FORGOTTEN_AFTER_MS = 10 * 60_000
/** Nobody speaks for longer without a pause; the end of it was not heard. */
const LONGEST_BREATH_MS = 45_000
const MOST_CALLS = 20_000
/** What claims to be from later than this counts as from now, or nothing would ever follow it. */
const CLOCKS_DIFFER_MS = 5_000

/** The latest words of every call and who speaks, in memory, for as long as they are fresh. */
export function makeFacts() {
  const calls = new Map<string, Known>()

  return {
    hear(event: Exclude<LiveEvent, { kind: 'changed' }>, nowMs: number): void {
      const key = keyOf(event)
      const known: Known = calls.get(key) ?? { heardAtMs: 0, speech: {} }
      known.heardAtMs = nowMs
      const atMs = Math.min(event.atMs, nowMs + CLOCKS_DIFFER_MS)
      if (event.kind === 'speech') {
        const { speaker, isSpeaking } = event
        if (atMs >= (known.speech[speaker]?.atMs ?? 0)) known.speech[speaker] = { isSpeaking, atMs }
      } else if (atMs >= (known.words?.atMs ?? 0)) {
        known.words = { speaker: event.speaker, text: event.text, isFinal: event.isFinal, atMs }
      }
      // The call that was heard of last stands last.
      calls.delete(key)
      calls.set(key, known)
      forget(calls, nowMs)
    },
    of(call: { clientId: string; vapiCallId: string }, nowMs: number): Facts {
      const known = calls.get(keyOf(call))
      if (!known || known.heardAtMs < nowMs - FORGOTTEN_AFTER_MS) return {}
      const speaking = whoSpeaks(known.speech, nowMs)
      return { ...(known.words && { words: known.words }), ...(speaking && { speaking }) }
    },
  }
}

const keyOf = ({ clientId, vapiCallId }: { clientId: string; vapiCallId: string }) => `${clientId} ${vapiCallId}`

function whoSpeaks(speech: Known['speech'], nowMs: number): Speaker | undefined {
  const atMs = (speaker: Speaker) => {
    const { isSpeaking = false, atMs: began = 0 } = speech[speaker] ?? {}
    return isSpeaking && began > nowMs - LONGEST_BREATH_MS ? began : 0
  }
  const [caller, assistant] = [atMs('CALLER'), atMs('ASSISTANT')]
  if (caller === 0 && assistant === 0) return undefined
  return caller >= assistant ? 'CALLER' : 'ASSISTANT'
}

/** The calls that were heard of least lately stand first. */
function forget(calls: Map<string, Known>, nowMs: number): void {
  for (const [key, { heardAtMs }] of calls) {
    if (calls.size <= MOST_CALLS && heardAtMs >= nowMs - FORGOTTEN_AFTER_MS) return
    calls.delete(key)
  }
}
