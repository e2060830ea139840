import { describe, expect, it } from 'vitest'
import { assistantPlan, type Facts, LANGUAGES } from '../../../src/domain/wizard/index.js'
import { extractedFrom } from '../../../src/integrations/voice/vapi/extracted.js'
import { inboundFacts, outboundFacts } from './sample-facts.js'

const OF = { name: 'Front desk', assistantId: 'assistant-1', clientId: 'client-1' }
const inbound = (more: object = {}, of = OF) =>
  assistantPlan('INBOUND', { ...inboundFacts('dental', 'en'), ...more } as Facts, of)
const outbound = (more: object = {}) =>
  assistantPlan('OUTBOUND', { ...outboundFacts('dental', 'en'), ...more } as Facts, OF)

const outputOf = (plan: ReturnType<typeof inbound>, name: string) => plan.outputs.find((output) => output.name === name)
const propertiesOf = (plan: ReturnType<typeof inbound>, name: string) =>
  outputOf(plan, name)?.schema['properties'] as Record<
    string,
    { type: string; enum?: string[]; format?: string; description: string }
  >

describe('the plan of an assistant', () => {
  it('is made of the facts, and carries our ids', () => {
    const plan = inbound()
    expect(plan).toMatchObject({
      name: 'Front desk',
      speaksFirst: true,
      languages: ['en'],
      voice: { provider: 'vapi', voiceId: inboundFacts('dental', 'en').voice.voiceId },
      speed: 1,
      interruptions: 'normal',
      maxSeconds: 600,
      isRecorded: true,
      metadata: { backlineAssistantId: 'assistant-1', backlineClientId: 'client-1', direction: 'INBOUND' },
    })
    expect(plan.voicemailMessage).toBeUndefined()
    expect(plan.fallbackVoice).toBeUndefined()
    expect(plan).toEqual(inbound())
  })

  it('has the tools of the functions it may use, in the order of the registry, with their companions', () => {
    const names = (functions: string[]) =>
      inbound({ functions }).tools.map((tool) => {
        const { type, function: fn } = tool as { type: string; function?: { name: string } }
        return fn?.name ?? type
      })
    expect(names(['transfer_to_human', 'take_message'])).toEqual(['take_message', 'transfer_to_human', 'transferCall'])
    expect(names([])).toEqual([])
    expect(JSON.stringify(inbound().tools)).not.toContain('"server"')
  })

  it('begins in its language, and knows the others', () => {
    expect(inbound({ language: 'de', languages: ['en', 'fr', 'de'] }).languages).toEqual(['de', 'en', 'fr'])
    for (const language of LANGUAGES)
      expect(inbound({ language, languages: [language] }).silence.question).toMatch(/\?$/)
  })

  it('leaves a message on a machine only when that was chosen', () => {
    expect(outbound({ voicemailMessage: 'Call us' }).voicemailMessage).toBeUndefined()
    expect(outbound({ voicemail: 'leave_message', voicemailMessage: 'Call\nus' }).voicemailMessage).toBe('Call us')
  })

  it('waits longer and asks twice when it must not end calls too early', () => {
    expect(outbound().silence).toMatchObject({ seconds: 15, times: 2 })
    expect(outbound({ antiHangUp: false }).silence).toMatchObject({ seconds: 10, times: 1 })
  })

  it('cuts its name to what Vapi takes', () => {
    expect(inbound({}, { ...OF, name: 'n'.repeat(60) }).name).toHaveLength(40)
    expect(inbound({}, { ...OF, name: `${'n'.repeat(39)}🎉x` }).name).toBe('n'.repeat(39))
  })

  it('lists names to listen for: letters only, each once, at most fifty', () => {
    const services = [
      'Check-up',
      'CHECK UP',
      '123',
      '日本語',
      ...Array.from({ length: 90 }, (_, i) => `Kind ${'x'.repeat(i)}`),
    ]
    const { keyTerms } = inbound({
      services: services.map((name) => ({ name, minutes: null, price: null, notes: null })),
    })
    expect(keyTerms.slice(0, 5)).toEqual(['Harbor Dental', 'Ava', 'Front desk', 'Check up', '日本語'])
    expect(keyTerms).toHaveLength(50)
    for (const term of keyTerms) expect(term).toMatch(/^[\p{L} ]{3,60}$/u)
  })
})

describe('what is worked out of every conversation', () => {
  it('has stable names, and custom data only where it was asked for', () => {
    const names = (plan: ReturnType<typeof inbound>) => plan.outputs.map(({ name }) => name)
    expect(names(inbound())).toEqual(['intent', 'outcome', 'caller', 'appointment', 'success'])
    expect(names(outbound())).toEqual(['intent', 'outcome', 'caller', 'appointment', 'details', 'success'])
    expect(names(outbound({ dataToExtract: [] }))).not.toContain('details')
  })

  it('uses the intents of the seeds for real estate, and always has one for the rest', () => {
    const intents = (businessType: string) => propertiesOf(inbound({ businessType }), 'intent')['intent']?.enum
    expect(intents('real_estate')).toEqual([
      'property_inquiry',
      'schedule_viewing',
      'make_offer',
      'speak_to_agent',
      'general',
    ])
    expect(intents('dental')).toContain('emergency')
    expect(intents('other')).toContain('general')
  })

  it('asks for custom data by its key and type', () => {
    const dataToExtract = [
      { name: 'Move-in date', type: 'date', description: 'When' },
      { name: 'Größe in m²', type: 'number', description: 'Wie groß' },
      { name: 'Déjà client', type: 'yes_no', description: 'Oui ou non' },
      { name: 'Note', type: 'text', description: 'Anything' },
    ]
    expect(propertiesOf(outbound({ dataToExtract }), 'details')).toMatchObject({
      move_in_date: { type: 'string', format: 'date' },
      grosse_in_m2: { type: 'number' },
      deja_client: { type: 'boolean' },
      note: { type: 'string', description: expect.stringContaining('Anything') },
    })
  })

  it('judges success by the aim in the words of the business', () => {
    const { success } = propertiesOf(outbound({ objective: 'custom', objectiveDetail: 'They take part' }), 'success')
    expect(success?.description).toContain('They take part')
  })

  it('uses nothing that Vapi does not know in a schema', () => {
    const allowed = new Set([
      'type',
      'items',
      'properties',
      'description',
      'pattern',
      'format',
      'required',
      'enum',
      'title',
    ])
    const check = (schema: Record<string, unknown>): void => {
      expect(Object.keys(schema).filter((key) => !allowed.has(key))).toEqual([])
      expect(typeof schema['type']).toBe('string')
      for (const part of Object.values((schema['properties'] ?? {}) as Record<string, Record<string, unknown>>))
        check(part)
    }
    for (const { schema } of [...inbound().outputs, ...outbound().outputs]) check(schema as Record<string, unknown>)
  })

  it('comes back in reports in a form that is understood', () => {
    const result = {
      intent: { intent: 'schedule_viewing', confidence: 0.9 },
      outcome: { outcome: 'viewing_scheduled', service: 'Viewing', price: '$450,000' },
      caller: { name: 'Kim Lee', phone: '+13105550100', email: 'kim@example.com' },
      appointment: { requested: true, date: '2026-12-01', time: '10:00', service: 'Viewing' },
      success: { success: true, reason: 'They agreed to a day.' },
    }
    expect(Object.keys(result)).toEqual(inbound().outputs.map(({ name }) => name))
    for (const [name, value] of Object.entries(result)) {
      expect(Object.keys(propertiesOf(inbound(), name))).toEqual(Object.keys(value))
    }
    const structuredOutputs = Object.fromEntries(
      Object.entries(result).map(([name, value], at) => [`id-${at}`, { name, result: value }]),
    )
    expect(extractedFrom({ artifact: { structuredOutputs } })).toMatchObject({
      structured: result,
      intent: { name: 'schedule_viewing', confidence: 0.9 },
      custom: { outcome: 'viewing_scheduled', serviceName: 'Viewing', price: '$450,000' },
      name: 'Kim Lee',
    })
  })
})
