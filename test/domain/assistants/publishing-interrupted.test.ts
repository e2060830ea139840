import { describe, expect, it } from 'vitest'
import { getAssistant, publishAssistant, saveFact } from '../../../src/domain/assistants/index.js'
import type { Ctx } from '../../../src/platform/context.js'
import { aStaff, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { aDraft } from './a-draft.js'
import { useVapi } from './use-vapi.js'

const db = useDatabase()
const vapi = useVapi(db)
const LATER = new Date(NOW.getTime() + 4 * 60_000)
const robin = async (now = NOW) => ctxOf(db.deps, staffActor(await aStaff(db.deps)), now)

/** A context whose process can die: from then on nothing reaches the database any more. */
function mortal(ctx: Ctx) {
  const life = { isOver: false, end: () => {} }
  life.end = () => {
    life.isOver = true
  }
  const watched = new Proxy(ctx.db, {
    get(target, name, receiver) {
      if (life.isOver) throw new Error('The process is gone')
      const member = Reflect.get(target, name, receiver)
      return name === '$transaction' ? (member as () => unknown).bind(target) : member
    },
    has: (target, name) => Reflect.has(target, name),
  })
  return { ctx: { ...ctx, db: watched } as Ctx, life }
}

/** Dies as Vapi hears this request for the nth time: it does what was asked, and nobody is there to hear it. */
const dieAt = (life: { end(): void }, request: string, nth = 1) => {
  let seen = 0
  vapi.it().faults.rest = ({ method, path }) => {
    if (`${method} ${path.replace(/\/[0-9a-f-]{36}/, '/:id')}` === request && ++seen === nth) life.end()
    return undefined
  }
}

describe('a process that dies while it publishes', () => {
  it.each([
    ['POST /assistant', 'while it is made at Vapi'],
    ['GET /phone-number/:id', 'before its number is written'],
    ['PATCH /phone-number/:id', 'while its number is written'],
  ])('at %s leaves a state that the next attempt goes on from', async (request) => {
    const { id, clientId } = await aDraft(db.deps)
    const number = await vapi.aNumber({ clientId, assistantId: id })
    const { ctx, life } = mortal(await robin())
    dieAt(life, request)
    await expect(publishAssistant(ctx, { id })).rejects.toThrow('The process is gone')
    vapi.fail(undefined)
    expect(await getAssistant(await robin(), { id })).toMatchObject({ publishState: 'UNDER_WAY' })
    await expect(publishAssistant(await robin(), { id })).rejects.toThrow(/being published right now by Robin Staff/)

    expect(await publishAssistant(await robin(LATER), { id })).toMatchObject({ state: 'DONE', version: 1 })
    expect(vapi.number(number.id)['assistantId']).toBe(vapi.assistant().id)
    expect(await db.deps.database.prisma.assistantVersion.count()).toBe(1)
    expect(await getAssistant(await robin(), { id })).toMatchObject({
      publishState: 'DONE',
      vapiAssistantId: vapi.assistant().id,
    })
  })

  it.each([
    ['GET /assistant/:id', 1],
    ['PATCH /assistant/:id', 2],
  ])('at %s leaves what was live live, or has changed it', async (request, prompts) => {
    const { id } = await aDraft(db.deps)
    await publishAssistant(await robin(), { id })
    await saveFact(await robin(), { id, field: 'agentName', value: 'Mia' })
    const { ctx, life } = mortal(await robin())
    dieAt(life, request)
    await expect(publishAssistant(ctx, { id })).rejects.toThrow('The process is gone')
    expect(JSON.stringify(vapi.assistant()).includes('Mia')).toBe(prompts === 2)
    expect(await getAssistant(await robin(), { id })).toMatchObject({ publishedVersion: 1 })
    vapi.fail(undefined)
    expect(await publishAssistant(await robin(LATER), { id })).toMatchObject({ state: 'DONE', version: 2 })
    expect(JSON.stringify(vapi.assistant())).toContain('Mia')
  })

  const STEPS = ['webhook', 'assistant', 'version', 'answering', 'number', 'client'] as const
  it.each(STEPS)('before it could write down that the step %s was done', async (step) => {
    const { id, clientId } = await aDraft(db.deps)
    const number = await vapi.aNumber({ clientId, assistantId: id })
    const { ctx, life } = mortal(await robin())
    const dying = diesBeforeNoting(ctx, life, step)
    await expect(publishAssistant(dying, { id })).rejects.toThrow('The process is gone')
    expect(await publishAssistant(await robin(LATER), { id })).toMatchObject({ state: 'DONE', version: 1 })
    expect(vapi.number(number.id)['assistantId']).toBe(vapi.assistant().id)
    expect(await db.deps.database.prisma.assistantVersion.count()).toBe(1)
  })

  it('keeps the note for the attempt that goes on, as long as the facts are the same', async () => {
    const { id } = await aDraft(db.deps)
    vapi.fail('POST /assistant', { status: 400 })
    await publishAssistant(await robin(), { id, note: 'New hours' })
    vapi.fail(undefined)
    await publishAssistant(await robin(), { id })
    expect(await db.deps.database.prisma.assistantVersion.findFirst()).toMatchObject({ note: 'New hours' })
    await saveFact(await robin(), { id, field: 'agentName', value: 'Mia' })
    await publishAssistant(await robin(), { id })
    expect(await db.deps.database.prisma.assistantVersion.findFirst({ where: { number: 2 } })).toMatchObject({
      note: null,
    })
  })

  it('and comes back too late finds that somebody else went on', async () => {
    const { id } = await aDraft(db.deps)
    const heard = new Promise<void>((resolve) => {
      vapi.it().faults.rest = ({ method }) => {
        if (method !== 'POST') return undefined
        resolve()
        return { lateMs: 1_500 }
      }
    })
    const slow = publishAssistant(await robin(), { id }).catch((error: Error) => error)
    await heard
    vapi.fail(undefined)
    const { state } = await publishAssistant(await robin(LATER), { id })
    expect(state).toBe('DONE')
    expect(await slow).toMatchObject({ code: 'conflict', message: expect.stringContaining('Somebody else went on') })
    expect(await db.deps.database.prisma.assistantVersion.count()).toBe(1)
  })
})

/** Dies when the row is to say that this step is done. */
function diesBeforeNoting(ctx: Ctx, life: { end(): void }, step: string): Ctx {
  const updateMany = ctx.db.assistant.updateMany.bind(ctx.db.assistant)
  const assistant = new Proxy(ctx.db.assistant, {
    get(target, name, receiver) {
      if (name !== 'updateMany') return Reflect.get(target, name, receiver)
      return (args: NonNullable<Parameters<typeof updateMany>[0]>) => {
        const steps = (args.data as { publishSteps?: { step: string; state: string }[] }).publishSteps ?? []
        if (steps.some((one) => one.step === step && ['done', 'skipped'].includes(one.state))) {
          life.end()
          throw new Error('The process is gone')
        }
        return updateMany(args)
      }
    },
  })
  const handle = new Proxy(ctx.db, {
    get: (target, name, receiver) => (name === 'assistant' ? assistant : Reflect.get(target, name, receiver)),
    has: (target, name) => Reflect.has(target, name),
  })
  return { ...ctx, db: handle } as Ctx
}

onPostgres('two who publish at the same moment', () => {
  const pg = useDatabase({ engine: 'postgres' })
  const away = useVapi(pg)

  it('make one assistant and one version: the second is told who is at it', async () => {
    const { id, clientId } = await aDraft(pg.deps)
    await away.aNumber({ clientId, assistantId: id })
    const people = await Promise.all(
      ['Robin', 'Kim', 'Ada', 'Lee'].map(async (name) =>
        ctxOf(pg.deps, staffActor(await aStaff(pg.deps, { name })), NOW),
      ),
    )
    const results = await Promise.allSettled(people.map((ctx) => publishAssistant(ctx, { id })))
    const refused = results.filter((result) => result.status === 'rejected')
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const { reason } of refused) {
      expect(reason).toMatchObject({
        code: 'conflict',
        message: expect.stringMatching(/right now by (Robin|Kim|Ada|Lee)\./),
      })
    }
    expect(away.assistants()).toHaveLength(1)
    expect(await pg.deps.database.prisma.assistantVersion.count()).toBe(1)
  })

  it('two assistants of one client end with one plan of who answers, and both live', async () => {
    const one = await aDraft(pg.deps, { facts: { functions: ['take_message'] } })
    const two = await aDraft(pg.deps, { clientId: one.clientId, facts: { functions: [] } })
    const job = ctxOf(pg.deps)
    const results = await Promise.all([one, two].map(({ id }) => publishAssistant(job, { id })))
    for (const [index, { state }] of results.entries())
      if (state === 'INCOMPLETE') await publishAssistant(job, { id: [one, two][index]?.id ?? '' })
    expect(away.assistants()).toHaveLength(2)
    expect(await pg.deps.database.prisma.answeringPlan.count()).toBe(1)
    expect(await pg.deps.database.prisma.assistant.count({ where: { publishState: 'DONE' } })).toBe(2)
  })
})
