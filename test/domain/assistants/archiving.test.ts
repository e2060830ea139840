import { describe, expect, it } from 'vitest'
import {
  archiveAssistant,
  getAssistant,
  listVersions,
  publishAssistant,
  unarchiveAssistant,
} from '../../../src/domain/assistants/index.js'
import { aboveWall } from '../../../src/platform/context.js'
import type { RestFault } from '../../emulators/vapi.js'
import { clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft, aRobin } from './a-draft.js'
import { useVapi } from './use-vapi.js'

const db = useDatabase()
const vapi = useVapi(db)
const prisma = () => db.deps.database.prisma
const job = () => ctxOf(db.deps)

async function aLiveOne() {
  const draft = await aDraft(db.deps)
  const number = await vapi.aNumber({ clientId: draft.clientId, assistantId: draft.id })
  await publishAssistant(job(), { id: draft.id })
  return { ...draft, number }
}

describe('archiving', () => {
  it('E: asks the database whose it is before it begins, for a client above the wall', async () => {
    const { id, clientId } = await aLiveOne()
    const actor = clientActor(clientId, { access: 'SELF_SERVICE' })
    const above = aboveWall(db.deps, ctxOf(db.deps, actor))
    const wall = (whose: string) =>
      db.deps.database.script(`alter policy client_sees_own on assistants to backline_client using (${whose})`)
    vapi.asked()
    await wall('false')
    await expect(archiveAssistant(above, { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(unarchiveAssistant(above, { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(publishAssistant(above, { id })).rejects.toMatchObject({ code: 'not_found' })
    await wall('client_id = (select app_client())')
    expect(vapi.asked()).toEqual([])
    await archiveAssistant(above, { id })
    await unarchiveAssistant(above, { id })
  })

  it('takes it from its number, from Vapi and from the client, and keeps its versions', async () => {
    const { id, clientId, number } = await aLiveOne()
    const robin = await aRobin(db.deps)
    vapi.asked()
    await archiveAssistant(robin, { id })
    const asked = vapi.asked()
    expect(asked.indexOf('PATCH /phone-number/:id')).toBeLessThan(asked.indexOf('DELETE /assistant/:id'))
    expect(vapi.assistants()).toEqual([])
    expect(vapi.number(number.id)['assistantId'] ?? null).toBeNull()
    expect(await prisma().phoneNumber.findUnique({ where: { id: number.id } })).toMatchObject({
      clientId,
      assistantId: null,
      vapiAssistantId: null,
    })
    expect(await getAssistant(job(), { id })).toMatchObject({
      archivedAt: robin.now,
      vapiAssistantId: null,
      publishedVersion: null,
      publishState: 'NEVER',
      publishLeaseUntil: null,
    })
    expect(await prisma().client.findUnique({ where: { id: clientId } })).toMatchObject({ vapiAssistantId: null })
    expect(await listVersions(job(), { assistantId: id })).toMatchObject([{ number: 1, isLive: false }])
    expect(await prisma().auditEntry.findFirst({ where: { action: 'assistants.archive' } })).toMatchObject({
      actorName: 'Robin Staff',
      changes: { version: [1, null] },
    })
    await expect(archiveAssistant(robin, { id })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('asks nobody about one that was never published', async () => {
    const { id } = await aDraft(db.deps)
    await archiveAssistant(job(), { id })
    expect(vapi.asked()).toEqual([])
    expect(await getAssistant(job(), { id })).toMatchObject({ archivedAt: expect.any(Date) })
  })

  it.each([
    ['409', { status: 409, message: 'Assistant is pinned by a squad' }, 'conflict', /Assistant is pinned by a squad/],
    ['400', { status: 400 }, 'provider_rejected', /./],
    ['401', 401, 'provider_rejected', /API key/],
    ['429', 429, 'provider_down', /slow down/],
    ['500', 500, 'provider_down', /500/],
    ['a connection that breaks', 'reset', 'provider_down', /cannot be reached/],
  ] satisfies [string, RestFault, string, RegExp][])(
    'that Vapi answers with %s changes nothing',
    async (_name, fault, code, words) => {
      const { id, clientId, number } = await aLiveOne()
      const before = await getAssistant(job(), { id })
      vapi.fail('DELETE /assistant/:id', fault)
      await expect(archiveAssistant(job(), { id })).rejects.toMatchObject({
        code,
        message: expect.stringMatching(words),
      })
      const { updatedAt: _one, ...after } = await getAssistant(job(), { id })
      const { updatedAt: _other, ...was } = before
      expect(after).toEqual(was)
      expect(vapi.number(number.id)['assistantId']).toBe(vapi.assistant().id)
      expect(await prisma().client.findUnique({ where: { id: clientId } })).toMatchObject({
        vapiAssistantId: vapi.assistant().id,
      })
      vapi.fail(undefined)
      await archiveAssistant(job(), { id })
      expect(vapi.assistants()).toEqual([])
    },
  )

  it.each([
    ['is gone at Vapi already', undefined],
    ['is deleted although Vapi did not say so', { afterEffect: 'reset' }],
  ] satisfies [string, RestFault | undefined][])('is done when it %s', async (_name, fault) => {
    const { id } = await aLiveOne()
    if (fault) vapi.fail('DELETE /assistant/:id', fault)
    else vapi.it().assistants.clear()
    await archiveAssistant(job(), { id })
    expect(await getAssistant(job(), { id })).toMatchObject({ archivedAt: expect.any(Date), vapiAssistantId: null })
  })

  it('also deletes one of which nobody knew whether Vapi had made it', async () => {
    const { id } = await aDraft(db.deps)
    vapi.it().faults.rest = ({ method, path }) =>
      method === 'POST' ? { afterEffect: 'reset' } : path === '/assistant' ? { status: 403 } : undefined
    await publishAssistant(job(), { id })
    vapi.fail(undefined)
    expect(vapi.assistants()).toHaveLength(1)
    await archiveAssistant(job(), { id })
    expect(vapi.assistants()).toEqual([])
  })
})

describe('taking one back', () => {
  it('makes it a draft that is published as its next version', async () => {
    const { id, clientId } = await aLiveOne()
    await archiveAssistant(job(), { id })
    await unarchiveAssistant(job(), { id })
    await unarchiveAssistant(job(), { id })
    expect(await getAssistant(job(), { id })).toMatchObject({
      archivedAt: null,
      publishState: 'NEVER',
      vapiAssistantId: null,
    })
    expect(await publishAssistant(job(), { id })).toMatchObject({ state: 'DONE', version: 2 })
    expect(await prisma().client.findUnique({ where: { id: clientId } })).toMatchObject({
      vapiAssistantId: vapi.assistant().id,
    })
    expect(await prisma().auditEntry.count({ where: { action: 'assistants.unarchive' } })).toBe(1)
  })
})
