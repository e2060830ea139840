import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { keepUnassigned } from '../../src/domain/inbound/index.js'
import { parseVapiMessage } from '../../src/integrations/voice/index.js'
import { useApp } from '../support/app.js'
import { aClient } from '../support/builders.js'
import { act, api, asStaff, bulk, list, show } from './support.js'

const app = useApp()
const prisma = () => app.deps.database.prisma

describe('how Vapi proves who it is, on a client’s page', () => {
  it('is shown with the fields to type into Vapi, and set by a form', async () => {
    const client = await aClient(app.deps)
    const admin = await asStaff(app, 'ADMIN')
    const before = await show(admin, 'Client', client.id)
    expect(before.record?.details?.['signing']).toMatchObject({ scheme: 'NONE', fields: [] })
    const form = {
      scheme: 'HMAC',
      signatureHeader: 'webhook-signature',
      signaturePrefix: 'v1,',
      signatureEncoding: 'base64',
      secretIsBase64: 'true',
      timestampHeader: 'webhook-timestamp',
      messageIdHeader: 'webhook-id',
      payloadFormat: '{svix-id}.{timestamp}.{body}',
      toleranceSeconds: '600',
      secret: '',
      vapiCredentialId: '',
    }
    const saved = await act(admin, ['Client', client.id, 'updateSigning'], form)
    expect(saved.said).toMatchObject({ kind: 'good', message: 'Saved: HMAC signature' })
    const secret = saved.said?.secret?.value ?? ''
    expect(Buffer.from(secret, 'base64')).toHaveLength(32)
    const after = await show(admin, 'Client', client.id)
    expect(after.record?.details?.['signing']).toMatchObject({ scheme: 'HMAC', toleranceSeconds: 600 })
    expect(JSON.stringify(after)).toContain('{svix-id}.{timestamp}.{body}')
    expect(JSON.stringify(after)).not.toContain(secret)
    const again = await act(admin, ['Client', client.id, 'updateSigning'], form)
    expect(again.said?.secret).toBeUndefined()
  })

  it('names the wrong field', async () => {
    const client = await aClient(app.deps)
    const owner = await asStaff(app)
    const form = { scheme: 'HMAC', payloadFormat: 'no tokens', toleranceSeconds: '300' }
    const refused = await act(owner, ['Client', client.id, 'updateSigning'], form)
    expect(refused.errors?.['payloadFormat']?.message).toMatch(/has to contain \{body\}/)
    const short = await act(owner, ['Client', client.id, 'updateSigning'], { scheme: 'SECRET', secret: 'short' })
    expect(short.errors?.['secret']?.message).toMatch(/at least 16/)
    expect(await prisma().signingPlan.count()).toBe(0)
  })

  it('rotates the secret and says how long the old one works', async () => {
    const client = await aClient(app.deps)
    const owner = await asStaff(app)
    const early = await act(owner, ['Client', client.id, 'rotateSigningSecret'], { graceHours: '24' })
    expect(early.said).toMatchObject({ kind: 'bad', message: expect.stringMatching(/no secret to rotate/) })
    await act(owner, ['Client', client.id, 'updateSigning'], { scheme: 'SECRET' })
    const rotated = await act(owner, ['Client', client.id, 'rotateSigningSecret'], { graceHours: '1' })
    expect(rotated.said?.secret).toMatchObject({ hint: expect.stringMatching(/The old one works for 1 more hour\./) })
    const { record } = await show(owner, 'Client', client.id)
    expect(record?.details?.['signing']).toMatchObject({ previousUntil: expect.stringMatching(/^\d{4}-/) })
  })

  it('lets the test event through the client’s own door, signed', async () => {
    const client = await aClient(app.deps)
    const owner = await asStaff(app)
    const form = { scheme: 'HMAC', messageIdHeader: 'x-id', payloadFormat: '{svix-id} {url} {timestamp} {body}' }
    await act(owner, ['Client', client.id, 'updateSigning'], { ...form, toleranceSeconds: '300' })
    const { said } = await act(owner, ['Client', client.id, 'sendTestEvent'])
    expect(said).toMatchObject({ kind: 'good', message: 'The test event was received and stored.' })
    expect(await prisma().webhookEvent.findMany()).toMatchObject([{ clientId: client.id, isTest: true, cause: null }])
  })

  it('is shown to support without the means to change it, and not to viewers', async () => {
    const client = await aClient(app.deps)
    const [support, viewer] = [await asStaff(app, 'SUPPORT'), await asStaff(app, 'VIEWER')]
    const seen = await show(support, 'Client', client.id)
    expect(seen.record?.details?.['signing']).toMatchObject({ scheme: 'NONE' })
    expect(seen.record?.recordActions).not.toContain('updateSigning')
    expect((await act(support, ['Client', client.id, 'updateSigning'], { scheme: 'SECRET' })).status).toBe(403)
    expect((await show(viewer, 'Client', client.id)).record?.details).not.toHaveProperty('signing.scheme')
  })
})

describe('the organisation-wide URL, on the settings page', () => {
  it('is shown, and takes nothing until there is a signature', async () => {
    const owner = await asStaff(app)
    const page = await api(owner, 'pages/Settings')
    expect(page).toMatchObject({
      organisation: {
        url: `${app.address}/api/v1/voice/webhook`,
        signing: { scheme: 'NONE', fields: [] },
      },
    })
    const none = await api(owner, 'pages/Settings', { kind: 'signing', scheme: 'NONE' })
    expect(none.errors?.['scheme']?.message).toMatch(/signature is required/)
    const saved = await api(owner, 'pages/Settings', { kind: 'signing', scheme: 'BEARER', isPrefixed: 'true' })
    expect(saved.said?.secret?.value).toMatch(/^\w{32}$/)
    expect(saved).toMatchObject({ organisation: { signing: { scheme: 'BEARER' } } })
    const rotated = await api(owner, 'pages/Settings', { kind: 'rotate-signing', graceHours: '0' })
    expect(rotated.said?.secret?.value).not.toBe(saved.said?.secret?.value)
    expect(await prisma().signingPlan.findMany()).toMatchObject([{ clientId: null, previousSecretSealed: null }])
  })
})

describe('what came to the organisation-wide URL and is nobody’s', () => {
  let serial = 0
  const wait = async (names: { assistantId?: string; phoneNumberId?: string; number?: string }) => {
    const { number, ...call } = names
    const phoneNumber = number ? { number } : {}
    const message = {
      type: 'status-update',
      status: 'ringing',
      timestamp: ++serial,
      phoneNumber,
      call: { id: randomUUID(), ...call },
    }
    const body = Buffer.from(JSON.stringify({ message: { ...message, server: { secret: 'hush-hush' } } }))
    await keepUnassigned(app.deps, { headers: {}, body, read: parseVapiMessage(body), now: new Date() })
  }
  const rows = async (naming = '') => {
    const { records = [] } = await list(
      await asStaff(app),
      'UnassignedEvent',
      naming ? { 'filters.naming': naming } : {},
    )
    return records
  }

  it('is listed with what it names, and filtered by it', async () => {
    const assistantId = randomUUID()
    await wait({ assistantId, number: '+14155550123' })
    await wait({ number: '+14155550124' })
    await wait({})
    expect((await rows()).map(({ params }) => params['names']).sort()).toEqual(
      [`Assistant ${assistantId}`, 'Nothing', 'Number (415) 555-0124'].sort(),
    )
    expect(await rows('assistant')).toMatchObject([
      { title: 'Status update', params: { vapiAssistantId: assistantId } },
    ])
    expect(await rows('number')).toMatchObject([{ params: { number: '+14155550124' } }])
    expect(await rows('nothing')).toHaveLength(1)
  })

  it('is assigned to a client with all that names the same, and says how many moved', async () => {
    const client = await aClient(app.deps, { businessName: 'Harbor Dental' })
    const assistantId = randomUUID()
    await wait({ assistantId })
    await wait({ assistantId })
    const [row] = await rows()
    const support = await asStaff(app, 'SUPPORT')
    const nobody = await act(support, ['UnassignedEvent', row?.id ?? '', 'assign'], { clientId: '' })
    expect(nobody.errors?.['clientId']?.message).toBe('Please choose a client')
    const done = await act(support, ['UnassignedEvent', row?.id ?? '', 'assign'], { clientId: client.id })
    expect(done.said).toMatchObject({ kind: 'good', message: '2 events moved to Harbor Dental' })
    expect(await prisma().webhookEvent.count({ where: { clientId: client.id } })).toBe(2)
  })

  it('asks for a number that Vapi did not name, beside its field', async () => {
    const client = await aClient(app.deps)
    await wait({ phoneNumberId: randomUUID() })
    const [row] = await rows()
    const owner = await asStaff(app)
    const refused = await act(owner, ['UnassignedEvent', row?.id ?? '', 'assign'], { clientId: client.id })
    expect(refused.errors?.['number']?.message).toMatch(/Which number is it/)
  })

  it('is assigned and discarded several at once', async () => {
    const client = await aClient(app.deps)
    for (let count = 0; count < 3; count++) await wait({ assistantId: randomUUID() })
    const ids = (await rows()).map(({ id }) => id)
    const owner = await asStaff(app)
    const assigned = await bulk(owner, ['UnassignedEvent', 'assignAll'], ids.slice(0, 2), { clientId: client.id })
    expect(assigned.said?.message).toBe('2 events moved to Harbor Dental')
    const gone = await bulk(owner, ['UnassignedEvent', 'discardAll'], ids.slice(2), { isEverything: 'true' })
    expect(gone.said?.message).toBe('1 event discarded')
    expect(await rows()).toEqual([])
  })

  it('shows its body with secrets masked', async () => {
    await wait({ assistantId: randomUUID() })
    const [row] = await rows()
    const read = await act(await asStaff(app), ['UnassignedEvent', row?.id ?? '', 'readBody'])
    expect(read.said?.text).toContain('"secret":"[masked]"')
    expect(read.said?.text).not.toContain('hush-hush')
  })
})
