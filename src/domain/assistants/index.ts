export { createAssistant, createAssistantInput } from './create-assistant.js'
export { type AssistantView, getAssistant, listAssistants, type PublishStep, type StepState } from './get-assistant.js'
export { assertMayChange, mayChangeAssistants, visibleAssistants } from './may.js'
export { finishStep, keepFacts, lockDraft, renameAssistant, type Saved, saveFact } from './save-fact.js'
