import React from 'react'
import { duration, plainKey, plainText } from './format.js'

export type Message =
  | { speaker: 'ASSISTANT' | 'CALLER' | 'UNKNOWN'; offsetMs: number | null; text: string }
  | { speaker: 'FUNCTION'; offsetMs: number | null; name: string; arguments?: unknown; result?: unknown }

type Props = { messages: Message[]; other: string; onTime: ((seconds: number) => void) | undefined }

/** What was said, as bubbles with their times, and between them what the assistant did. */
export function Conversation({ messages, other, onTime }: Props) {
  if (messages.length === 0) return <p className="muted">Nothing was said, or nothing was reported.</p>
  return (
    <ol className="talk">
      {messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said has an order and nothing else
        <li key={index} className={CLASSES[message.speaker]}>
          {message.speaker === 'FUNCTION' ? <Did message={message} /> : <Said {...{ message, other, onTime }} />}
        </li>
      ))}
    </ol>
  )
}

const CLASSES = { ASSISTANT: 'say agent', CALLER: 'say caller', FUNCTION: 'did', UNKNOWN: 'say unknown' }

/** Who said it, in words; `other` is what the person is called. */
export const speakerName = (speaker: 'ASSISTANT' | 'CALLER' | 'UNKNOWN', other: string) =>
  ({ ASSISTANT: 'Assistant', CALLER: other, UNKNOWN: 'Speaker not known' })[speaker]

type SaidProps = Omit<Props, 'messages'> & { message: Extract<Message, { text: string }> }

function Said({ message, other, onTime }: SaidProps) {
  const seconds = message.offsetMs === null ? undefined : Math.max(0, message.offsetMs / 1000)
  const at = duration(Math.floor(seconds ?? 0))
  return (
    <>
      <span className="small muted speaker">
        {speakerName(message.speaker, other)}
        {seconds !== undefined && (
          <>
            {' · '}
            {onTime ? (
              <button type="button" className="jump num" aria-label={`Play from ${at}`} onClick={() => onTime(seconds)}>
                {at}
              </button>
            ) : (
              <span className="num">{at}</span>
            )}
          </>
        )}
      </span>
      <p>{message.text}</p>
    </>
  )
}

function Did({ message }: { message: Extract<Message, { name: string }> }) {
  const hasMore = message.arguments !== undefined || message.result !== undefined
  const name = plainKey(message.name)
  if (!hasMore) return <>Used “{name}”</>
  return (
    <details>
      <summary>Used “{name}”</summary>
      {message.arguments !== undefined && <p>Asked: {plainText(message.arguments)}</p>}
      {message.result !== undefined && <p>Answer: {plainText(message.result)}</p>}
    </details>
  )
}
