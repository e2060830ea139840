import { instantMs, type Json, record, text } from './read.js'

/** A delivery that could be read: JSON, whatever is in it. */
export type VapiMessage = {
  kind: 'message'
  /** message.type; undefined when it has none. */
  type: string | undefined
  callId: string | undefined
  sentAtMs: number | undefined
  /** What is under `message`; empty when it is no object. */
  message: Json
}

export type Unreadable = { kind: 'unreadable'; isJson: boolean; reason: string }

/** Bodies up to this size cannot hold enough to be slow. */
const SMALL_BYTES = 128 * 1024
const MAX_PARTS = 250_000

/**
 * Reads a delivery (contract: docs.vapi.ai/server-url/events, SDK 2.0.1) and never throws. What would keep the process
 * busy for a noticeable time is not read at all.
 */
export function parseVapiMessage(bytes: Buffer): VapiMessage | Unreadable {
  if (bytes.length > SMALL_BYTES && hasTooManyParts(bytes)) {
    return { kind: 'unreadable', isJson: true, reason: 'The body has too many parts to be read' }
  }
  let body: unknown
  try {
    body = JSON.parse(withoutMark(bytes.toString('utf8')))
  } catch {
    const reason = bytes.length === 0 ? 'The body is empty' : 'The body is not JSON'
    return { kind: 'unreadable', isJson: false, reason }
  }
  const message = record(record(body)['message'])
  return {
    kind: 'message',
    type: text(message['type'], 100),
    callId: text(record(message['call'])['id'], 200),
    sentAtMs: instantMs(message['timestamp']),
    message,
  }
}

const withoutMark = (body: string) => (body.charCodeAt(0) === 0xfeff ? body.slice(1) : body)

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPENING = [0x5b, 0x7b]

/** Counts commas and opening brackets outside of strings: a million small members take JSON.parse most of a second. */
function hasTooManyParts(bytes: Buffer): boolean {
  let parts = 0
  let isInString = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (isInString) {
      if (byte === BACKSLASH) at++
      else if (byte === QUOTE) isInString = false
    } else if (byte === QUOTE) isInString = true
    else if ((byte === COMMA || byte === OPENING[0] || byte === OPENING[1]) && ++parts > MAX_PARTS) return true
  }
  return false
}
