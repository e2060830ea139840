import type { VoiceLine, VoiceList } from '../../domain/voices/index.js'
import type { DraftFacts, Field, VoiceChoice } from '../../domain/wizard/index.js'

const PROVIDERS = { vapi: 'Vapi', '11labs': 'ElevenLabs' } as const
const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', es: 'Spanish', fr: 'French', de: 'German' }

export const voiceKey = ({ provider, voiceId }: Pick<VoiceLine, 'provider' | 'voiceId'>) => `${provider}/${voiceId}`

/** The voice of a list that "vapi/Elliot" names, or the one that was chosen already; null for none. */
export function voiceOf(list: VoiceList, key: string, chosen: VoiceChoice | null | undefined): unknown {
  if (key === '') return null
  const known = list.voices.find((voice) => voiceKey(voice) === key)
  if (known) return { provider: known.provider, voiceId: known.voiceId, name: known.name }
  if (chosen && voiceKey(chosen) === key) return chosen
  const [provider, ...rest] = key.split('/')
  // Refused unless the list could not be read as a whole: then the id is all we have.
  return list.problem ? { provider, voiceId: rest.join('/'), name: rest.join('/') } : { provider: 'unknown' }
}

/** A choice of voices: a select that the script makes a list with samples of. */
export function presentVoiceChoice(list: VoiceList, of: { field: Field; value: string; facts: DraftFacts }) {
  const { field, value, facts } = of
  const chosen = (facts as Record<string, unknown>)[field.name] as VoiceChoice | null | undefined
  const isListed = value === '' || list.voices.some((voice) => voiceKey(voice) === value)
  const unlisted: VoiceLine[] =
    !isListed && chosen && voiceKey(chosen) === value ? [{ ...chosen, about: 'Not in the list at the moment' }] : []
  const voices = [...unlisted, ...list.voices]
  return {
    problem: list.problem,
    none: field.isRequired ? undefined : 'None',
    isNone: value === '',
    groups: (Object.keys(PROVIDERS) as (keyof typeof PROVIDERS)[]).flatMap((provider) => {
      const options = voices.filter((voice) => voice.provider === provider).map((voice) => presentVoice(voice, value))
      return options.length > 0 ? [{ provider, label: PROVIDERS[provider], options }] : []
    }),
    languages: Object.entries(LANGUAGES).map(([code, label]) => ({ code, label, isChosen: code === facts.language })),
  }
}

function presentVoice(voice: VoiceLine, chosen: string) {
  const { provider, voiceId, name, about, languages = [], gender, sampleUrl } = voice
  const spoken = languages.map((code) => LANGUAGES[code.slice(0, 2)] ?? code)
  return {
    value: voiceKey(voice),
    name,
    about: [about, gender].filter(Boolean).join(' · '),
    languages: languages.map((code) => code.slice(0, 2)).join(' '),
    languagesInWords: Object.values(LANGUAGES).every((one) => spoken.includes(one))
      ? 'All languages'
      : [...new Set(spoken)].join(', '),
    provider: PROVIDERS[provider],
    sample: sampleUrl ? `/assistants/voices/${provider}/${encodeURIComponent(voiceId)}/sample` : '',
    isChosen: voiceKey(voice) === chosen,
  }
}
