import { describe, expect, it } from 'vitest'
import {
  callEventOf,
  linesOfTranscript,
  parseVapiMessage,
  type VapiMessage,
} from '../../../src/integrations/voice/index.js'

const LETTERS = { ASSISTANT: 'A', CALLER: 'C', UNKNOWN: '?', FUNCTION: 'F' }
const NAMED = { assistant: ['Sandra', 'Ana de la Cruz', 'Dr: Ruth'], caller: ['Customer', 'Key Buyer'] }
const read = (transcript: string, names?: typeof NAMED) =>
  linesOfTranscript(transcript, names).map(({ speaker, content }) => `${LETTERS[speaker]} ${content}`)

describe('C1: a transcript is read by the names it gives its speakers', () => {
  it.each([
    ['AI: Hi.\nUser: Hello.\n', ['A Hi.', 'C Hello.']],
    ['Assistant: Hi.\nCustomer: Hello.\n', ['A Hi.', 'C Hello.']],
    ['Bot: Hi.\r\nHuman: Hello.\r\nAgent: Yes?', ['A Hi.', 'C Hello.', 'A Yes?']],
    ['AGENT: Hi.\nCALLER: Hello.', ['A Hi.', 'C Hello.']],
    ['Asistente: Hola.\nUsuaria: Buenas.', ['A Hola.', 'C Buenas.']],
    ['Assistante: Bonjour.\nAppelant: Bonjour.', ['A Bonjour.', 'C Bonjour.']],
    [
      'KI: Guten Tag.\nAnrufer: Hallo.\nAssistentin: Ja?\nKundin: Nein.',
      ['A Guten Tag.', 'C Hallo.', 'A Ja?', 'C Nein.'],
    ],
    ['User: Come at 10:30.\nAI: 10:30: noted.', ['C Come at 10:30.', 'A 10:30: noted.']],
    ['User: My name is: Ravi.\nAI: Thanks.', ['C My name is: Ravi.', 'A Thanks.']],
    [
      'User: Two things.\nfirst: the price\nand the size\n\nAI: Sure.',
      ['C Two things.\nfirst: the price\nand the size', 'A Sure.'],
    ],
    // Vapi's documented form: all in one line.
    [
      "AI: How can I help? User: What's the weather? AI: Sunny, at 10:30: 20 degrees.",
      ['A How can I help?', "C What's the weather?", 'A Sunny, at 10:30: 20 degrees.'],
    ],
    ['User: yes please AI: great User: bye', ['C yes please', 'A great', 'C bye']],
    ['User: ask the user: him or me', ['C ask the user: him or me']],
  ])('%j', (transcript, lines) => expect(read(transcript)).toEqual(lines))

  it.each([
    ['Sandra: Hi.\nCustomer: Hello.', ['A Hi.', 'C Hello.']],
    ['Ana de la Cruz: Hi.\nKey Buyer: Hello.', ['A Hi.', 'C Hello.']],
    ['Dr: Ruth: Hi.\nKey Buyer: Hello.', ['A Hi.', 'C Hello.']],
    ['Sandra: Hi. Key Buyer: Sandra said: no. Sandra: Yes.', ['A Hi.', 'C Sandra said: no.', 'A Yes.']],
  ])('by the names of its set-up: %j', (transcript, lines) => expect(read(transcript, NAMED)).toEqual(lines))

  it.each([
    ['Sandra: Hi.\nCustomer: Hello.', ['? Sandra: Hi.', 'C Hello.']],
    [
      'Customer: Well?\nSandra: If you say take me off\nyour list, we will.',
      ['C Well?', '? Sandra: If you say take me off\nyour list, we will.'],
    ],
    [
      'Customer: Well? Ana de la Cruz: If you say stop, we will.',
      ['C Well?', '? Ana de la Cruz: If you say stop, we will.'],
    ],
    ['Speaker 0: Hi.\nSpeaker 1: Hello.', ['? Speaker 0: Hi.', '? Speaker 1: Hello.']],
    ['Stop calling me.', ['? Stop calling me.']],
    ['', []],
  ])('and a name nobody knows is nobody’s: %j', (transcript, lines) => expect(read(transcript)).toEqual(lines))

  it('and a name that both speakers have says nothing', () => {
    expect(read('Sam: Hi.', { assistant: ['Sam'], caller: ['sam'] })).toEqual(['? Sam: Hi.'])
  })

  it.each(['A', ' ', 'A:', ': ', 'Ab '])('in time, however much of %j there is', (worst) => {
    const started = performance.now()
    linesOfTranscript(worst.repeat(100_000 / worst.length))
    linesOfTranscript(`${worst.repeat(100_000 / worst.length)}\nx`)
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('finds those names in the report, and goes by its messages where it has any', () => {
    const message = {
      type: 'end-of-call-report',
      call: { id: 'one', assistantOverrides: { artifactPlan: { transcriptPlan: { userName: 'Guest' } } } },
      assistant: { name: 'Front Desk', artifactPlan: { transcriptPlan: { assistantName: 'Sandra' } } },
      artifact: {
        transcript: 'Sandra: Hi.\nGuest: Hello.\nFront Desk: Yes?',
        messages: [{ role: 'system', message: 'x' }],
      },
    }
    const said = (artifact: object) => {
      const body = Buffer.from(JSON.stringify({ message: { ...message, artifact } }))
      const { conversation } = callEventOf(parseVapiMessage(body) as VapiMessage)?.said ?? {}
      return conversation?.messages.map(({ speaker, content }) => `${LETTERS[speaker]} ${content}`)
    }
    expect(said(message.artifact)).toEqual(['A Hi.', 'C Hello.', 'A Yes?'])
    expect(said({ ...message.artifact, messages: [{ role: 'user', message: 'Hey' }] })).toEqual(['C Hey'])
  })
})
