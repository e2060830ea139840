import type { VoiceLine, VoiceProvider } from '../../integrations/voices/index.js'
import { DomainError } from '../../platform/errors.js'

const FRESH_MS = 3_600_000
/** A provider that fails is not asked again by every page that opens. */
const PAUSE_MS = 60_000

export type KnownVoices = { voices: VoiceLine[]; problem: string | undefined }

/** What one provider offers, at a moment in epoch milliseconds. */
export type ReadVoices = (now: number) => Promise<KnownVoices>

/**
 * Remembers the voices of a provider: asked for once an hour, by one for all who want them. While it fails the last list
 * goes on being used; when there is none, `problem` says in words why.
 */
export function knownVoices(provider: VoiceProvider): ReadVoices {
  let known: { voices: VoiceLine[]; at: number } | undefined
  let failed: { problem: string; at: number } | undefined
  let asking: Promise<KnownVoices> | undefined

  const last = (problem: string): KnownVoices =>
    known ? { voices: known.voices, problem: undefined } : { voices: [], problem }

  const ask = async (now: number): Promise<KnownVoices> => {
    try {
      const voices = await provider.list()
      known = { voices, at: now }
      failed = undefined
      return { voices, problem: undefined }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      failed = { problem: error.message, at: now }
      return last(error.message)
    } finally {
      asking = undefined
    }
  }

  return async (now) => {
    if (known && now - known.at < FRESH_MS) return { voices: known.voices, problem: undefined }
    if (failed && now - failed.at < PAUSE_MS) return last(failed.problem)
    asking ??= ask(now)
    return asking
  }
}
