import { describe, expect, it } from 'vitest'
import {
  archiveAssistant,
  getAssistant,
  listVersions,
  publishAssistant,
  renameAssistant,
  saveFact,
} from '../../../src/domain/assistants/index.js'
import { type Actor, aboveWall, makeCtx } from '../../../src/platform/context.js'
import type { DomainError } from '../../../src/platform/errors.js'
import { aClient, clientActor, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft, aRobin } from './a-draft.js'
import { useVapi } from './use-vapi.js'

const db = useDatabase()
const vapi = useVapi(db)
const prisma = () => db.deps.database.prisma
const job = () => ctxOf(db.deps)
const above = (actor: Actor) => aboveWall(db.deps, makeCtx(db.deps, actor, { now: NOW }))
const self = (clientId: string) => above(clientActor(clientId, { access: 'SELF_SERVICE' }))
const stateOf = async (id: string) => {
  const { steps: _steps, ...view } = await getAssistant(job(), { id })
  return view
}
const states = (steps: { step: string; state: string }[]) => Object.fromEntries(steps.map((s) => [s.step, s.state]))
const DONE = { webhook: 'done', assistant: 'done', version: 'done', answering: 'done', number: 'done', client: 'done' }
const client = (id: string) => prisma().client.findUniqueOrThrow({ where: { id } })

describe('publishing an assistant that answers', () => {
  it('makes it at Vapi with our address, and everything around it', async () => {
    const draft = await aDraft(db.deps, { client: { webhookTokenHash: null, webhookTokenSealed: null } })
    const number = await vapi.aNumber({ clientId: draft.clientId, assistantId: draft.id, isPrimary: true })
    const published = await publishAssistant(await aRobin(db.deps), { id: draft.id, note: ' First ' })
    expect(published).toMatchObject({ state: 'DONE', version: 1 })
    expect(states(published.steps)).toEqual(DONE)
    const made = vapi.assistant()
    expect(made).toMatchObject({
      name: 'Harbor Dental',
      metadata: { backlineAssistantId: draft.id },
      server: { url: expect.stringMatching(/\/api\/v1\/vapi\/webhook\/[\w-]{20,}\/$/), timeoutSeconds: 20 },
    })
    expect(vapi.number(number.id)).toMatchObject({
      assistantId: made.id,
      server: { url: (made['server'] as { url: string }).url },
    })
    expect(await stateOf(draft.id)).toMatchObject({
      vapiAssistantId: made.id,
      publishState: 'DONE',
      publishLeaseUntil: null,
      publishedVersion: 1,
      publishedAt: NOW,
      hasUnpublishedChanges: false,
    })
    expect(await client(draft.clientId)).toMatchObject({
      setupStatus: 'VAPI_AGENT_CONFIGURED',
      vapiAssistantId: made.id,
      vapiPhoneNumber: number.number,
    })
    expect(await listVersions(job(), { assistantId: draft.id })).toEqual([
      {
        number: 1,
        note: 'First',
        authorKind: 'staff',
        authorName: 'Robin Staff',
        restoredFrom: null,
        createdAt: NOW,
        isLive: true,
      },
    ])
    const { server: _server, ...body } = made
    const version = await prisma().assistantVersion.findFirstOrThrow()
    expect(body).toMatchObject(version.body as object)
    expect(JSON.stringify(version)).not.toContain('/webhook/')
  })

  it('tells who answers as the facts say, and keeps what staff set beside it', async () => {
    const { id, clientId } = await aDraft(db.deps, {
      facts: {
        hours: { week: { mon: [{ from: '09:00', to: '17:00' }] }, closedOn: [] },
        afterHours: 'FORWARD',
        forwardTo: '+14155552671',
        transferNumbers: [{ name: 'Desk', number: '+14155552672' }],
        functions: ['take_message', 'transfer_to_human'],
      },
    })
    const transientAssistant = { name: 'Stand-in', model: { provider: 'openai', model: 'gpt-4.1' } }
    await prisma().answeringPlan.create({
      data: { id: clientId, clientId, functions: [], transferNumbers: [], transientAssistant },
    })
    expect((await publishAssistant(await aRobin(db.deps), { id })).state).toBe('DONE')
    expect(await prisma().answeringPlan.findUnique({ where: { clientId } })).toMatchObject({
      hours: { week: { mon: [{ from: '09:00', to: '17:00' }] }, closedOn: [] },
      afterHours: 'FORWARD',
      forwardTo: '+14155552671',
      transferNumbers: [{ name: 'Desk', number: '+14155552672' }],
      functions: ['take_message', 'transfer_to_human'],
      transientAssistant,
    })
    const audited = await prisma().auditEntry.findMany({ where: { action: 'answering.update' } })
    expect(audited).toMatchObject([{ actorKind: 'staff', actorName: 'Robin Staff' }])
  })

  it('leaves allowed what the client’s other assistants may do during calls', async () => {
    const one = await aDraft(db.deps, { facts: { functions: ['take_message'] } })
    const calls = await aDraft(db.deps, {
      clientId: one.clientId,
      direction: 'OUTBOUND',
      facts: { transferNumbers: [{ name: 'Desk', number: '+14155552672' }], functions: ['transfer_to_human'] },
    })
    await publishAssistant(job(), { id: calls.id })
    await publishAssistant(job(), { id: one.id })
    expect(await prisma().answeringPlan.findFirst()).toMatchObject({
      functions: ['take_message', 'transfer_to_human'],
      transferNumbers: [{ number: '+14155552672' }],
    })
  })

  it('sets the clock of its client, in which hours are judged; a second one on another clock says so', async () => {
    const hours = { week: { mon: [{ from: '09:00', to: '17:00' }] }, closedOn: [] }
    const first = await aDraft(db.deps, { facts: { hours, timeZone: 'Europe/Berlin' } })
    const { steps } = await publishAssistant(job(), { id: first.id })
    expect(steps.find(({ step }) => step === 'answering')?.message).toBeUndefined()
    expect(await client(first.clientId)).toMatchObject({ timeZone: 'Europe/Berlin' })
    const { clientId } = first
    const second = await aDraft(db.deps, { clientId, facts: { hours, timeZone: 'America/New_York' } })
    const next = await publishAssistant(job(), { id: second.id })
    expect(next.steps.find(({ step }) => step === 'answering')?.message).toContain('Europe/Berlin')
    expect(await client(clientId)).toMatchObject({ timeZone: 'Europe/Berlin' })
  })

  it('leaves alone what staff wrote about the client', async () => {
    const { id, clientId } = await aDraft(db.deps, {
      client: { vapiAssistantId: 'by-hand', vapiPhoneNumber: '+14155550199', setupStatus: 'LIVE' },
    })
    await vapi.aNumber({ clientId, assistantId: id })
    await publishAssistant(job(), { id })
    expect(await client(clientId)).toMatchObject({
      vapiAssistantId: 'by-hand',
      vapiPhoneNumber: '+14155550199',
      setupStatus: 'LIVE',
    })
  })

  it('does not make the second one the client’s usual one', async () => {
    const one = await aDraft(db.deps)
    await publishAssistant(job(), { id: one.id })
    await prisma().client.update({ where: { id: one.clientId }, data: { vapiAssistantId: null } })
    const two = await aDraft(db.deps, { clientId: one.clientId })
    await publishAssistant(job(), { id: two.id })
    expect((await client(one.clientId)).vapiAssistantId).toBeNull()
  })
})

describe('publishing an assistant that calls', () => {
  it('leaves who answers as it is, and needs no number yet', async () => {
    const { id, clientId } = await aDraft(db.deps, { direction: 'OUTBOUND' })
    const { state, steps } = await publishAssistant(job(), { id })
    expect(state).toBe('DONE')
    expect(steps.find(({ step }) => step === 'number')).toMatchObject({
      state: 'skipped',
      message: 'No number yet: it can call once it has one.',
    })
    expect(await prisma().answeringPlan.count()).toBe(0)
    expect(await client(clientId)).toMatchObject({ setupStatus: 'VAPI_AGENT_CONFIGURED', vapiAssistantId: null })
  })
})

describe('publishing again', () => {
  it('says so when nothing is new, and asks Vapi only whether it still is so', async () => {
    const { id } = await aDraft(db.deps)
    await publishAssistant(job(), { id })
    vapi.asked()
    const again = await publishAssistant(job(), { id })
    expect(again).toMatchObject({ state: 'DONE', version: 1 })
    expect(again.steps.find(({ step }) => step === 'version')?.message).toBe('Nothing is new: version 1 stays.')
    expect(vapi.asked()).toEqual(['GET /assistant/:id'])
    expect(await prisma().assistantVersion.count()).toBe(1)
  })

  it('writes whole members, and leaves alone what we do not send', async () => {
    const { id } = await aDraft(db.deps)
    await publishAssistant(job(), { id })
    const theirs = vapi.assistant()
    const server = { ...(theirs['server'] as object), headers: { 'x-team': 'night' } }
    Object.assign(theirs, { endCallPhrases: ['bye now'], server })
    await saveFact(job(), { id, field: 'agentName', value: 'Mia' })
    expect(await stateOf(id)).toMatchObject({ hasUnpublishedChanges: true })
    expect(await publishAssistant(job(), { id })).toMatchObject({ state: 'DONE', version: 2 })
    const [patch] = vapi.sent('PATCH', '/assistant/')
    expect(patch).toMatchObject({
      model: { provider: 'openai', messages: [{ role: 'system', content: expect.stringContaining('Mia') }] },
      voice: { provider: 'vapi' },
    })
    expect(Object.keys(patch ?? {})).not.toContain('endCallPhrases')
    expect(vapi.assistant()).toMatchObject({ endCallPhrases: ['bye now'], server: { headers: { 'x-team': 'night' } } })
  })

  it('replaces an address of somebody else with everything that belongs to it', async () => {
    const { id } = await aDraft(db.deps)
    await publishAssistant(job(), { id })
    const server = { url: 'https://n8n.example/hook', headers: { authorization: 'theirs' }, credentialId: 'theirs' }
    Object.assign(vapi.assistant(), { server })
    await publishAssistant(job(), { id })
    expect(JSON.stringify(vapi.assistant()['server'])).not.toContain('theirs')
    expect(vapi.assistant()).toMatchObject({ server: { url: expect.stringContaining('/api/v1/vapi/webhook/') } })
  })

  it('gives Vapi the credential of the client’s signing plan', async () => {
    const { id, clientId } = await aDraft(db.deps)
    await publishAssistant(job(), { id })
    await prisma().signingPlan.create({
      data: { id: clientId, clientId, scheme: 'NONE', options: {}, vapiCredentialId: 'credential-1' },
    })
    await publishAssistant(job(), { id })
    expect(vapi.assistant()).toMatchObject({ server: { credentialId: 'credential-1' } })
    expect(await prisma().assistantVersion.count()).toBe(1)
  })

  it('makes it anew where Vapi no longer has it, for the client and its number too', async () => {
    const { id, clientId } = await aDraft(db.deps)
    const number = await vapi.aNumber({ clientId, assistantId: id })
    await publishAssistant(job(), { id })
    const before = vapi.assistant().id
    vapi.it().assistants.clear()
    const again = await publishAssistant(job(), { id })
    expect(again.steps.find(({ step }) => step === 'assistant')?.message).toContain('made anew')
    const { id: after } = vapi.assistant()
    expect(after).not.toBe(before)
    expect(vapi.number(number.id)['assistantId']).toBe(after)
    expect(await client(clientId)).toMatchObject({ vapiAssistantId: after })
    expect(await prisma().assistantVersion.count()).toBe(1)
  })

  it('has the new name', async () => {
    const { id } = await aDraft(db.deps)
    await publishAssistant(job(), { id })
    await renameAssistant(job(), { id, name: 'Front desk' })
    expect(await publishAssistant(job(), { id })).toMatchObject({ version: 2 })
    expect(vapi.assistant()['name']).toBe('Front desk')
  })
})

describe('publishing for a client', () => {
  it('is done by its own people where they may, in their name', async () => {
    const { id, clientId } = await aDraft(db.deps, { client: { webhookTokenHash: null, webhookTokenSealed: null } })
    await vapi.aNumber({ clientId, assistantId: id })
    expect(await publishAssistant(self(clientId), { id })).toMatchObject({ state: 'DONE', version: 1 })
    const entries = await prisma().auditEntry.findMany({
      where: { actorKind: { not: 'job' } },
      orderBy: { action: 'asc' },
    })
    expect(new Set(entries.map(({ actorKind }) => actorKind))).toEqual(new Set(['client_user']))
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'answering.update',
        'assistants.publish',
        'clients.generate-webhook-token',
        'clients.update',
      ]),
    )
    expect(await prisma().assistantVersion.findFirst()).toMatchObject({
      authorKind: 'client_user',
      authorName: 'Sam Okafor',
    })
  })

  it('is staff’s when they act for it, and says for whom', async () => {
    const { id, clientId } = await aDraft(db.deps)
    const impersonator: Actor = {
      kind: 'impersonator',
      id: clientId,
      name: 'Robin',
      clientId,
      access: 'READ_ONLY',
      impersonationId: clientId,
    }
    expect(await publishAssistant(above(impersonator), { id })).toMatchObject({ state: 'DONE' })
    expect(await prisma().assistantVersion.findFirst()).toMatchObject({ authorKind: 'staff', authorName: 'Robin' })
    const entry = await prisma().auditEntry.findFirst({ where: { action: 'assistants.publish' } })
    expect(entry).toMatchObject({
      actorKind: 'staff',
      onBehalfOf: `client:${clientId}`,
      changes: { version: [null, 1] },
    })
  })
})

describe('publishing is refused', () => {
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: DomainError) => error,
    )

  it('while something is missing, field by field, and nothing is asked of Vapi', async () => {
    const { id } = await aDraft(db.deps, { facts: { afterHours: 'FORWARD' } })
    expect(await refusal(publishAssistant(job(), { id }))).toMatchObject({
      code: 'invalid',
      details: { fields: { forwardTo: expect.any(String) } },
    })
    expect(vapi.asked()).toEqual([])
    expect(await stateOf(id)).toMatchObject({ publishState: 'NEVER', publishLeaseUntil: null })
  })

  it('when it is archived, was made by hand, or the note is too long', async () => {
    const { id, clientId } = await aDraft(db.deps)
    await expect(publishAssistant(job(), { id, note: 'x'.repeat(301) })).rejects.toThrow(/300/)
    await archiveAssistant(job(), { id })
    expect(await refusal(publishAssistant(job(), { id }))).toMatchObject({ code: 'conflict' })
    await prisma().assistant.create({ data: { id: clientId, clientId, name: 'By hand', vapiAssistantId: 'a1' } })
    expect(await refusal(publishAssistant(job(), { id: clientId }))).toMatchObject({ code: 'conflict' })
  })

  it('in a step, when there is no key to ask with', async () => {
    const { id } = await aDraft(db.deps)
    Object.assign(db.deps, { config: { ...db.deps.config, vapiApiKey: undefined } })
    const { state, steps } = await publishAssistant(job(), { id })
    expect(state).toBe('INCOMPLETE')
    expect(steps.find(({ step }) => step === 'assistant')).toMatchObject({
      state: 'failed',
      message: 'Your agency has not connected Vapi yet. Publish again to go on from here.',
    })
  })
})

describe('a version', () => {
  it('can never be changed', async () => {
    const { id } = await aDraft(db.deps)
    const { clientId } = await aClient(db.deps).then((c) => ({ clientId: c.id }))
    await publishAssistant(job(), { id })
    for (const data of [{ note: 'other' }, { clientId }])
      await expect(prisma().assistantVersion.updateMany({ data })).rejects.toThrow(/never rewritten/)
  })
})
