import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  defineFunction,
  FUNCTIONS,
  type InCallFunction,
  makeFunctionRunner,
} from '../../../src/domain/functions/index.js'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { useDatabase } from '../../support/database.js'
import { sample } from '../../support/samples.js'
import { aPlan, aReceptive, asRead, toolCalls, use } from './in-call.js'

const some = { label: '', about: '', description: '', needs: [], effect: 'writes', deadlineMs: 1_000 } as const
/** Runs until it is let go. */
const held = () => {
  let letGo = () => {}
  const go = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const run = () => go.then(() => ({ say: 'Done at last' }))
  return { letGo, fn: defineFunction({ ...some, name: 'slow', input: z.object({}), deadlineMs: 100, run }) }
}
const broken = defineFunction({
  ...some,
  name: 'broken',
  input: z.object({}),
  async run(tx, _input, { clientId }) {
    await tx.db.client.update({ where: { id: clientId }, data: { adminNotes: 'half done' } })
    throw new Error('CANARY secret of the caller')
  },
})
/** Goes on only once so many of it run at the same time. */
const together = (count: number) => {
  const waiting: (() => void)[] = []
  const run = async () => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (waiting.length === count) for (const goOn of waiting) goOn()
    })
    return { say: 'All together' }
  }
  return defineFunction({ ...some, name: 'together', effect: 'reads', input: z.object({}), deadlineMs: 5_000, run })
}
const counting = (calls: { count: number }) =>
  defineFunction({
    ...some,
    name: 'counting',
    effect: 'reads',
    input: z.object({}),
    run: async () => ({ say: `Number ${++calls.count}` }),
  })

describe('in-call functions', () => {
  const db = useDatabase()
  const answererWith = (...functions: InCallFunction[]) => makeAnswerer(db.deps, makeFunctionRunner(db.deps, functions))
  const clientWith = async (...functions: string[]) => {
    const client = await aReceptive(db.deps)
    await aPlan(db.deps, { clientId: client.id, functions })
    return client
  }

  it('that are late are answered with a sentence; they go on, and whoever asks again hears how they ended', async () => {
    const client = await clientWith('slow')
    const { fn, letGo } = held()
    const answerer = answererWith(fn)
    const asked = toolCalls([{ id: 't', name: 'slow' }])
    const [late] = await use(answerer, client.id, asked)
    expect(late?.error).toMatch(/longer than usual/)
    letGo()
    await expect
      .poll(() => db.deps.database.prisma.functionRun.findMany())
      .toMatchObject([{ state: 'DONE', name: 'slow' }])
    expect((await use(answerer, client.id, asked))[0]?.result).toBe('Done at last')
  })

  it('that fail leave nothing behind, give a sentence, and are written down without what was said', async () => {
    const client = await clientWith('broken')
    const answerer = answererWith(broken)
    const asked = toolCalls([{ id: 't', name: 'broken' }])
    const [failed] = await use(answerer, client.id, asked)
    expect(failed?.error).toMatch(/could not do that just now/)
    expect(await use(answererWith(broken), client.id, asked)).toEqual([failed])
    const after = await db.deps.database.prisma.client.findUnique({ where: { id: client.id } })
    expect(after?.adminNotes).toBeNull()
    expect(await db.deps.database.prisma.functionRun.findMany()).toMatchObject([{ state: 'FAILED', error: 'Error' }])
  })

  it('of one message run side by side, and one that fails takes no other with it', async () => {
    const client = await clientWith('together', 'broken')
    const asked = toolCalls([
      { id: 'a', name: 'together' },
      { id: 'b', name: 'broken' },
      { id: 'c', name: 'together' },
      { id: 'd', name: 'together' },
    ])
    const results = await use(answererWith(together(3), broken), client.id, asked)
    expect(results.map(({ toolCallId, name, result }) => [toolCallId, name, result])).toEqual([
      ['a', 'together', 'All together'],
      ['b', 'broken', undefined],
      ['c', 'together', 'All together'],
      ['d', 'together', 'All together'],
    ])
    expect(results[1]?.error).toMatch(/could not do that/)
  })

  it('that are not known, not enabled, or not readable get a sentence', async () => {
    const client = await clientWith('take_message')
    const said = await use(
      makeAnswerer(db.deps),
      client.id,
      toolCalls([
        { name: 'launch_rocket' },
        { name: 'constructor' },
        { name: 'transfer_to_human' },
        { name: 'take_message', arguments: '{"mess' },
      ]),
    )
    expect(said.map(({ result }) => result)).toEqual([
      expect.stringMatching(/not possible\./),
      expect.stringMatching(/not possible\./),
      expect.stringMatching(/not possible here/),
      expect.stringMatching(/Ask the caller to say it once more/),
    ])
  })

  it('that only read are answered from memory when they are asked for again', async () => {
    const client = await clientWith('counting')
    const calls = { count: 0 }
    const asked = toolCalls([{ id: 't', name: 'counting' }])
    const [first] = await use(answererWith(counting(calls)), client.id, asked)
    await expect.poll(() => db.deps.database.prisma.functionRun.count()).toBe(1)
    expect(await use(answererWith(counting(calls)), client.id, asked)).toEqual([first])
    expect(first?.result).toBe('Number 1')
    expect(await db.deps.database.prisma.functionRun.count()).toBe(1)
  })

  it('whose ids no index can hold happen once all the same', async () => {
    const client = await clientWith('take_message')
    const id = `call_\0${'x'.repeat(5000)}`
    const asked = toolCalls([{ id, name: 'take_message', arguments: { message: 'Hi' } }])
    const [first] = await use(makeAnswerer(db.deps), client.id, asked)
    const [again] = await use(makeAnswerer(db.deps), client.id, asked)
    expect(first).toEqual(again)
    expect(first?.toolCallId).toBe(id)
    expect(await db.deps.database.prisma.callerMessage.count()).toBe(1)
  })

  it('of the legacy form are done once, too', async () => {
    const client = await clientWith('take_message')
    const asked = asRead({
      type: 'function-call',
      call: { id: 'c' },
      functionCall: { name: 'take_message', parameters: '{"message":"Hi"}' },
    })
    const answer = () => makeAnswerer(db.deps).answer({ clientId: client.id, read: asked, now: new Date() })
    expect(await answer()).toEqual({ result: expect.stringContaining('is noted') })
    expect(await answer()).toEqual({ result: expect.stringContaining('is noted') })
    expect(await db.deps.database.prisma.callerMessage.count()).toBe(1)
  })

  it('are not done for a client that is not active, nor for a call of nobody’s', async () => {
    const client = await aReceptive(db.deps, { isActive: false })
    const asked = toolCalls([{ name: 'take_message', arguments: { message: 'Hi' } }])
    expect((await use(makeAnswerer(db.deps), client.id, asked))[0]?.result).toMatch(/not possible here/)
    expect((await use(makeAnswerer(db.deps), undefined, asked))[0]?.error).toMatch(/could not do that/)
    expect(await db.deps.database.prisma.callerMessage.count()).toBe(0)
  })

  it('of the samples, which nobody has set up, are answered one by one with their ids', async () => {
    const client = await aReceptive(db.deps)
    const expected = sample('responses/tool-calls-two').results.map(
      ({ toolCallId, name }: { toolCallId: string; name: string }) => ({ toolCallId, name }),
    )
    for (const name of ['11-tool-calls-two-object-args', '12-tool-calls-two-string-args-sdk-type']) {
      const results = await use(makeAnswerer(db.deps), client.id, asRead(sample(name).message))
      expect(results.map(({ toolCallId, name: of }) => ({ toolCallId, name: of }))).toEqual(expected)
      for (const { result } of results) expect(result).toMatch(/not possible/)
    }
  })

  it('follow a change of the plan within a second', async () => {
    const client = await clientWith()
    const answerer = makeAnswerer(db.deps)
    const take = async () =>
      (await use(answerer, client.id, toolCalls([{ name: 'take_message', arguments: { message: 'Hi' } }])))[0]?.say
    expect(await take()).toMatch(/not possible here/)
    await db.deps.database.prisma.answeringPlan.updateMany({ data: { functions: ['take_message'] } })
    await expect.poll(take, { timeout: 1_000 }).toMatch(/is noted/)
  })

  it('each describe a tool that Vapi takes', () => {
    for (const { name, description } of FUNCTIONS) {
      expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
      expect(description.length).toBeLessThanOrEqual(1000)
    }
  })
})
