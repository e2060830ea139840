import { conversationOf } from './conversation.js'
import type { VapiMessage } from './messages.js'
import { type Json, list, text } from './read.js'

/** What a message says for somebody who watches its call. */
export type CallNews =
  | { kind: 'changed' }
  | { kind: 'words'; speaker: 'ASSISTANT' | 'CALLER'; text: string; isFinal: boolean }
  | { kind: 'speech'; speaker: 'ASSISTANT' | 'CALLER'; isSpeaking: boolean }

/** More than anybody reads in a line that changes every second. */
const MAX_WORDS = 600
const LAST_MESSAGES = 8
const CHANGES = new Set([
  'status-update',
  'end-of-call-report',
  'transfer-update',
  'language-changed',
  'language-change-detected',
  'hang',
])

/** The type without the selector it may come with: `transcript[transcriptType="final"]` is a transcript. */
export const typeOf = ({ type }: VapiMessage): string | undefined => type && baseType(type)
export const baseType = (type: string) => (type.startsWith('transcript[') ? 'transcript' : type)

/** What was heard so far of a sentence that is not over: it changes a few times a second and is never stored. */
export const isPartialTranscript = (read: VapiMessage): boolean =>
  typeOf(read) === 'transcript' && transcriptType(read) === 'partial'

/** The whole conversation so far: the next one repeats it. */
export const isConversationUpdate = (read: VapiMessage): boolean => read.type === 'conversation-update'

/** A sentence that is over: who said it, and what. */
export function finalWordsOf(read: VapiMessage): { speaker: 'ASSISTANT' | 'CALLER'; text: string } | undefined {
  if (typeOf(read) !== 'transcript' || transcriptType(read) !== 'final') return undefined
  const speaker = speakerOf(read.message)
  const words = text(read.message['transcript'], 20_000)?.trim()
  return speaker && words ? { speaker, text: words } : undefined
}

/** What a message says for a live view; nothing when it has nothing to show. */
export function liveEventsOf(read: VapiMessage): CallNews[] {
  const { type, message } = read
  if (typeOf(read) === 'transcript') {
    const words = wordsOf(read)
    return words ? [{ kind: 'words', ...words }] : []
  }
  if (type === 'speech-update') {
    const speaker = speakerOf(message)
    return speaker ? [{ kind: 'speech', speaker, isSpeaking: message['status'] === 'started' }] : []
  }
  if (isConversationUpdate(read)) return lastWordsOf(message)
  return CHANGES.has(type ?? '') ? [{ kind: 'changed' }] : []
}

function wordsOf(read: VapiMessage) {
  const speaker = speakerOf(read.message)
  const words = text(read.message['transcript'], MAX_WORDS)?.trim()
  return speaker && words ? { speaker, text: words, isFinal: transcriptType(read) === 'final' } : undefined
}

/** The door has no time for a whole conversation: only its end is read. */
function lastWordsOf(message: Json): CallNews[] {
  const sources = ['messages', 'messagesOpenAIFormatted', 'conversation'].map((name) => list(message[name]))
  const latest = sources.find((messages) => messages.length > 0)?.slice(-LAST_MESSAGES) ?? []
  const spoken = conversationOf({ messages: latest }, undefined)?.messages ?? []
  return spoken
    .flatMap(({ speaker, content }): CallNews[] =>
      speaker === 'FUNCTION' || speaker === 'UNKNOWN'
        ? []
        : [{ kind: 'words', speaker, text: content.slice(0, MAX_WORDS), isFinal: true }],
    )
    .slice(-1)
}

/** In the message, or in the selector that the type is. */
function transcriptType({ type, message }: VapiMessage): 'partial' | 'final' {
  const said = message['transcriptType'] ?? /transcriptType="?(\w+)/.exec(type ?? '')?.[1]
  return said === 'partial' ? 'partial' : 'final'
}

function speakerOf({ role }: Json): 'ASSISTANT' | 'CALLER' | undefined {
  if (role === 'assistant' || role === 'bot') return 'ASSISTANT'
  return role === 'user' || role === 'customer' ? 'CALLER' : undefined
}
