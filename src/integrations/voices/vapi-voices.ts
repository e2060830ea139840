import { notFound } from '../../platform/errors.js'
import type { VoiceLine, VoiceProvider } from './contract.js'

/** Of the forty and more that they speak, those the wizard offers. */
const LANGUAGES = ['en', 'es', 'fr', 'de']

/**
 * Vapi's own voices that are not retired (docs.vapi.ai/providers/voice/vapi-voices, 2026-11-21; the SDK types them as text).
 * There is no API that lists them. An accent is how a voice sounds, not the only language it speaks.
 */
const VOICES: readonly [name: string, gender: 'female' | 'male', about: string][] = [
  ['Clara', 'female', 'American, thirties: warm, professional'],
  ['Elliot', 'male', 'Canadian, twenties: friendly, professional, soothing'],
  ['Emma', 'female', 'Asian American, twenties: warm, conversational'],
  ['Godfrey', 'male', 'American, twenties: young, energetic'],
  ['Kai', 'male', 'American, thirties: friendly, relaxed, approachable'],
  ['Layla', 'female', 'American, twenties: warm, bright, cheerful'],
  ['Naina', 'female', 'Indian American, twenties: calm, collected, professional'],
  ['Neil', 'male', 'Indian American, twenties: clear, professional'],
  ['Nico', 'male', 'American, twenties: young, casual, natural'],
  ['Rohan', 'male', 'Indian American, twenties: bright, energetic'],
  ['Sagar', 'male', 'Indian American, twenties: steady, professional'],
  ['Savannah', 'female', 'Southern American, twenties: straightforward'],
  ['Sid', 'male', 'American, thirties: laid-back, smooth, deep'],
]

export const vapiVoices: VoiceProvider = {
  id: 'vapi',
  label: 'Vapi',
  list: async () =>
    VOICES.map(
      ([name, gender, about]): VoiceLine => ({
        provider: 'vapi',
        voiceId: name,
        name,
        about,
        languages: [...LANGUAGES],
        gender,
      }),
    ),
  sample: () => Promise.reject(notFound('Sample')),
}
