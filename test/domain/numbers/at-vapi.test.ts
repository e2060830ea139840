import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  attachNumber,
  detachNumber,
  followAtVapi,
  pickNumber,
  refreshAttachments,
  releaseNumber,
  repairNumber,
  updateNumber,
} from '../../../src/domain/numbers/index.js'
import type { RestFault } from '../../emulators/vapi.js'
import { aClient, clientActor, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { above, aNumber, anAssistant, assistantAtVapi, atVapi, inside, selfService, staff, useVapi } from './support.js'

const db = useDatabase()
const world = useVapi(db)
const prisma = () => db.deps.database.prisma
const OFFICE = { week: { mon: [{ from: '09:00', to: '17:00' }] }, closedOn: [] }
const BACKOFF = { type: 'exponential', maxRetries: 3, baseDelaySeconds: 1 }

/** A client whose published assistant has a number that Vapi has not been told about. */
async function aLine(over: { number?: object; thing?: Record<string, unknown> } = {}) {
  const client = await aClient(db.deps)
  const vapiAssistantId = assistantAtVapi(world.vapi)
  const assistant = await anAssistant(db.deps, { clientId: client.id, vapiAssistantId })
  const number = await aNumber(db.deps, {
    clientId: client.id,
    assistantId: assistant.id,
    vapiStatus: 'not-told',
    ...over.number,
  })
  atVapi(world.vapi, { id: number.vapiPhoneNumberId, number: number.number }, over.thing)
  const url = `https://backline.example/api/v1/vapi/webhook/${client.token}/`
  const thing = () => world.vapi.phoneNumbers.get(number.vapiPhoneNumberId ?? '') ?? {}
  const row = () => prisma().phoneNumber.findUniqueOrThrow({ where: { id: number.id } })
  const ctx = above(db.deps, selfService(client.id))
  return { client, assistant, vapiAssistantId, number, url, thing, row, ctx, input: { phoneNumberId: number.id } }
}
const writes = () => world.vapi.requests.filter(({ method }) => method === 'PATCH')

describe('attaching a number', () => {
  it('tells Vapi who answers and where to report, with members that stay whole, and once', async () => {
    const { ctx, input, thing, url, vapiAssistantId, row } = await aLine({
      thing: { server: { url: 'https://old.example', timeoutSeconds: 7, credentialId: 'theirs' }, squadId: 'a-squad' },
    })
    await attachNumber(ctx, input)
    await attachNumber(ctx, input)
    expect(thing()).toMatchObject({
      provider: 'twilio',
      assistantId: vapiAssistantId,
      squadId: null,
      server: { url, timeoutSeconds: 7, backoffPlan: BACKOFF },
    })
    expect(thing()).not.toHaveProperty('server.credentialId')
    expect(writes()).toHaveLength(1)
    expect(await row()).toMatchObject({ vapiAssistantId, vapiStatus: 'active', seenAtVapiAt: NOW })
    const audited = await prisma().auditEntry.findMany({ where: { action: 'numbers.attach' } })
    expect(audited).toHaveLength(1)
    expect(JSON.stringify(audited)).not.toContain(url)
  })

  it('names the credential of the client’s signing', async () => {
    const { client, ctx, input, thing } = await aLine()
    await prisma().signingPlan.create({
      data: { id: randomUUID(), clientId: client.id, scheme: 'NONE', options: {}, vapiCredentialId: 'cred-1' },
    })
    await attachNumber(ctx, input)
    expect(thing()).toMatchObject({ server: { credentialId: 'cred-1' } })
  })

  it.each([
    ['hours of its own', { hours: OFFICE }],
    ['a number to forward to', { forwardTo: '+14155552671' }],
    ['a greeting', { greeting: 'Hello' }],
    ['a voice', { voice: { provider: 'vapi', voiceId: 'Elliot' } }],
    ['been switched off', { isActive: false }],
  ])('lets Vapi ask us at every call when it has %s', async (_what, over) => {
    const { ctx, input, thing, url } = await aLine({ number: over, thing: { assistantId: 'somebody' } })
    await attachNumber(ctx, input)
    expect(thing()).toMatchObject({ assistantId: null, server: { url } })
  })

  it('gives a client without a webhook address one', async () => {
    const { client, ctx, input, thing } = await aLine()
    await prisma().client.update({
      where: { id: client.id },
      data: { webhookTokenHash: null, webhookTokenSealed: null },
    })
    await attachNumber(ctx, input)
    expect(thing()).toHaveProperty('server.url', expect.stringContaining('/api/v1/vapi/webhook/'))
  })

  it.each([
    ['says no', { status: 400, message: 'assistantId must be a UUID' }, 'provider_rejected'],
    ['does not take the key', 401, 'provider_rejected'],
    ['has a conflict', { status: 409 }, 'provider_rejected'],
    ['wants us to slow down', 429, 'provider_down'],
    ['fails', 500, 'provider_down'],
    ['answers with a page', 'html', 'provider_down'],
    ['hangs up', 'reset', 'provider_down'],
    ['does it and does not say so', { afterEffect: 500 }, 'provider_down'],
  ] satisfies [string, RestFault, string][])(
    'shows the number as wrong where Vapi %s, and repairs it later',
    async (_what, fault, code) => {
      const { ctx, input, row, thing, vapiAssistantId } = await aLine()
      world.vapi.faults.rest = ({ method }) => (method === 'PATCH' ? fault : undefined)
      await expect(attachNumber(ctx, input)).rejects.toMatchObject({ code })
      expect((await row()).vapiStatus).toBe('differs')
      delete world.vapi.faults.rest
      expect((await repairNumber(ctx, input)).message).toContain('is in order')
      expect([(await row()).vapiStatus, (thing() as { assistantId?: string }).assistantId]).toEqual([
        'active',
        vapiAssistantId,
      ])
    },
  )

  it('says so when Vapi no longer has the number, and finds it again under its number', async () => {
    const { ctx, input, number, row } = await aLine()
    world.vapi.phoneNumbers.clear()
    await expect(attachNumber(ctx, input)).rejects.toThrow('Vapi no longer has')
    expect((await row()).vapiStatus).toBe('missing')
    await expect(repairNumber(ctx, input)).rejects.toThrow('Vapi does not have')
    const id = atVapi(world.vapi, { id: null, number: number.number })
    await repairNumber(ctx, input)
    expect(await row()).toMatchObject({ vapiPhoneNumberId: id, vapiStatus: 'active' })
  })

  it('says so when its assistant is gone at Vapi; the usual one takes over where there is another', async () => {
    const { client, ctx, input, row, thing } = await aLine()
    world.vapi.assistants.clear()
    await expect(attachNumber(ctx, input)).rejects.toThrow('Publish it again')
    expect((await row()).vapiStatus).toBe('orphaned')
    await expect(repairNumber(ctx, input)).rejects.toThrow('Publish it again')
    await prisma().client.update({ where: { id: client.id }, data: { vapiAssistantId: assistantAtVapi(world.vapi) } })
    expect((await repairNumber(ctx, input)).message).toContain('the usual assistant answers')
    expect(await row()).toMatchObject({ assistantId: null, vapiStatus: 'active' })
    expect(thing()).not.toHaveProperty('assistantId')
  })

  it('lets the usual assistant answer where its own was archived', async () => {
    const { ctx, input, row, assistant } = await aLine()
    await prisma().assistant.update({ where: { id: assistant.id }, data: { archivedAt: NOW, vapiAssistantId: null } })
    await repairNumber(ctx, input)
    expect(await row()).toMatchObject({ assistantId: null, vapiStatus: 'active' })
  })

  it('is refused for numbers that are nobody’s, unknown at Vapi, or somebody else’s', async () => {
    const { ctx } = await aLine()
    const theirs = await aLine()
    const unknown = await aNumber(db.deps, { clientId: theirs.client.id, vapiPhoneNumberId: null })
    const pooled = await aNumber(db.deps)
    const office = above(db.deps, staff())
    for (const verb of [attachNumber, detachNumber, repairNumber])
      await expect(verb(ctx, theirs.input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(releaseNumber(ctx, theirs.input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(attachNumber(office, { phoneNumberId: pooled.id })).rejects.toThrow('give it to a client first')
    await expect(attachNumber(office, { phoneNumberId: unknown.id })).rejects.toThrow('does not know this number')
    await expect(attachNumber(above(db.deps, staff('VIEWER')), theirs.input)).rejects.toMatchObject({
      code: 'forbidden',
    })
    const readOnly = above(db.deps, clientActor(theirs.client.id))
    await expect(attachNumber(readOnly, theirs.input)).rejects.toMatchObject({ code: 'forbidden' })
    expect(writes()).toEqual([])
  })
})

describe('numbers that follow', () => {
  it('ask us once hours count, and answer directly again once they do not', async () => {
    const { client, ctx, input, thing, vapiAssistantId } = await aLine()
    await attachNumber(ctx, input)
    const plan = { id: randomUUID(), clientId: client.id, hours: OFFICE, functions: [] }
    await prisma().answeringPlan.create({ data: { ...plan, afterHours: 'MESSAGE' } })
    expect((await refreshAttachments(ctx, { clientId: client.id })).attached).toHaveLength(1)
    expect(thing()).toMatchObject({ assistantId: null })
    expect((await refreshAttachments(ctx, { clientId: client.id })).attached).toEqual([])
    await prisma().answeringPlan.update({ where: { clientId: client.id }, data: { afterHours: 'ANSWER' } })
    await refreshAttachments(ctx, { clientId: client.id })
    expect(thing()).toMatchObject({ assistantId: vapiAssistantId })
  })

  it('keep what was changed where Vapi is away, and show it', async () => {
    const { client, ctx, input, row, number } = await aLine()
    await attachNumber(ctx, input)
    const walled = inside(db.deps, selfService(client.id))
    const changed = await updateNumber(walled, { id: number.id, changes: { greeting: 'Good day', label: 'Main line' } })
    expect(changed).toEqual({ mustFollow: true })
    world.vapi.faults.rest = 'html'
    expect(await followAtVapi(ctx, input)).toContain('Vapi answered')
    expect(await row()).toMatchObject({ greeting: 'Good day', label: 'Main line', vapiStatus: 'differs' })
    expect((await refreshAttachments(ctx, { clientId: client.id })).failed).toMatchObject([{ number: number.number }])
    delete world.vapi.faults.rest
    expect((await refreshAttachments(ctx, { clientId: client.id })).attached).toEqual([number.number])
    expect((await row()).vapiStatus).toBe('active')
  })

  it('wait for an assistant that is not published', async () => {
    const { client, ctx, input, assistant } = await aLine()
    await prisma().assistant.update({ where: { id: assistant.id }, data: { vapiAssistantId: null } })
    expect(await followAtVapi(ctx, input)).toBeUndefined()
    expect(await refreshAttachments(ctx, { clientId: client.id })).toEqual({ attached: [], failed: [] })
    expect(world.vapi.requests).toEqual([])
  })
})

describe('giving a number back', () => {
  it('clears it at Vapi first, rests it, and forgets what was the client’s', async () => {
    const { client, ctx, input, number, row, thing } = await aLine({
      number: { isPrimary: true, label: 'Main', greeting: 'Hi', forwardTo: '+14155552671', hours: OFFICE },
    })
    const second = await aNumber(db.deps, { clientId: client.id })
    await prisma().client.update({ where: { id: client.id }, data: { vapiPhoneNumber: number.number } })
    await attachNumber(ctx, input)
    await expect(releaseNumber(ctx, input)).rejects.toThrow('Give it back only if')
    await releaseNumber(ctx, { ...input, evenIfLive: true })
    expect(thing()).toMatchObject({ server: null })
    expect(thing()).not.toHaveProperty('assistantId')
    expect(await row()).toMatchObject({
      clientId: null,
      assistantId: null,
      label: null,
      greeting: null,
      forwardTo: null,
      hours: null,
      isPrimary: false,
      vapiStatus: 'active',
      restsUntil: new Date(NOW.getTime() + 30 * 86_400_000),
    })
    expect((await prisma().phoneNumber.findUniqueOrThrow({ where: { id: second.id } })).isPrimary).toBe(true)
    expect((await prisma().client.findUniqueOrThrow({ where: { id: client.id } })).vapiPhoneNumber).toBeNull()
    await expect(releaseNumber(above(db.deps, staff()), input)).rejects.toThrow('in the pool already')
  })

  it('does nothing where Vapi cannot be told', async () => {
    const { client, ctx, input, row } = await aLine()
    world.vapi.faults.rest = 'html'
    await expect(releaseNumber(ctx, { ...input, evenIfLive: true })).rejects.toMatchObject({ code: 'provider_down' })
    expect(await row()).toMatchObject({ clientId: client.id })
  })

  it('works for one that Vapi lost, and strikes one of the client’s own account off', async () => {
    const { ctx, input, row } = await aLine()
    world.vapi.phoneNumbers.clear()
    await releaseNumber(ctx, { ...input, evenIfLive: true })
    expect(await row()).toMatchObject({ clientId: null, vapiStatus: 'missing' })

    const own = await aLine()
    const { id } = own.client
    const place = { clientId: id, table: 'clients', column: 'vapi_api_key_sealed', id }
    const vapiApiKeySealed = db.deps.vault.seal(place, world.vapi.apiKey)
    await prisma().client.update({ where: { id }, data: { vapiApiKeySealed } })
    await releaseNumber(own.ctx, { ...own.input, evenIfLive: true })
    expect(await prisma().phoneNumber.findUnique({ where: { id: own.number.id } })).toBeNull()
  })

  it('after an exchange shows what Vapi could not be told, and puts it right in one click', async () => {
    const { ctx, input, assistant, row, thing } = await aLine()
    await attachNumber(ctx, input)
    await aNumber(db.deps)
    world.vapi.faults.rest = 'html'
    const another = { assistantId: assistant.id, another: true }
    await expect(pickNumber(ctx, another)).rejects.toThrow('“Reception” answers +1')
    expect(await pickNumber(ctx, { ...another, evenIfLive: true })).toBeDefined()
    expect(await row()).toMatchObject({ clientId: null, vapiStatus: 'not-told' })
    delete world.vapi.faults.rest
    await repairNumber(above(db.deps, staff()), input)
    expect(await row()).toMatchObject({ clientId: null, vapiStatus: 'active' })
    expect(thing()).toMatchObject({ assistantId: null, server: null })
  })

  it('is not meant by detaching: the client keeps it, and attaching puts it back', async () => {
    const { client, ctx, input, row, thing, vapiAssistantId } = await aLine()
    await attachNumber(ctx, input)
    await detachNumber(ctx, input)
    await detachNumber(ctx, input)
    expect(thing()).toMatchObject({ assistantId: null, server: null })
    expect(await row()).toMatchObject({ clientId: client.id, vapiStatus: 'not-told' })
    await attachNumber(ctx, input)
    expect(thing()).toMatchObject({ assistantId: vapiAssistantId })
  })
})
