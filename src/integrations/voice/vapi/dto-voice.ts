import type { Vapi } from '@vapi-ai/server-sdk'
import type { AssistantPlan, AssistantVoice } from '../assistant-contract.js'

/** Vapi's voices that have no second version (docs.vapi.ai/providers/voice/vapi-voices, 2026-11-21). */
const ONLY_FIRST_VERSION: ReadonlySet<string> = new Set(['Rohan'])

/** What version 1 calls the languages; version 2 takes the two letters. */
const FIRST_VERSION_LANGUAGES: Record<string, Vapi.VapiVoiceLanguage> = {
  en: 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  de: 'de',
}

type Spoken = Pick<AssistantPlan, 'languages' | 'speed'>
type Voiced = Spoken & Pick<AssistantPlan, 'voice' | 'fallbackVoice'>

/**
 * The voice, and the one that is taken when it fails. A voice of Vapi's own takes no plan for that (SDK 2.0.1: the member
 * is unknown there), so its fallback is left out.
 */
export function voiceOf({ voice, fallbackVoice, ...spoken }: Voiced): Vapi.CreateAssistantDtoVoice {
  if (voice.provider === 'vapi') return vapiVoice(voice, spoken)
  const fallback = fallbackVoice && { voices: [fallbackOf(fallbackVoice, spoken)] }
  return { ...elevenLabsVoice(voice, spoken), ...(fallback && { fallbackPlan: fallback }) }
}

const fallbackOf = (voice: AssistantVoice, spoken: Spoken): Vapi.FallbackPlanVoicesItem =>
  voice.provider === 'vapi' ? vapiVoice(voice, spoken) : elevenLabsVoice(voice, spoken)

function vapiVoice({ voiceId }: AssistantVoice, { languages, speed }: Spoken) {
  const isFirst = ONLY_FIRST_VERSION.has(voiceId)
  const language = isFirst ? FIRST_VERSION_LANGUAGES[languages[0] ?? 'en'] : onlyOf(languages)
  return {
    provider: 'vapi',
    voiceId,
    version: isFirst ? '1' : '2',
    // Left out it hears which language is spoken.
    ...(language && { language: language as Vapi.VapiVoiceLanguage }),
    speed: within(speed, 0.25, 2),
  } as const
}

/** Turbo v2.5 speaks 32 languages and is the one model that can be told to stay in one of them. */
const elevenLabsVoice = ({ voiceId }: AssistantVoice, { languages, speed }: Spoken) => {
  const language = onlyOf(languages)
  return {
    provider: '11labs',
    voiceId,
    model: 'eleven_turbo_v2_5',
    ...(language && { language }),
    stability: 0.5,
    similarityBoost: 0.75,
    speed: within(speed, 0.7, 1.2),
  } as const
}

const onlyOf = (languages: readonly string[]) => (languages.length === 1 ? languages[0] : undefined)

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
