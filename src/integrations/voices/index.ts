import type { Config } from '../../platform/config.js'
import type { VoiceProvider } from './contract.js'
import { elevenLabs } from './elevenlabs.js'
import { vapiVoices } from './vapi-voices.js'

export type { VoiceLine, VoiceProvider, VoiceSample } from './contract.js'

type Settings = Pick<Config, 'elevenLabsBaseUrl' | 'elevenLabsApiKey'>

/** Those who offer voices here; ElevenLabs only with a key. */
export function voiceProviders(settings: Settings): VoiceProvider[] {
  const { elevenLabsApiKey: apiKey } = settings
  return [vapiVoices, ...(apiKey ? [elevenLabs(settings, apiKey)] : [])]
}
