import { describe, expect, it } from 'vitest'
import {
  driftOf,
  getAssistant,
  publishAssistant,
  putOursBack,
  restoreVersion,
  saveFact,
  takeTheirs,
} from '../../../src/domain/assistants/index.js'
import { ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft } from './a-draft.js'
import { useVapi } from './use-vapi.js'

const db = useDatabase()
const vapi = useVapi(db)
const prisma = () => db.deps.database.prisma
const job = () => ctxOf(db.deps)

/** Live, changed in Vapi, and changed in the wizard since. */
async function aDrifted() {
  const { id } = await aDraft(db.deps)
  await publishAssistant(job(), { id })
  const theirs = vapi.assistant() as Record<string, unknown>
  const model = theirs['model'] as object
  Object.assign(theirs, { model: { ...model, messages: [{ role: 'system', content: 'Always rhyme.' }] } })
  await saveFact(job(), { id, field: 'agentName', value: 'Mia' })
  vapi.asked()
  return { id, prompt: () => JSON.stringify(vapi.assistant()['model']) }
}

async function expectStopped(published: Awaited<ReturnType<typeof publishAssistant>>) {
  expect(published).toMatchObject({ state: 'INCOMPLETE', version: 1 })
  const failed = published.steps.find(({ state }) => state === 'failed')
  expect(failed).toMatchObject({ step: 'assistant', isDrift: true })
  expect(failed?.message).toBe(
    'Somebody changed it in Vapi since version 1 was published (Prompt). ' +
      'Compare first: take theirs or put ours back, or publish over it.',
  )
}

describe('publishing what somebody changed in Vapi meanwhile', () => {
  it('stops before anything is written, however often, and notes what differs', async () => {
    const { id, prompt } = await aDrifted()
    await expectStopped(await publishAssistant(job(), { id }))
    await expectStopped(await publishAssistant(job(), { id }))
    await expectStopped(await restoreVersion(job(), { assistantId: id, number: 1 }))
    expect(vapi.asked().filter((request) => !request.startsWith('GET'))).toEqual([])
    expect(prompt()).toContain('Always rhyme.')
    expect(await getAssistant(job(), { id })).toMatchObject({
      driftFoundAt: expect.any(Date),
      publishState: 'INCOMPLETE',
      publishLeaseUntil: null,
    })
    expect((await driftOf(job(), { id }))?.prompt).toContainEqual({ kind: 'added', text: 'Always rhyme.' })
  })

  it('goes over it when that is said, and the audit says so too', async () => {
    const { id, prompt } = await aDrifted()
    await publishAssistant(job(), { id })
    expect(await publishAssistant(job(), { id, overDrift: true })).toMatchObject({ state: 'DONE', version: 2 })
    expect(prompt()).toContain('Mia')
    expect(await getAssistant(job(), { id })).toMatchObject({ driftFoundAt: null })
    const entries = await prisma().auditEntry.findMany({ where: { action: 'assistants.publish' } })
    expect(entries.map(({ changes }) => changes)).toContainEqual({
      version: [1, 2],
      facts: [null, ['agentName']],
      overDrift: [null, true],
    })
    expect(JSON.stringify(entries)).not.toContain('Mia')
  })

  it('goes over it with a version brought back', async () => {
    const { id, prompt } = await aDrifted()
    await restoreVersion(job(), { assistantId: id, number: 1, overDrift: true })
    expect(prompt()).not.toContain('rhyme')
  })

  it.each([
    ['taken over', takeTheirs],
    ['put back', putOursBack],
  ])('goes on once it was %s', async (_what, verb) => {
    const { id, prompt } = await aDrifted()
    await publishAssistant(job(), { id })
    await verb(job(), { id })
    expect(await publishAssistant(job(), { id })).toMatchObject({ state: 'DONE' })
    expect(prompt()).toContain('Mia')
  })

  it('is not stopped by what an attempt of ours wrote before its version was, also with other facts since', async () => {
    const { id } = await aDraft(db.deps)
    await publishAssistant(job(), { id })
    await saveFact(job(), { id, field: 'agentName', value: 'Mia' })
    vapi.fail('PATCH /assistant/:id', { afterEffect: 'reset' })
    await publishAssistant(job(), { id })
    expect(JSON.stringify(vapi.assistant())).toContain('Mia')
    await saveFact(job(), { id, field: 'agentName', value: 'Noa' })
    vapi.fail('GET /assistant/:id', { status: 400 })
    await publishAssistant(job(), { id })
    vapi.fail(undefined)
    expect(await publishAssistant(job(), { id })).toMatchObject({ state: 'DONE', version: 2 })
    expect(JSON.stringify(vapi.assistant())).toContain('Noa')
  })
})
