import type { AssistantPlan, AssistantVoice } from '../../integrations/voice/assistant-contract.js'
import { toolDefinitions } from '../functions/index.js'
import { allowedFunctions } from './common-sections.js'
import type { Direction, DraftFacts, Facts, VoiceChoice } from './facts.js'
import { firstMessageOf } from './first-message.js'
import { keyTermsOf } from './key-terms.js'
import { outputsOf } from './outputs.js'
import { phrasesOf } from './phrases.js'
import { renderPrompt } from './prompt.js'
import { spoken } from './quoting.js'

type Of = { name: string; assistantId: string; clientId: string }

/** Everything about an assistant that a caller could notice, from its facts; the same facts give the same plan. */
export function assistantPlan(direction: Direction, facts: Facts, { name, assistantId, clientId }: Of): AssistantPlan {
  const known: DraftFacts = facts
  const message = facts.voicemail === 'leave_message' ? spoken(facts.voicemailMessage ?? '').trim() : ''
  return {
    name: cut(name, MOST_OF_NAME),
    prompt: renderPrompt(direction, facts).text,
    ...(facts.model && { model: facts.model }),
    firstMessage: firstMessageOf(direction, facts),
    speaksFirst: true,
    languages: [...new Set([facts.language, ...facts.languages])],
    voice: voiceOf(facts.voice),
    fallbackVoice: facts.fallbackVoice ? voiceOf(facts.fallbackVoice) : undefined,
    speed: facts.speed,
    tools: toolDefinitions(
      allowedFunctions(known).map((fn) => fn.name),
      undefined,
      (known.services ?? []).map((service) => service.name),
    ),
    keyTerms: keyTermsOf(direction, known),
    interruptions: facts.interruptions,
    maxSeconds: facts.maxMinutes * 60,
    voicemailMessage: message || undefined,
    silence: silenceOf(known),
    isRecorded: facts.recordCalls,
    outputs: outputsOf(direction, known),
    metadata: { backlineAssistantId: assistantId, backlineClientId: clientId, direction },
  }
}

const MOST_OF_NAME = 40

/** Not in the middle of a character. */
const cut = (name: string, most: number) =>
  name
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()

const voiceOf = ({ provider, voiceId }: VoiceChoice): AssistantVoice => ({ provider, voiceId })

/** An agent that must not end calls too early waits longer and asks twice. */
function silenceOf({ language, antiHangUp }: DraftFacts): AssistantPlan['silence'] {
  const { stillThere, goodbye } = phrasesOf(language).spoken
  return { seconds: antiHangUp ? 15 : 10, times: antiHangUp ? 2 : 1, question: stillThere, goodbye }
}
