export { assistantPlan } from './assistant-plan.js'
export {
  BUSINESS_TYPES,
  type BusinessType,
  contradictions,
  type Direction,
  type DraftFacts,
  type FactName,
  type Facts,
  factsOf,
  fieldSchema,
  type InboundFacts,
  inboundFacts,
  keyOf,
  LANGUAGES,
  type Language,
  type OutboundFacts,
  outboundFacts,
  type VoiceChoice,
} from './facts.js'
export { firstFacts } from './first-facts.js'
export { firstMessageOf, suggestedFirstMessage, withSuggestion } from './first-message.js'
export { type Imported, type ImportProblem, importRows } from './import-rows.js'
export { type FaqRow, libraryFor, type ObjectionRow } from './library.js'
export { type Prompt, type PromptSection, renderPrompt } from './prompt.js'
export { BUSINESS_TYPE_LABELS } from './shared-fields.js'
export type { Choice, Field, RowColumn, Step } from './step.js'
export { completeFacts, isAsked, problemsIn, problemsOf, stepsOf } from './steps.js'
