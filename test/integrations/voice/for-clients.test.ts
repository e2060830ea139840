import { describe, expect, it } from 'vitest'
import { forClients, maskSecrets } from '../../../src/integrations/voice/index.js'
import { sample } from '../../support/samples.js'

describe('what a client may have of an event', () => {
  it('is what was said and how it ended, not how the assistant is made, what it cost or how to steer the call', () => {
    const report = sample('50-eocr-inbound-completed')
    report.message.assistant = { name: 'Riley', model: { messages: [{ role: 'system', content: 'CANARY prompt' }] } }
    report.message.call.monitor = { controlUrl: 'https://CANARY.example/control', listenUrl: 'wss://CANARY.example' }
    report.message.artifact.messages.unshift({ role: 'system', message: 'CANARY prompt' })
    report.message.phoneNumber = { number: '+14155550123', twilioAuthToken: 'CANARY' }
    const text = forClients(JSON.stringify(report)) ?? ''
    expect(text).not.toContain('CANARY')
    const { message } = JSON.parse(text)
    expect(message).not.toHaveProperty('cost')
    expect(message).not.toHaveProperty('costBreakdown')
    expect(message).toMatchObject({
      type: 'end-of-call-report',
      endedReason: report.message.endedReason,
      analysis: report.message.analysis,
      phoneNumber: { number: '+14155550123', twilioAuthToken: '[masked]' },
    })
    expect(message.artifact.messages.map((said: { role: string }) => said.role)).not.toContain('system')
    const said = report.message.artifact.messages.filter(({ role }: { role: string }) => role !== 'system')
    expect(message.artifact.messages).toHaveLength(said.length)
    expect(said.length).toBeGreaterThan(3)
  })

  it('is nothing of what is no JSON, or nested too deep', () => {
    expect(forClients('{')).toBeUndefined()
    expect(forClients(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toBeUndefined()
  })
})

describe('secrets of a payload', () => {
  it.each(['clientSecret', 'accessToken', 'x-api-key', 'secretAccessKey', 'privateKey', 'twilioAuthToken', 'password'])(
    'such as %s are masked',
    (name) => expect(maskSecrets(JSON.stringify({ a: { [name]: 'CANARY' } }))).not.toContain('CANARY'),
  )

  it('are masked under headers, whatever a header is called', () => {
    expect(maskSecrets('{"server":{"headers":{"X-Vapi-Secret":"CANARY","x-own":"CANARY"},"url":"u"}}')).toBe(
      '{"server":{"headers":"[masked]","url":"u"}}',
    )
  })

  it('are not what only sounds like one', () => {
    const text = '{"llmPromptTokens":12,"keyterm":["a"],"secretary":"Kim","key":"value"}'
    expect(maskSecrets(text)).toBe(text)
  })
})
