import { describe, expect, it } from 'vitest'
import {
  callEventOf,
  isConversationUpdate,
  isPartialTranscript,
  liveEventsOf,
  parseVapiMessage,
  type VapiMessage,
} from '../../../src/integrations/voice/index.js'
import { sample, sampleNames } from '../../support/samples.js'

type Payload = ReturnType<typeof sample>

const parse = (body: unknown) => parseVapiMessage(Buffer.from(JSON.stringify(body))) as VapiMessage
const eventOf = (body: unknown) => callEventOf(parse(body))

describe('what is told while a call lasts', () => {
  const said = (name: string) => eventOf(sample(name))

  it('reads a finished sentence, whichever way its type is written', () => {
    expect(said('17-transcript-final-user')?.line).toEqual({
      speaker: 'CALLER',
      text: 'Hi, can I move my cleaning to Thursday afternoon?',
    })
    const selected = said('18-transcript-final-selector-type-assistant')
    expect(selected?.line?.speaker).toBe('ASSISTANT')
    expect(selected).toMatchObject({
      kind: 'sign',
      status: 'IN_PROGRESS',
      snapshot: { customerNumber: '+14155550177' },
    })
    const bare = sample('18-transcript-final-selector-type-assistant')
    delete bare.message.transcriptType
    expect(eventOf(bare)?.line?.speaker).toBe('ASSISTANT')
    expect(said('16-transcript-partial-user')).toBeUndefined()
  })

  it('reads the conversation so far from any of its forms, and nothing before anybody has spoken', () => {
    const body = sample('22-conversation-update-with-tools')
    const speakers = (update: Payload) =>
      eventOf(update)?.said.conversation?.messages.map(({ speaker }: { speaker: string }) => speaker)
    expect(speakers(body)).toEqual(['ASSISTANT', 'CALLER', 'FUNCTION', 'FUNCTION'])
    for (const name of ['messages', 'messagesOpenAIFormatted']) {
      delete body.message[name]
      delete body.message.artifact[name]
      expect(speakers(body)).toEqual(['ASSISTANT', 'CALLER', 'FUNCTION', 'FUNCTION'])
    }
    body.message.conversation = body.message.conversation.slice(0, 1)
    expect(eventOf(body)).toBeUndefined()
  })

  it('reads whom it was handed on to, its language, and that Vapi deleted its copy', () => {
    expect(said('25-transfer-update')?.said.forwardedTo).toBe('+14155550199')
    expect(said('06-status-update-forwarding')?.said.forwardedTo).toBe('+14155550199')
    const sip = sample('25-transfer-update')
    sip.message.destination = { type: 'sip', sipUri: 'sip:frontdesk@pbx.example.com' }
    expect(eventOf(sip)?.said.forwardedTo).toBe('sip:frontdesk@pbx.example.com')
    sip.message.destination = { type: 'assistant', assistantName: 'Billing' }
    expect(eventOf(sip)?.said.forwardedTo).toBeUndefined()
    expect(said('29-language-change-detected')?.said).toEqual({ language: 'es' })
    expect(said('40-call-deleted')).toMatchObject({ status: 'ENDED', said: { deletedAtMs: 1789407245000 } })
  })

  it.each([
    '16-transcript-partial-user',
    '19-hang',
    '20-speech-update-started',
    '23-user-interrupted',
    '27-phone-call-control-forward',
    '30-model-output-token',
    '31-assistant-speech-started',
    '32-assistant-started-untyped',
    '35-voice-input',
    '37-chat-created',
    '38-session-created',
    '41-call-artifact-upload',
  ])('has nothing to add to a call from %s', (name) => expect(said(name)).toBeUndefined())

  it('reads a report that was made of what GET /call answers, whether its parts stand in the message or in the call', () => {
    const call = sample('rest/get-call-200-ended')
    const { artifact, analysis, cost, costs, startedAt, endedAt, endedReason } = call
    const outside = { artifact, analysis, cost, costs, startedAt, endedAt, endedReason }
    const message = { type: 'end-of-call-report', timestamp: endedAt, isFetched: true, call }
    for (const body of [{ message: { ...message, ...outside } }, { message }]) {
      const event = eventOf(body)
      expect(event).toMatchObject({ kind: 'fetched', status: 'ENDED', callId: call.id })
      expect({ ...event?.snapshot, ...event?.said }).toMatchObject({
        direction: 'OUTBOUND',
        customerNumber: '+12125550142',
        callerName: 'Dana Whitfield',
        endedReason: 'assistant-ended-call-after-message-spoken',
        cost: { micros: 19_300 },
        conversation: { transcript: expect.stringContaining('Thursday at 2:30 PM') },
        recording: expect.anything(),
        structured: expect.anything(),
        answeredAtMs: Date.parse(startedAt),
        endedAtMs: Date.parse(endedAt),
      })
    }
  })
})

describe('what a live view is told', () => {
  const news = (name: string) => liveEventsOf(parse(sample(name)))

  it('gets words as they are heard, half said or whole', () => {
    expect(news('16-transcript-partial-user')).toEqual([
      { kind: 'words', speaker: 'CALLER', text: 'Hi, can I move my', isFinal: false },
    ])
    expect(news('18-transcript-final-selector-type-assistant')).toMatchObject([
      { kind: 'words', speaker: 'ASSISTANT', isFinal: true },
    ])
    expect(news('22-conversation-update-with-tools')).toEqual([
      { kind: 'words', speaker: 'CALLER', text: 'Hi, can I move my cleaning to Thursday afternoon?', isFinal: true },
    ])
  })

  it('gets who speaks, and that something about the call changed', () => {
    expect(news('20-speech-update-started')).toEqual([{ kind: 'speech', speaker: 'ASSISTANT', isSpeaking: true }])
    expect(news('21-speech-update-stopped')).toMatchObject([{ kind: 'speech', isSpeaking: false }])
    for (const name of ['05-status-update-in-progress', '25-transfer-update', '50-eocr-inbound-completed'])
      expect(news(name)).toEqual([{ kind: 'changed' }])
  })

  it('gets nothing of what nobody can see, and survives anything', () => {
    for (const name of ['30-model-output-token', '38-session-created', '62-unknown-future-message-type'])
      expect(news(name)).toEqual([])
    for (const type of ['transcript', 'speech-update', 'conversation-update', 'transcript[']) {
      for (const role of [null, 4, {}, 'user']) {
        expect(
          Array.isArray(liveEventsOf(parse({ message: { type, role, transcript: 4, messages: [role, [role]] } }))),
        ).toBe(true)
      }
    }
  })

  it('tells the door what is not stored, and what is stored once a call', () => {
    const of = (name: string) => parse(sample(name))
    expect(sampleNames().filter((name) => isPartialTranscript(of(name)))).toEqual(['16-transcript-partial-user'])
    expect(sampleNames().filter((name) => isConversationUpdate(of(name)))).toEqual([
      '22-conversation-update-with-tools',
    ])
  })
})
