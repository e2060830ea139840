import { refusalOf } from '../../integrations/voice/index.js'
import type { Received } from './inbox.js'

/**
 * What Vapi wants to know in the answer to this very delivery, as the body of that answer; undefined when it asks
 * nothing. For now every question gets a well-formed no.
 */
export function answerQuestion(received: Received): object | undefined {
  return received.kind === 'message' ? refusalOf(received) : undefined
}
