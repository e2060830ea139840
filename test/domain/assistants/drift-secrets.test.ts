import { describe, expect, it } from 'vitest'
import {
  compareAssistant,
  driftOf,
  getAssistant,
  publishAssistant,
  putOursBack,
  takeTheirs,
} from '../../../src/domain/assistants/index.js'
import { comparableBody } from '../../../src/integrations/voice/index.js'
import { ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft } from './a-draft.js'
import { useVapi } from './use-vapi.js'

const db = useDatabase()
const vapi = useVapi(db)
const prisma = () => db.deps.database.prisma
const job = () => ctxOf(db.deps)

const OUR_ADDRESS = 'https://backline.example/api/v1/vapi/webhook/CANARY-token-of-the-client-1234/'
const server = {
  url: OUR_ADDRESS,
  secret: 'CANARY-secret',
  headers: { Authorization: 'Bearer CANARY-header' },
}
const lookUp = {
  type: 'apiRequest',
  name: 'look_up',
  method: 'GET',
  url: 'https://crm.example/customers',
  headers: { type: 'object', properties: { 'x-key': { value: 'CANARY-key' } } },
  timeoutSeconds: 9,
}

async function aLiveOne() {
  const draft = await aDraft(db.deps)
  await publishAssistant(job(), { id: draft.id })
  const theirs = vapi.assistant() as Record<string, unknown>
  const change = (members: object) => Object.assign(vapi.assistant(), members)
  const model = theirs['model'] as { tools: object[] }
  return { ...draft, theirs, change, model }
}
const everythingKept = async () =>
  JSON.stringify(
    await prisma().$queryRaw<
      { text: string }[]
    >`select (a.*)::text || (v.*)::text as text from assistants a, assistant_versions v`,
  )

describe('a secret that somebody wrote in Vapi', () => {
  it('is kept nowhere: in a hook’s tool, a server, a fallback, metadata, or our own address', async () => {
    const { id, theirs, change, model } = await aLiveOne()
    const tool = { type: 'function', function: { name: 'check' }, server }
    const transcriber = theirs['transcriber'] as object
    change({
      hooks: [{ on: 'call.ending', do: [{ type: 'tool', tool }] }],
      model: { ...model, tools: [...model.tools, tool, lookUp] },
      transcriber: { ...transcriber, fallbackPlan: { transcribers: [{ provider: 'x', apiKey: 'CANARY-fallback' }] } },
      metadata: { ...(theirs['metadata'] as object), crmToken: 'CANARY-metadata' },
      endCallMessage: `Bye from ${OUR_ADDRESS}`,
    })
    const { diff } = await compareAssistant(job(), { id })
    expect(diff?.isEmpty).toBe(false)
    expect(JSON.stringify([diff, await driftOf(job(), { id })])).not.toContain('CANARY')
    expect(await everythingKept()).not.toContain('CANARY')
    await takeTheirs(job(), { id })
    expect(await everythingKept()).not.toContain('CANARY')
    expect(JSON.stringify(await prisma().assistantVersion.findMany())).toContain('/webhook/[masked]/')
    expect(await compareAssistant(job(), { id })).toEqual({ state: 'same' })
    // What is masked here would be lost there.
    change({ model })
    await expect(putOursBack(job(), { id })).rejects.toThrow(/secret that is not kept/)
  })
})

describe('a tool of another kind than ours', () => {
  it('is kept whole, so that taking it over and putting it back lose nothing', async () => {
    const { id, change, model } = await aLiveOne()
    const { headers: _headers, ...plain } = lookUp
    const withTool = { ...model, tools: [...model.tools, { ...plain, async: false }] }
    change({ model: withTool })
    await takeTheirs(job(), { id })
    const { body } = await prisma().assistantVersion.findFirstOrThrow({ where: { number: 2 } })
    expect(JSON.stringify(body)).toContain('https://crm.example/customers')
    expect((await getAssistant(job(), { id })).publishedVersion).toBe(2)
    change({ model })
    await putOursBack(job(), { id })
    expect((vapi.assistant()['model'] as typeof model).tools.at(-1)).toMatchObject(plain)
    change({ model: { ...withTool, tools: [...model.tools, { ...plain, timeoutSeconds: 3 }] } })
    expect(await compareAssistant(job(), { id })).toMatchObject({ state: 'differs' })
  })
})

it('masks the same way twice, and nothing of what we write ourselves', async () => {
  const { theirs } = await aLiveOne()
  const once = comparableBody({ ...theirs, hooks: [{ on: 'call.ending', do: [{ type: 'tool', tool: { server } }] }] })
  expect(comparableBody(once)).toEqual(once)
  expect(JSON.stringify(comparableBody(theirs))).not.toContain('[masked]')
})
