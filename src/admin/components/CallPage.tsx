import React, { useRef, useState } from 'react'
import type { RecordView } from '../ui-types.js'
import { DIRECTION, OUTCOME } from '../words.js'
import { CallTimeline } from './CallTimeline.js'
import { Conversation, type Message, speakerName } from './Conversation.js'
import { dollars, duration, moment, phone, plainKey, plainText } from './format.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { Card, Copy, Tag } from './ui.js'
import { Facts, Other } from './Value.js'

/** A call to be read: what it came to, what was said, what was extracted, what it cost. */
export function CallPage(props: PageProps) {
  return (
    <RecordFrame
      {...props}
      tags={({ params, details }) => (
        <>
          <Tag word={OUTCOME[String(params['outcome'])]} />
          {details?.['isTestCall'] === true && <Tag word={{ label: 'Test call', tone: 'info' }} />}
        </>
      )}
      lead={({ params, populated }) => (
        <>
          {DIRECTION[String(params['direction'])]?.label} · {moment(params['startedAt'])}
          {params['durationSeconds'] !== null && ` · ${duration(params['durationSeconds'])}`} ·{' '}
          {populated['clientId'] && <Other {...populated['clientId']} />}
        </>
      )}
    >
      {(record) => <Body record={record} {...props} />}
    </RecordFrame>
  )
}

function Body({ record, resource }: PageProps & { record: RecordView }) {
  const details = record.details ?? {}
  const audio = useRef<HTMLAudioElement>(null)
  const messages = (details['messages'] ?? []) as Message[]
  const jump = (seconds: number) => {
    if (!audio.current) return
    audio.current.currentTime = seconds
    void audio.current.play().catch(() => {})
  }
  const recordings = details['recordings'] as { mono: boolean; stereo: boolean } | undefined
  const other = record.params['direction'] === 'OUTBOUND' ? 'Person called' : 'Caller'
  const isRecorded = Boolean(recordings?.mono || recordings?.stereo)
  return (
    <div className="two-one">
      <div className="stack">
        {typeof details['summary'] === 'string' && details['summary'] !== '' && (
          <Card title="Summary">
            <p className="prose">{details['summary']}</p>
          </Card>
        )}
        <Card
          title="Conversation"
          aside={messages.length > 0 && <Copy label="Copy transcript" value={transcriptOf(messages, other)} />}
        >
          {isRecorded && <Recording id={record.id} player={audio} isMono={Boolean(recordings?.mono)} />}
          <Conversation messages={messages} other={other} onTime={isRecorded ? jump : undefined} />
        </Card>
        <CallTimeline timeline={details['timeline'] as React.ComponentProps<typeof CallTimeline>['timeline']} />
      </div>
      <div className="stack">
        <Card title="Facts">
          <Facts columns={resource.facts} record={record} />
          <MoreFacts details={details} />
        </Card>
        <Extracted title="What was extracted" values={details['structured']} />
        <Extracted title="From the client’s Vapi set-up" values={details['customFields']} />
        <Cost details={details} />
      </div>
    </div>
  )
}

const transcriptOf = (messages: Message[], other: string) =>
  messages
    .flatMap((message) =>
      message.speaker === 'FUNCTION' ? [] : [`${speakerName(message.speaker, other)}: ${message.text}`],
    )
    .join('\n')

function Recording({ id, player, isMono }: { id: string; player: React.RefObject<HTMLAudioElement>; isMono: boolean }) {
  const [problem, setProblem] = useState<string>()
  const url = `/admin/calls/${id}/recording?channel=${isMono ? 'mono' : 'stereo'}`
  const explain = async () => {
    const answer = await fetch(url, { headers: { accept: 'application/json', range: 'bytes=0-0' } }).catch(
      () => undefined,
    )
    const body = (await answer?.json().catch(() => undefined)) as { error?: { message?: string } } | undefined
    setProblem(body?.error?.message ?? 'The recording cannot be played right now.')
  }
  if (problem) return <p className="note info">{problem}</p>
  return (
    // biome-ignore lint/a11y/useMediaCaption: the conversation below is what captions would say
    <audio ref={player} className="player" controls preload="none" src={url} onError={() => void explain()} />
  )
}

function MoreFacts({ details }: { details: Record<string, unknown> }) {
  const confidence =
    typeof details['confidence'] === 'number' ? `${Math.round(details['confidence'] * 100)} %` : undefined
  const rows = [
    ['Confidence', confidence],
    [
      'Why it ended',
      typeof details['endedReason'] === 'string' ? plainKey(details['endedReason'].replaceAll('.', ' ')) : undefined,
    ],
    ['Handed on to', details['forwardedTo'] ? phone(details['forwardedTo']) : undefined],
    ['Language', details['language']],
    ['Deleted at Vapi', details['deletedAtVapiAt'] ? moment(details['deletedAtVapiAt']) : undefined],
    ['Call ID in Vapi', details['vapiCallId']],
  ].filter(([, value]) => value !== null && value !== undefined && value !== '')
  return <Pairs rows={rows as [string, unknown][]} />
}

function Extracted({ title, values }: { title: string; values: unknown }) {
  const rows = rowsOf((values ?? {}) as Record<string, unknown>)
  if (rows.length === 0) return null
  return (
    <Card title={title}>
      <Pairs rows={rows} />
    </Card>
  )
}

/** One row for each value; what is nested one deep gets rows of its own. */
function rowsOf(values: Record<string, unknown>): [string, unknown][] {
  return Object.entries(values).flatMap(([key, value]) => {
    const isNested = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (!isNested) return [[plainKey(key), value] as [string, unknown]]
    return Object.entries(value).map(
      ([inner, deep]) => [`${plainKey(key)}: ${plainKey(inner).toLowerCase()}`, deep] as [string, unknown],
    )
  })
}

const COST_PARTS: Record<string, string> = {
  llm: 'Language model',
  stt: 'Speech to text',
  tts: 'Text to speech',
  vapi: 'Vapi',
  transport: 'Telephony',
}

function Cost({ details }: { details: Record<string, unknown> }) {
  if (details['costMicros'] === undefined || details['costMicros'] === null) return null
  const parts = Object.entries((details['costParts'] ?? {}) as Record<string, unknown>).filter(
    ([, micros]) => Number(micros) > 0,
  )
  return (
    <Card title="Cost">
      <Pairs
        rows={[
          ['Total', dollars(details['costMicros'])],
          ...parts.map(([part, micros]) => [COST_PARTS[part] ?? plainKey(part), dollars(micros)] as [string, unknown]),
        ]}
      />
    </Card>
  )
}

const Pairs = ({ rows }: { rows: [string, unknown][] }) => (
  <dl className="facts">
    {rows.map(([label, value]) => (
      <React.Fragment key={label}>
        <dt>{label}</dt>
        <dd>{plainText(value)}</dd>
      </React.Fragment>
    ))}
  </dl>
)
