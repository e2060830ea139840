export { findHandoff } from './find-handoff.js'
export {
  type AnsweringOverview,
  getAnsweringPlan,
  planColumns,
  type ReadablePlan,
  readablePlan,
} from './get-answering-plan.js'
export { type Disclosing, type Found, type Line, type Lines, makeLines, type OfNumber } from './lines.js'
export { type AnsweringPlan, NO_PLAN } from './plan.js'
export { refuseOwnNumbers } from './refuse-own-numbers.js'
export { saidIn } from './said-to-callers.js'
export { setAnsweringFromAssistant } from './set-answering-from-assistant.js'
export { updateAnsweringPlan, updateAnsweringPlanInput } from './update-answering-plan.js'
export { type Lack, whatFunctionsLack } from './what-functions-lack.js'
export { hoursOf, type OwnWords, SORRY_CALLER, type WhoAnswers, whoAnswers } from './who-answers.js'
