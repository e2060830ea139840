import { z } from 'zod'
import { maskSecrets } from '../../integrations/voice/index.js'

/** What CreateAssistantDto of Vapi knows at its top (SDK 2.0.1, 2026-09): it refuses the call for anything else. */
const MEMBERS = new Set(
  `name transcriber model voice firstMessage firstMessageMode firstMessageInterruptionsEnabled voicemailDetection
  voicemailMessage endCallMessage endCallPhrases clientMessages serverMessages maxDurationSeconds backgroundSound
  backgroundSpeechDenoisingPlan modelOutputInMessagesEnabled transportConfigurations observabilityPlan credentialIds hooks
  compliancePlan metadata analysisPlan artifactPlan startSpeakingPlan stopSpeakingPlan monitorPlan server
  keypadInputPlan`.split(/\s+/),
)

const MAX_BYTES = 100_000

/** What is wrong with an assistant to answer with; undefined when Vapi would take it as far as we can tell. */
function problemOf(assistant: Record<string, unknown>): string | undefined {
  const text = JSON.stringify(assistant)
  if (Buffer.byteLength(text) > MAX_BYTES) return 'This assistant is larger than 100 kB'
  if ('credentials' in assistant) return 'Keep credentials in Vapi and name them under credentialIds'
  if ('tools' in assistant) return 'Vapi expects tools under “model”, not at the top'
  const unknown = Object.keys(assistant).filter((name) => !MEMBERS.has(name))
  if (unknown.length > 0) return `Vapi does not know ${unknown.map((name) => `“${name}”`).join(', ')} at the top`
  if (holdsSecret(text)) return 'There is a secret in it. Keep secrets in Vapi’s credentials and name them by their ID.'
  return lengthProblem(assistant)
}

const holdsSecret = (text: string) => maskSecrets(text) !== text

const LONGEST: Record<string, number> = { name: 40, voicemailMessage: 1_000, endCallMessage: 1_000 }

function lengthProblem(assistant: Record<string, unknown>): string | undefined {
  const long = Object.entries(LONGEST).find(([name, max]) => String(assistant[name] ?? '').length > max)
  if (long) return `“${long[0]}” may have at most ${long[1]} characters`
  const { maxDurationSeconds: most } = assistant
  const isOff = most !== undefined && !(typeof most === 'number' && most >= 10 && most <= 43_200)
  return isOff ? '“maxDurationSeconds” has to be between 10 and 43200' : undefined
}

/** A CreateAssistantDto, as staff wrote it down: an object, or its JSON text. Empty means none. */
export const transientAssistant = z
  .preprocess((value, context) => {
    if (typeof value !== 'string') return value
    if (value.trim() === '') return null
    try {
      return JSON.parse(value)
    } catch (error) {
      context.addIssue(`This is no JSON: ${(error as Error).message}`)
      return z.NEVER
    }
  }, z.record(z.string(), z.unknown(), 'Please write an assistant as a JSON object').nullable())
  .superRefine((assistant, context) => {
    const problem = assistant && problemOf(assistant)
    if (problem) context.addIssue(problem)
  })
