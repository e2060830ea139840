import { describe, expect, it } from 'vitest'
import { getAssistant, saveFact } from '../../../src/domain/assistants/index.js'
import type { RestFault } from '../../emulators/vapi.js'
import { ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft } from './a-draft.js'
import { attempts, ON_READS, ON_WRITES } from './faults.js'
import { useVapi } from './use-vapi.js'

const db = useDatabase()
const vapi = useVapi(db)
const job = () => ctxOf(db.deps)
const { publish, expectStopAt, expectWhole } = attempts(db, vapi)

describe('making it at Vapi', () => {
  it.each(ON_WRITES)('meets %s: says so, and goes on from there', async (_name, fault, words) => {
    const { id } = await aDraft(db.deps)
    vapi.fail('POST /assistant', fault)
    await expectStopAt(id, 'assistant', words)
    expect(await getAssistant(job(), { id })).toMatchObject({ vapiAssistantId: null, publishedVersion: null })
    await expectWhole(id, 1)
  })

  it.each([
    ['a connection that breaks', { afterEffect: 'reset' }],
    ['500', { afterEffect: 500 }],
  ] satisfies [string, RestFault][])('takes the one that was made although Vapi answered %s', async (_name, fault) => {
    const { id } = await aDraft(db.deps)
    vapi.fail('POST /assistant', fault)
    expect(await publish(id)).toMatchObject({ state: 'DONE', version: 1 })
    expect(await getAssistant(job(), { id })).toMatchObject({ vapiAssistantId: vapi.assistant().id })
  })

  it('E: believes no id that another assistant has, nor one that cannot be an id, and goes on from there', async () => {
    const [one, two] = [await aDraft(db.deps), await aDraft(db.deps)]
    await publish(one.id)
    const taken = vapi.assistant().id
    for (const [id, words] of [
      [taken, /id of another assistant/],
      ['a\0b', /not with what was asked for/],
      ['a b', /not with what was asked for/],
    ] as const) {
      vapi.fail('POST /assistant', { says: { status: 201, body: { id } } })
      await expectStopAt(two.id, 'assistant', words)
      expect(await getAssistant(job(), { id: two.id })).toMatchObject({ vapiAssistantId: null })
    }
    vapi.fail(undefined)
    expect(await publish(two.id)).toMatchObject({ state: 'DONE' })
    expect(await getAssistant(job(), { id: one.id })).toMatchObject({ vapiAssistantId: taken })
  })

  it('looks for it first, when nobody could say whether it was made', async () => {
    const { id } = await aDraft(db.deps)
    vapi.it().faults.rest = ({ method, path }) =>
      method === 'POST' ? { afterEffect: 'reset' } : path === '/assistant' ? { status: 403 } : undefined
    await expectStopAt(id, 'assistant', /Nobody knows whether Vapi made the assistant/)
    expect(vapi.assistants()).toHaveLength(1)
    await expectWhole(id, 1)
  })

  it('keeps the older one when the list shows it only after another was made', async () => {
    const { id } = await aDraft(db.deps)
    vapi.fail('POST /assistant', { status: 500 })
    await publish(id)
    // The lost one of that attempt, which is listed from now on.
    const lists = { count: 0 }
    const lost = { id: 'lost', orgId: 'o', createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' }
    vapi.it().faults.rest = ({ method, path }) => {
      if (method === 'GET' && path === '/assistant' && lists.count++ === 1)
        vapi.it().assistants.set('lost', { ...lost, metadata: { backlineAssistantId: id } })
      return undefined
    }
    expect(await publish(id)).toMatchObject({ state: 'DONE', version: 1 })
    expect(vapi.assistant()).toMatchObject({ id: 'lost', name: 'Harbor Dental', server: { url: expect.any(String) } })
    expect(await getAssistant(job(), { id })).toMatchObject({ vapiAssistantId: 'lost' })
  })

  it('never takes one that is noted as another’s, although a copy carries our mark', async () => {
    const one = await aDraft(db.deps)
    await publish(one.id)
    const two = await aDraft(db.deps, { clientId: one.clientId })
    vapi.fail('POST /assistant', { status: 400 })
    await publish(two.id)
    vapi.fail(undefined)
    Object.assign(vapi.assistant(), { metadata: { backlineAssistantId: two.id } })
    expect(await publish(two.id)).toMatchObject({ state: 'DONE' })
    expect(vapi.assistants()).toHaveLength(2)
  })

  it('finds it among more than a thousand', async () => {
    const { id } = await aDraft(db.deps)
    vapi.fail('POST /assistant', { status: 400 })
    await publish(id)
    vapi.fail(undefined)
    for (let nth = 0; nth < 1_200; nth++) {
      const at = new Date(Date.UTC(2026, 1, 1, 0, 0, nth)).toISOString()
      const metadata = nth === 3 ? { backlineAssistantId: id } : {}
      vapi.it().assistants.set(`a${nth}`, { id: `a${nth}`, orgId: 'o', createdAt: at, updatedAt: at, metadata })
    }
    await publish(id)
    expect(await getAssistant(job(), { id })).toMatchObject({ vapiAssistantId: 'a3' })
    expect(vapi.assistants()).toHaveLength(1_200)
  })
})

describe('changing it at Vapi', () => {
  async function aLiveOne() {
    const draft = await aDraft(db.deps)
    await publish(draft.id)
    const before = structuredClone(vapi.assistant())
    await saveFact(job(), { id: draft.id, field: 'agentName', value: 'Mia' })
    return { ...draft, before }
  }

  it.each(ON_WRITES)('meets %s: what was live stays live', async (_name, fault, words) => {
    const { id, before } = await aLiveOne()
    vapi.fail('PATCH /assistant/:id', fault)
    await expectStopAt(id, 'assistant', words)
    expect(vapi.assistant()).toEqual(before)
    expect(await getAssistant(job(), { id })).toMatchObject({ publishedVersion: 1, hasUnpublishedChanges: true })
    await expectWhole(id, 2)
  })

  it('is fine with having been changed although Vapi did not say so', async () => {
    const { id } = await aLiveOne()
    vapi.fail('PATCH /assistant/:id', { afterEffect: 'reset' })
    await expectStopAt(id, 'assistant', /cannot be reached/)
    vapi.asked()
    await expectWhole(id, 2)
    expect(vapi.asked()).toEqual(['GET /assistant/:id'])
  })

  it('makes it anew when it went away in between', async () => {
    const { id } = await aLiveOne()
    vapi.it().faults.rest = ({ method }) => {
      if (method === 'PATCH') vapi.it().assistants.clear()
      return undefined
    }
    expect(await publish(id)).toMatchObject({ state: 'DONE', version: 2 })
    expect(await getAssistant(job(), { id })).toMatchObject({ vapiAssistantId: vapi.assistant().id })
  })

  it.each([...ON_READS, ['500', 500, /failed with status 500/] as const])(
    'cannot even be looked at: %s',
    async (_name, fault) => {
      const { id, before } = await aLiveOne()
      vapi.fail('GET /assistant/:id', fault)
      await expectStopAt(id, 'assistant', /./)
      expect(vapi.assistant()).toEqual(before)
      await expectWhole(id, 2)
    },
  )
})
