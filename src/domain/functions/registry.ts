import type { InCallFunction } from './in-call-function.js'
import { takeMessage } from './take-message.js'
import { transferToHuman } from './transfer-to-human.js'

/** Everything an assistant can ask us to do during a call. */
export const FUNCTIONS: readonly InCallFunction[] = [takeMessage, transferToHuman]

export const FUNCTION_NAMES: readonly string[] = FUNCTIONS.map(({ name }) => name)
