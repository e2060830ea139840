import type { Vapi } from '@vapi-ai/server-sdk'
import type { AssistantPlan } from '../assistant-contract.js'

// How it listens: what turns speech into text, when it takes its turn, and what it does when nobody speaks.

/** Milliseconds of silence after which a sentence is over; of Deepgram it stands in the transcriber (contract §5). */
const ENDPOINTING_MS = 300

/** Deepgram closes the stream of a list above 500 tokens (developers.deepgram.com/docs/keyterm, 2026-11-21). */
const MOST_KEY_TERMS = 50
const MOST_KEY_CHARACTERS = 1_000

const LOCALES: Record<string, Vapi.FallbackAzureSpeechTranscriberLanguage> = {
  en: 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  de: 'de-DE',
}

/** Nova-3 in the one language, or in all it hears; of another company when Deepgram is down. */
export function transcriberOf({ languages, keyTerms }: AssistantPlan): Vapi.CreateAssistantDtoTranscriber {
  const isOne = languages.length === 1
  const language = languages[0] ?? 'en'
  const terms = fewOf(keyTerms)
  return {
    provider: 'deepgram',
    model: 'nova-3',
    language: isOne ? (language as Vapi.DeepgramTranscriberLanguage) : 'multi',
    endpointing: ENDPOINTING_MS,
    smartFormat: true,
    ...(terms.length > 0 && { keyterm: terms }),
    fallbackPlan: {
      transcribers: [
        isOne
          ? { provider: 'azure', language: LOCALES[language] ?? 'en-US' }
          : { provider: 'google', model: 'gemini-2.5-flash', language: 'Multilingual' },
      ],
    },
  }
}

/** Each once, as many as the transcriber takes. */
function fewOf(keyTerms: readonly string[]): string[] {
  let left = MOST_KEY_CHARACTERS
  const terms = new Set(keyTerms.map((term) => term.trim()).filter(Boolean))
  return [...terms].slice(0, MOST_KEY_TERMS).filter((term) => {
    left -= term.length + 1
    return left >= 0
  })
}

/** In seconds. LiveKit's model knows English only; elsewhere punctuation and pauses tell. */
export const startSpeakingPlan = ({ languages }: AssistantPlan): Vapi.StartSpeakingPlan =>
  languages.length === 1 && languages[0] === 'en'
    ? { waitSeconds: 0.4, smartEndpointingPlan: { provider: 'livekit' } }
    : {
        waitSeconds: 0.4,
        transcriptionEndpointingPlan: { onPunctuationSeconds: 0.1, onNoPunctuationSeconds: 1.5, onNumberSeconds: 0.5 },
      }

const STOPS: Record<AssistantPlan['interruptions'], Vapi.StopSpeakingPlan> = {
  easy: { numWords: 0, voiceSeconds: 0.2, backoffSeconds: 1 },
  normal: { numWords: 2, voiceSeconds: 0.3, backoffSeconds: 1 },
  hard: { numWords: 5, voiceSeconds: 0.5, backoffSeconds: 2 },
}

/** In seconds and words: how easily a caller interrupts it. */
export const stopSpeakingPlan = ({ interruptions }: AssistantPlan): Vapi.StopSpeakingPlan => ({
  ...STOPS[interruptions],
})

const MOST_SECONDS = 1_000
const MOST_TIMES = 10

/**
 * What came instead of silenceTimeoutSeconds: it asks after so many seconds of silence, that many times, and after one
 * more pause says goodbye and hangs up. One hook for each, a pause apart, as Vapi's guide has it
 * (docs.vapi.ai/assistants/idle-messages, "End call after 30s of silence", 2026-11-21).
 */
export function hooksOf({ silence: { seconds, times, question, goodbye } }: AssistantPlan) {
  const asks = Array.from({ length: Math.min(MOST_TIMES - 1, Math.max(1, times)) }, (_, turn) => turn + 1)
  const ask = (turn: number): Vapi.CallHookCustomerSpeechTimeout => ({
    on: 'customer.speech.timeout',
    name: `silence_${turn}`,
    options: timesOut(seconds * turn),
    do: [{ type: 'say', exact: question }],
  })
  const end: Vapi.CallHookCustomerSpeechTimeout = {
    on: 'customer.speech.timeout',
    name: 'silence_end',
    options: timesOut(seconds * (asks.length + 1)),
    do: [
      { type: 'say', exact: goodbye },
      { type: 'tool', tool: { type: 'endCall' } },
    ],
  }
  return [...asks.map(ask), end]
}

/** Once for every silence; speaking starts it anew, as often as Vapi lets it. */
const timesOut = (seconds: number): Vapi.CustomerSpeechTimeoutOptions => ({
  timeoutSeconds: Math.min(MOST_SECONDS, Math.max(1, seconds)),
  triggerMaxCount: 1,
  triggerResetMode: 'onUserSpeech',
})
