import { describe, expect, it } from 'vitest'
import { forwardEvents } from '../../../scripts/events-forward.js'
import { CLIENT_EVENT_TYPES, CLIENT_EVENTS } from '../../../src/domain/client-events/index.js'
import { EVENT_TYPE_NAMES, queueOwnEvents } from '../../../src/domain/forwarding/index.js'
import { loadConfig } from '../../../src/platform/config.js'
import { useReceivers } from '../../domain/forwarding/support.js'
import { useApp } from '../../support/app.js'
import { theDocument, undocumentedEvent } from '../../support/contract.js'
import { aProgram } from '../../support/program.js'
import { testKey } from '../../support/test-keys.js'

describe('C8: what addresses are told is in the document', () => {
  const app = useApp()
  const aReceiver = useReceivers()

  it('each type with the shape of its data, in one envelope', () => {
    const { webhooks, components } = theDocument()
    expect(Object.keys(webhooks).sort()).toEqual([...EVENT_TYPE_NAMES, 'backline.test'].sort())
    for (const type of CLIENT_EVENT_TYPES) {
      const ref = String(webhooks[type]?.post.requestBody.content['application/json']?.schema?.['$ref'])
      const schema = components.schemas[ref.split('/').at(-1) ?? ''] as {
        required: string[]
        properties: { type: object; data: { properties: object } }
      }
      expect([...schema.required].sort()).toEqual(['client_id', 'created_at', 'data', 'id', 'type'])
      expect(schema.properties.type).toEqual({ type: 'string', enum: [type] })
      expect(Object.keys(schema.properties.data.properties)).toEqual(Object.keys(CLIENT_EVENTS[type].data.shape))
    }
  })

  it('and an event that is read is one of them, by its type', () => {
    const { Event } = theDocument().components.schemas
    expect(Event?.['oneOf']).toHaveLength(CLIENT_EVENT_TYPES.length)
    expect(Event?.['discriminator']).toMatchObject({ propertyName: 'type' })
    expect(JSON.stringify(theDocument())).not.toContain('see Events below')
  })

  it('so that one which is not as it says is found', () => {
    const event = { id: crypto.randomUUID(), client_id: crypto.randomUUID(), created_at: '2026-03-04T17:00:00Z' }
    expect(undocumentedEvent(JSON.stringify({ ...event, type: 'task.done', data: {} }))).not.toEqual([])
    expect(undocumentedEvent(JSON.stringify({ ...event, type: 'hang', data: {} }))).toEqual([])
    expect(undocumentedEvent(JSON.stringify({ message: { type: 'hang' } }))).not.toEqual([])
  })

  it('and how to verify, answer, repeat and order them', () => {
    const { tags } = theDocument() as unknown as { tags: { name: string; description?: string }[] }
    const guide = tags.find(({ name }) => name === 'Webhooks')?.description ?? ''
    for (const word of ['HMAC-SHA256', 'webhook-signature', '15 seconds', '8 times', '410', 'order', 'webhook-id']) {
      expect(guide).toContain(word)
    }
  })

  it('and the types an address may name are listed, also where one is refused', async () => {
    const program = await aProgram(app)
    const refused = await program.post('/webhooks', { url: 'https://crm.example/hook', types: ['lead.made'] })
    expect(refused.status).toBe(400)
    const [{ field, detail }] = refused.body.errors
    expect(field).toBe('types.0')
    for (const type of ['lead.made', ...EVENT_TYPE_NAMES]) expect(detail).toContain(type)
    expect(JSON.stringify(theDocument().paths['/webhooks']?.['post'])).toContain(JSON.stringify(EVENT_TYPE_NAMES))
  })

  it('and a command posts them to a URL on this machine, signed', async () => {
    const [program, receiver] = [await aProgram(app), await aReceiver()]
    const secret = Buffer.alloc(32, 7)
    receiver.secrets.push(`whsec_${secret.toString('base64')}`)
    const stop = new AbortController()
    const lines: string[] = []
    const to = { api: app.address, key: program.key ?? '', to: receiver.url, secret, types: ['lead.created'] }
    const forwarding = forwardEvents({ ...to, everyMs: 50, signal: stop.signal, say: (line) => lines.push(line) })
    while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    const made = await program.post('/leads', { number: '+14155550188', name: 'Sam' })
    expect(made.status).toBe(201)
    await queueOwnEvents(app.deps)
    await receiver.until(1)
    stop.abort()
    await forwarding
    expect(receiver.deliveries).toMatchObject([{ isGenuine: true }])
    expect(JSON.parse(receiver.deliveries[0]?.body ?? '')).toMatchObject({
      type: 'lead.created',
      data: { name: 'Sam' },
    })
    const stranger = forwardEvents({ ...to, key: 'bl_nobody', say: () => {} })
    await expect(stranger).rejects.toThrow('refused')
  })

  it('and a receiver on this machine is allowed by a setting, which production refuses', () => {
    const secrets = {
      SESSION_SECRET: 'a secret of events:forward of forty letters',
      VAULT_KEYS: `k:${testKey('vault').toString('base64')}`,
      INDEX_KEY: testKey('index').toString('base64'),
    }
    const at = (NODE_ENV: string, more = {}) => loadConfig({ ...secrets, NODE_ENV, ...more })
    expect(at('development').webhooksToLoopback).toBe(false)
    expect(at('development', { WEBHOOKS_TO_LOOPBACK: 'true' }).webhooksToLoopback).toBe(true)
    expect(() => at('production', { WEBHOOKS_TO_LOOPBACK: 'true' })).toThrow('WEBHOOKS_TO_LOOPBACK')
  })
})
