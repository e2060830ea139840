import type { VapiMessage } from './messages.js'
import { toolCallsOf } from './messages.js'

const SORRY = 'Sorry, we cannot take your call right now. Please try again later.'
const NOT_SET_UP = 'This is not set up here. Please offer to take a message.'

type Answer = (read: VapiMessage) => object

/** Messages whose answer matters to the call (contract §1.2), and what we say while nothing is set up for them. */
const ANSWERS: Record<string, Answer> = {
  'assistant-request': () => ({ error: SORRY }),
  'tool-calls': ({ message }) => ({
    results: toolCallsOf(message).map(({ id, name }) => ({ name, toolCallId: id, result: NOT_SET_UP })),
  }),
  'function-call': () => ({ result: NOT_SET_UP }),
  'transfer-destination-request': () => ({ error: NOT_SET_UP }),
  'handoff-destination-request': () => ({ error: NOT_SET_UP }),
  'knowledge-base-request': () => ({ documents: [] }),
  'call.endpointing.request': () => ({ timeoutSeconds: 0.5 }),
  'campaign.predial': () => ({ eligible: false }),
  'voice-request': () => ({}),
}

/** A well-formed answer that says no; undefined when the message is no question. */
export function refusalOf(read: VapiMessage): object | undefined {
  if (read.type === undefined || !Object.hasOwn(ANSWERS, read.type)) return undefined
  return ANSWERS[read.type]?.(read)
}
