export type {
  CallInHand,
  InCallFunction,
  Intent,
  Need,
  Said,
  TransferNumber,
} from './in-call-function.js'
export { DEADLINE_MS, defineFunction } from './in-call-function.js'
export { isMissedTransfer, tellOfMissedTransfer } from './missed-transfer.js'
export { FUNCTION_NAMES, FUNCTIONS } from './registry.js'
export { type FunctionOutcome, type FunctionRunner, makeFunctionRunner, SORRY, type Use } from './run-function.js'
export { type ToolServer, toolDefinitions, toolOf } from './tool-definitions.js'
export { transferDestination } from './transfer-destination.js'
export { TRANSFER_MODES, transferNumber } from './transfer-number.js'
export { NOBODY_LEFT, whyNoTransfer } from './transfer-to-human.js'
