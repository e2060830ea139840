import { describe, expect, it } from 'vitest'
import {
  changesToPublish,
  getAssistant,
  getVersion,
  listVersions,
  publishAssistant,
  restoreVersion,
  saveFact,
} from '../../../src/domain/assistants/index.js'
import { aboveWall, makeCtx } from '../../../src/platform/context.js'
import { clientActor, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft, aRobin } from './a-draft.js'
import { useVapi } from './use-vapi.js'

const db = useDatabase()
const vapi = useVapi(db)
const prisma = () => db.deps.database.prisma
const job = () => ctxOf(db.deps)
const save = (id: string, field: string, value: unknown) => saveFact(job(), { id, field, value })
const publish = (id: string, note?: string) => publishAssistant(job(), { id, ...(note && { note }) })

/** Two versions: the second calls itself Mia, talks for five minutes and knows a service. */
async function twoVersions() {
  const draft = await aDraft(db.deps)
  await publish(draft.id)
  await save(draft.id, 'agentName', 'Mia')
  await save(draft.id, 'maxMinutes', 5)
  await publish(draft.id, 'Shorter calls')
  return draft
}

describe('versions', () => {
  it('are listed newest first, with who, when and why', async () => {
    const { id } = await twoVersions()
    const lines = await listVersions(job(), { assistantId: id })
    expect(lines.map(({ number, note, isLive, authorKind }) => ({ number, note, isLive, authorKind }))).toEqual([
      { number: 2, note: 'Shorter calls', isLive: true, authorKind: 'job' },
      { number: 1, note: null, isLive: false, authorKind: 'job' },
    ])
  })

  it('each show what they changed of the one before', async () => {
    const { id } = await twoVersions()
    const { diff, facts, prompt, firstMessage } = await getVersion(job(), { assistantId: id, number: 2 })
    expect(diff.settings).toContainEqual({
      path: 'maxDurationSeconds',
      label: 'Longest call',
      before: '10 minutes',
      after: '5 minutes',
    })
    expect(diff.prompt.filter(({ kind }) => kind === 'added').some(({ text }) => text.includes('Mia'))).toBe(true)
    expect(diff.prompt.filter(({ kind }) => kind === 'removed').some(({ text }) => text.includes('Ava'))).toBe(true)
    expect(facts.agentName).toBe('Mia')
    expect(prompt).toContain('Mia')
    expect(firstMessage).toContain('Thank you for calling Harbor Dental.')
    const first = await getVersion(job(), { assistantId: id, number: 1 })
    expect(first.diff.settings).toContainEqual(
      expect.objectContaining({ label: 'Name', before: null, after: 'Harbor Dental' }),
    )
    for (const number of [0, 3, 1.5, Number.NaN])
      await expect(getVersion(job(), { assistantId: id, number })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are read by the client’s own people behind their wall', async () => {
    const { id, clientId } = await twoVersions()
    const ctx = makeCtx(db.deps, clientActor(clientId, { access: 'SELF_SERVICE' }), { now: NOW })
    expect(await listVersions(ctx, { assistantId: id })).toHaveLength(2)
    expect((await getVersion(ctx, { assistantId: id, number: 2 })).diff.isEmpty).toBe(false)
    expect((await changesToPublish(ctx, { id })).isEmpty).toBe(true)
  })
})

describe('what publishing would change', () => {
  it('is all of it at first, then what was changed, then nothing', async () => {
    const { id } = await aDraft(db.deps)
    expect((await changesToPublish(job(), { id })).settings.length).toBeGreaterThan(20)
    await publish(id)
    expect(await changesToPublish(job(), { id })).toEqual({ settings: [], prompt: [], isEmpty: true })
    await save(id, 'speed', 0.9)
    expect((await changesToPublish(job(), { id })).settings).toEqual([
      { path: 'voice.speed', label: 'Speed', before: '1', after: '0.9' },
    ])
    await save(id, 'speed', 1)
    expect((await changesToPublish(job(), { id })).isEmpty).toBe(true)
  })

  it('leaves out an answer that cannot be published yet', async () => {
    const { id } = await aDraft(db.deps, { facts: { afterHours: 'FORWARD' } })
    expect((await changesToPublish(job(), { id })).isEmpty).toBe(true)
    await save(id, 'afterHours', 'ANSWER')
    await publish(id)
    await save(id, 'afterHours', 'FORWARD')
    await save(id, 'speed', 0.9)
    expect((await changesToPublish(job(), { id })).settings.map(({ label }) => label)).toContain('Speed')
  })
})

describe('bringing a version back', () => {
  it('puts its facts into the draft and makes them live, as a new version', async () => {
    const { id } = await twoVersions()
    await save(id, 'tone', 'calm')
    const robin = await aRobin(db.deps)
    const restored = await restoreVersion(robin, { assistantId: id, number: 1 })
    expect(restored).toMatchObject({
      state: 'DONE',
      version: 3,
      keptFromDraft: [],
      differsFromVersion: { isEmpty: true },
    })
    expect(await prisma().assistantVersion.findFirst({ where: { number: 3 } })).toMatchObject({
      restoredFrom: 1,
      note: 'Version 1 brought back',
      authorName: 'Robin Staff',
    })
    const view = await getAssistant(job(), { id })
    expect(view.facts).toMatchObject({ agentName: 'Ava', maxMinutes: 10, tone: 'warm' })
    expect(view).toMatchObject({ publishedVersion: 3, hasUnpublishedChanges: false })
    expect(vapi.assistant()).toMatchObject({ maxDurationSeconds: 600 })
    const audited = await prisma().auditEntry.findMany({
      where: { actorName: 'Robin Staff' },
      orderBy: { action: 'asc' },
    })
    expect(audited.map(({ action }) => action)).toEqual(['assistants.publish', 'assistants.restore-version'])
  })

  it('keeps the draft’s answer where the old one is not accepted any more, and says so', async () => {
    const { id, clientId } = await twoVersions()
    const old = await prisma().assistantVersion.findFirstOrThrow({ where: { number: 1 } })
    const facts = { ...(old.facts as object), tone: 'shouting', agentName: 'Old', bygone: 'question' }
    await prisma().assistantVersion.create({
      data: { ...old, facts, body: old.body as object, id: clientId, number: 9, createdAt: NOW },
    })
    const restored = await restoreVersion(job(), { assistantId: id, number: 9 })
    expect(restored).toMatchObject({
      state: 'DONE',
      version: 10,
      keptFromDraft: expect.arrayContaining(['Tone', 'bygone']),
    })
    expect((await getAssistant(job(), { id })).facts).toMatchObject({ tone: 'warm', agentName: 'Old' })
    expect((await getAssistant(job(), { id })).facts).not.toHaveProperty('bygone')
    expect(restored.differsFromVersion.isEmpty).toBe(false)
  })

  it('that cannot be live any more changes nothing', async () => {
    const { id, clientId } = await twoVersions()
    const old = await prisma().assistantVersion.findFirstOrThrow({ where: { number: 1 } })
    const facts = { ...(old.facts as object), afterHours: 'FORWARD', forwardTo: null }
    await prisma().assistantVersion.create({
      data: { ...old, facts, body: old.body as object, id: clientId, number: 9, createdAt: NOW },
    })
    const before = await getAssistant(job(), { id })
    await expect(restoreVersion(job(), { assistantId: id, number: 9 })).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: { forwardTo: expect.any(String) } },
    })
    expect(await getAssistant(job(), { id })).toEqual(before)
  })

  it('changes nothing while somebody publishes', async () => {
    const { id } = await twoVersions()
    const publishLeaseUntil = new Date(NOW.getTime() + 60_000)
    await prisma().assistant.update({ where: { id }, data: { publishLeaseUntil } })
    const before = await getAssistant(job(), { id })
    await expect(restoreVersion(job(), { assistantId: id, number: 1 })).rejects.toMatchObject({ code: 'conflict' })
    expect(await getAssistant(job(), { id })).toEqual(before)
  })

  it('that Vapi refuses can be gone on with, and still says where it comes from', async () => {
    const { id, clientId } = await twoVersions()
    vapi.fail('PATCH /assistant/:id', { status: 400 })
    const self = aboveWall(db.deps, makeCtx(db.deps, clientActor(clientId, { access: 'SELF_SERVICE' }), { now: NOW }))
    expect(await restoreVersion(self, { assistantId: id, number: 1 })).toMatchObject({
      state: 'INCOMPLETE',
      version: 2,
    })
    vapi.fail(undefined)
    expect(await publishAssistant(self, { id })).toMatchObject({ state: 'DONE', version: 3 })
    expect(await prisma().assistantVersion.findFirst({ where: { number: 3 } })).toMatchObject({
      restoredFrom: 1,
      authorKind: 'client_user',
    })
  })
})
