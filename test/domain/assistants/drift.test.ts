import { describe, expect, it } from 'vitest'
import {
  changesToPublish,
  compareAssistant,
  compareAssistants,
  compareAssistantsJob,
  driftOf,
  getAssistant,
  getVersion,
  publishAssistant,
  putOursBack,
  saveFact,
  takeTheirs,
} from '../../../src/domain/assistants/index.js'
import { aboveWall, makeCtx } from '../../../src/platform/context.js'
import { aClient, clientActor, ctxOf, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft, aRobin } from './a-draft.js'
import { useVapi } from './use-vapi.js'

const db = useDatabase()
const vapi = useVapi(db)
const prisma = () => db.deps.database.prisma
const job = (now = NOW) => ctxOf(db.deps, undefined, now)
const TOMORROW = new Date(NOW.getTime() + 86_400_000)

async function aLiveOne(over: Parameters<typeof aDraft>[1] = {}) {
  const draft = await aDraft(db.deps, over)
  await publishAssistant(job(), { id: draft.id })
  const vapiId = (await getAssistant(job(), { id: draft.id })).vapiAssistantId ?? ''
  const theirs = () => vapi.it().assistants.get(vapiId) as Record<string, unknown>
  return { ...draft, theirs, change: (members: object) => Object.assign(theirs(), members) }
}
const promptIn = (thing: Record<string, unknown>) =>
  (thing['model'] as { messages: { content: string }[] }).messages[0]?.content ?? ''
const withPrompt = (thing: Record<string, unknown>, content: string) => ({
  model: { ...(thing['model'] as object), messages: [{ role: 'system', content }] },
})

describe('comparing with Vapi', () => {
  it('finds nothing where nobody touched it, also when Vapi adds defaults of its own', async () => {
    const { id, change } = await aLiveOne()
    expect(await compareAssistant(job(TOMORROW), { id })).toEqual({ state: 'same' })
    change({ isServerUrlSecretSet: false, silenceTimeoutSeconds: 30, endCallMessage: null })
    expect(await compareAssistant(job(TOMORROW), { id })).toEqual({ state: 'same' })
    expect(await getAssistant(job(), { id })).toMatchObject({ comparedAt: TOMORROW, driftFoundAt: null })
    expect(await driftOf(job(), { id })).toBeUndefined()
  })

  it('shows what somebody changed, keeps when it was found first, and forgets it once it is undone', async () => {
    const { id, theirs, change } = await aLiveOne()
    const before = structuredClone(theirs())
    change({
      ...withPrompt(theirs(), `${promptIn(theirs())}\nAlways rhyme.`),
      maxDurationSeconds: 1_200,
      endCallPhrases: ['bye'],
    })
    const found = await compareAssistant(job(TOMORROW), { id })
    expect(found).toMatchObject({
      state: 'differs',
      diff: {
        settings: expect.arrayContaining([
          { path: 'maxDurationSeconds', label: 'Longest call', before: '10 minutes', after: '20 minutes' },
          { path: 'endCallPhrases', label: 'Words that end the call', before: null, after: 'bye' },
        ]),
        prompt: expect.arrayContaining([{ kind: 'added', text: 'Always rhyme.' }]),
      },
    })
    expect(await driftOf(job(), { id })).toEqual(found.diff)
    await compareAssistant(job(new Date(TOMORROW.getTime() + 1_000)), { id })
    expect(await getAssistant(job(), { id })).toMatchObject({ driftFoundAt: TOMORROW })
    change({ ...before, endCallPhrases: null })
    expect(await compareAssistant(job(), { id })).toEqual({ state: 'same' })
    expect(await getAssistant(job(), { id })).toMatchObject({ driftFoundAt: null })
    expect(await driftOf(job(), { id })).toBeUndefined()
  })

  it('notices that Vapi no longer has it, and that it was never published', async () => {
    const { id } = await aLiveOne()
    vapi.it().assistants.clear()
    expect(await compareAssistant(job(), { id })).toEqual({ state: 'gone' })
    expect(await getAssistant(job(), { id })).toMatchObject({ driftFoundAt: NOW })
    expect(await driftOf(job(), { id })).toBeUndefined()
    const draft = await aDraft(db.deps)
    expect(await compareAssistant(job(), { id: draft.id })).toEqual({ state: 'unpublished' })
    for (const verb of [takeTheirs, putOursBack]) {
      await expect(verb(job(), { id })).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('anew'),
      })
      await expect(verb(job(), { id: draft.id })).rejects.toMatchObject({ code: 'conflict' })
    }
    await publishAssistant(job(), { id })
    expect(await getAssistant(job(), { id })).toMatchObject({ driftFoundAt: null })
  })

  it('waits while it is being published', async () => {
    const { id } = await aLiveOne()
    const publishLeaseUntil = new Date(NOW.getTime() + 60_000)
    await prisma().assistant.update({ where: { id }, data: { publishLeaseUntil } })
    for (const verb of [compareAssistant, takeTheirs, putOursBack])
      await expect(verb(job(), { id })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('taking theirs', () => {
  it('makes a version of it, puts into the facts what they can say, and says what they cannot', async () => {
    const { id, theirs, change } = await aLiveOne()
    change({
      ...withPrompt(theirs(), `${promptIn(theirs())}\nAlways rhyme.`),
      name: 'Night desk',
      maxDurationSeconds: 1_200,
      voice: { ...(theirs()['voice'] as object), voiceId: 'Elliot', speed: 0.9 },
      firstMessage: String(theirs()['firstMessage']).replace('Thank you for calling Harbor Dental.', 'Harbor Dental!'),
      endCallPhrases: ['bye'],
    })
    const copy = structuredClone(theirs())
    const robin = await aRobin(db.deps)
    const taken = await takeTheirs(robin, { id })
    expect(taken).toEqual({
      version: 2,
      kept: ['Name', 'Voice', 'Speed', 'Longest call', 'First message'],
      onlyInVersion: ['Words that end the call', 'Prompt'],
    })
    expect(theirs()).toEqual(copy)
    const view = await getAssistant(job(), { id })
    expect(view).toMatchObject({
      name: 'Night desk',
      publishedVersion: 2,
      hasUnpublishedChanges: false,
      driftFoundAt: null,
      publishLeaseUntil: null,
    })
    expect(view.facts).toMatchObject({
      maxMinutes: 20,
      speed: 0.9,
      voice: { voiceId: 'Elliot' },
      firstMessage: 'Harbor Dental!',
    })
    const version = await getVersion(job(), { assistantId: id, number: 2 })
    expect(version).toMatchObject({
      note: 'Taken over from Vapi',
      authorName: 'Robin Staff',
      facts: { maxMinutes: 20 },
    })
    expect(version.prompt).toContain('Always rhyme.')
    expect(await compareAssistant(job(), { id })).toEqual({ state: 'same' })
    expect(await prisma().auditEntry.findFirst({ where: { action: 'assistants.take-theirs' } })).toMatchObject({
      actorKind: 'staff',
      changes: { version: [1, 2] },
    })

    const next = await changesToPublish(job(), { id })
    expect(next.prompt).toContainEqual({ kind: 'removed', text: 'Always rhyme.' })
    expect(await publishAssistant(job(), { id })).toMatchObject({ version: 3 })
    expect(promptIn(theirs())).not.toContain('rhyme')
    expect(theirs()).toMatchObject({ maxDurationSeconds: 1_200, endCallPhrases: ['bye'] })
  })

  it('leaves what is still a draft a draft', async () => {
    const { id, change } = await aLiveOne()
    await saveFact(job(), { id, field: 'agentName', value: 'Mia' })
    change({ maxDurationSeconds: 1_200 })
    expect(await takeTheirs(job(), { id })).toMatchObject({ kept: ['Longest call'], onlyInVersion: [] })
    const view = await getAssistant(job(), { id })
    expect(view).toMatchObject({ hasUnpublishedChanges: true, facts: { agentName: 'Mia', maxMinutes: 20 } })
    expect((await getVersion(job(), { assistantId: id, number: 2 })).facts).toMatchObject({
      agentName: 'Ava',
      maxMinutes: 20,
    })
  })

  it.each([
    ['a length that is no whole minute', { maxDurationSeconds: 95 }, 'Longest call'],
    ['more than facts allow', { maxDurationSeconds: 43_200 }, 'Longest call'],
    ['a voice of another provider', { voice: { provider: 'azure', voiceId: 'en-US-JennyNeural' } }, 'Voice'],
    ['no first message at all', { firstMessage: '' }, 'First message'],
    ['another language model', { model: { provider: 'anthropic', model: 'claude' } }, 'Language model'],
  ])('keeps %s in the version alone', async (_what, members, label) => {
    const { id, change } = await aLiveOne()
    const { facts } = await getAssistant(job(), { id })
    change(members)
    const { kept, onlyInVersion } = await takeTheirs(job(), { id })
    expect(kept).toEqual([])
    expect(onlyInVersion).toContain(label)
    expect((await getAssistant(job(), { id })).facts).toEqual(facts)
  })

  it('is refused when nothing differs', async () => {
    const { id } = await aLiveOne()
    await expect(takeTheirs(job(), { id })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Nothing differs'),
    })
    expect(await prisma().assistantVersion.count()).toBe(1)
  })

  it('keeps no secret that somebody wrote into it', async () => {
    const { id, change } = await aLiveOne()
    change({ monitorPlan: { listenEnabled: true, apiKey: 'CANARY-SECRET' }, maxDurationSeconds: 60 })
    await compareAssistant(job(), { id })
    await takeTheirs(job(), { id })
    const rows = await prisma().$queryRaw<
      { text: string }[]
    >`select (a.*)::text || (v.*)::text as text from assistants a, assistant_versions v`
    expect(JSON.stringify(rows)).not.toContain('CANARY')
    change({ monitorPlan: null })
    await expect(putOursBack(job(), { id })).rejects.toThrow(/secret that is not kept/)
  })
})

describe('putting ours back', () => {
  it('writes the members that differ, whole, takes out what was added, and nothing else', async () => {
    const { id, theirs, change } = await aLiveOne()
    const before = structuredClone(theirs())
    change({
      ...withPrompt(theirs(), 'Be rude.'),
      endCallPhrases: ['bye'],
      server: { ...(theirs()['server'] as object), headers: { a: 'b' } },
    })
    vapi.asked()
    const robin = await aRobin(db.deps)
    expect(await putOursBack(robin, { id })).toEqual({ members: ['model', 'endCallPhrases'] })
    const [patch] = vapi.sent('PATCH', '/assistant/')
    expect(patch).toEqual({ model: before['model'], endCallPhrases: null })
    expect(theirs()).toMatchObject({ model: before['model'], server: { headers: { a: 'b' } } })
    expect(await compareAssistant(job(), { id })).toEqual({ state: 'same' })
    expect(await putOursBack(robin, { id })).toEqual({ members: [] })
    const audited = await prisma().auditEntry.findMany({ where: { action: 'assistants.put-ours-back' } })
    expect(audited).toMatchObject([{ actorKind: 'staff', changes: { members: [null, ['model', 'endCallPhrases']] } }])
  })

  it('is possible for the client’s own people, and says what Vapi says', async () => {
    const { id, clientId, change } = await aLiveOne()
    change({ backgroundSound: 'office' })
    const self = aboveWall(db.deps, makeCtx(db.deps, clientActor(clientId, { access: 'SELF_SERVICE' }), { now: NOW }))
    vapi.fail('PATCH /assistant/:id', { status: 400, message: 'no' })
    await expect(putOursBack(self, { id })).rejects.toMatchObject({ code: 'provider_rejected' })
    expect(await getAssistant(job(), { id })).toMatchObject({ publishLeaseUntil: null, publishState: 'DONE' })
    vapi.fail(undefined)
    expect(await putOursBack(self, { id })).toEqual({ members: ['backgroundSound'] })
  })
})

describe('the comparison of every night', () => {
  const compareAll = () => compareAssistants(job(TOMORROW), { pauseMs: 0 })

  it('looks at all that is live, and goes on after one that fails', async () => {
    const [one, two, three] = [await aLiveOne(), await aLiveOne(), await aLiveOne()]
    await aDraft(db.deps)
    two.change({ backgroundSound: 'office' })
    const failing = (await getAssistant(job(), { id: three.id })).vapiAssistantId
    vapi.it().faults.rest = ({ path }) => (path.endsWith(String(failing)) ? { status: 400 } : undefined)
    expect(await compareAll()).toEqual({ same: 1, differ: 1, failed: 1, left: 0 })
    expect(await getAssistant(job(), { id: one.id })).toMatchObject({ comparedAt: TOMORROW, driftFoundAt: null })
    expect(await getAssistant(job(), { id: two.id })).toMatchObject({ driftFoundAt: TOMORROW })
    await compareAssistantsJob.run(job(TOMORROW), {})
    expect(db.logged.some((line) => line.includes('assistants were compared with Vapi'))).toBe(true)
  })

  it('leaves an account alone that asks us to slow down, and asks the others', async () => {
    const own = await aClient(db.deps)
    await aLiveOne()
    await aLiveOne()
    const other = await aLiveOne({ clientId: own.id })
    const place = { clientId: own.id, table: 'clients', column: 'vapi_api_key_sealed', id: own.id }
    const sealed = db.deps.vault.seal(place, 'own-key-of-the-client')
    await prisma().client.update({ where: { id: own.id }, data: { vapiApiKeySealed: sealed } })
    // Whichever of the two accounts is asked first.
    vapi.it().faults.rest = ({ authorization }) => ({ status: authorization?.includes('own-key') ? 400 : 403 })
    const { same, failed, left } = await compareAll()
    expect({ same, failed, left }).toEqual({ same: 0, failed: 2, left: 1 })
    expect(await getAssistant(job(), { id: other.id })).toMatchObject({ comparedAt: expect.any(Date) })
  })
})
