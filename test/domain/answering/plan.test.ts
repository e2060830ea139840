import { describe, expect, it } from 'vitest'
import { getAnsweringPlan, NO_PLAN, updateAnsweringPlan } from '../../../src/domain/answering/index.js'
import { FUNCTION_NAMES } from '../../../src/domain/functions/index.js'
import { asRefusal, fieldErrors } from '../../../src/platform/errors.js'
import { aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { OFFICE_HOURS, SATURDAY } from '../functions/in-call.js'

const PLAN = {
  ...NO_PLAN,
  hours: OFFICE_HOURS,
  afterHours: 'FORWARD' as const,
  forwardTo: '(415) 555-2671',
  transferNumbers: [{ name: 'Dana', number: '+1 415 555 2672' }],
  functions: ['take_message'],
}

describe('an answering plan', () => {
  const db = useDatabase()
  const owner = async () => staffActor((await aStaff(db.deps)) as never)
  const update = async (clientId: string, plan: object, expectedUpdatedAt: Date | null = null) =>
    updateAnsweringPlan(ctxOf(db.deps, await owner()), { clientId, plan: plan as never, expectedUpdatedAt })
  const read = async (clientId: string, now = NOW) => getAnsweringPlan(ctxOf(db.deps, await owner(), now), { clientId })

  it('is, where nobody made one: always open, and nothing a caller says is lost', async () => {
    const client = await aClient(db.deps)
    expect(await read(client.id)).toMatchObject({
      plan: { hours: null, afterHours: 'ANSWER', functions: FUNCTION_NAMES },
      updatedAt: undefined,
      isOpen: true,
    })
  })

  it('is kept, read back, and audited', async () => {
    const client = await aClient(db.deps)
    await update(client.id, PLAN)
    const { plan, isOpen, changesAt, updatedAt } = await read(client.id)
    expect(plan).toMatchObject({
      afterHours: 'FORWARD',
      forwardTo: '+14155552671',
      transferNumbers: [{ name: 'Dana', number: '+14155552672' }],
    })
    expect([isOpen, changesAt?.toISOString()]).toEqual([true, '2026-03-04T22:00:00.000Z'])
    expect((await read(client.id, SATURDAY)).isOpen).toBe(false)
    await update(client.id, { ...PLAN, afterHours: 'ANSWER', transientAssistant: '{"name":"CANARY"}' }, updatedAt)
    const entries = await db.deps.database.prisma.auditEntry.findMany({ where: { action: 'answering.update' } })
    expect(entries.map(({ clientId }) => clientId)).toEqual([client.id, client.id])
    expect(JSON.stringify(entries)).not.toContain('CANARY')
  })

  it('is not overwritten by somebody who saw an older one', async () => {
    const client = await aClient(db.deps)
    await update(client.id, PLAN)
    const { updatedAt } = await read(client.id)
    await update(client.id, { ...PLAN, afterHours: 'ANSWER' }, updatedAt)
    await expect(update(client.id, PLAN, updatedAt)).rejects.toThrow('Somebody else changed this')
    await expect(update(client.id, PLAN, null)).rejects.toThrow('Somebody else changed this')
    expect((await read(client.id)).plan.afterHours).toBe('ANSWER')
  })

  it('of one client made twice at once is made once', async () => {
    const client = await aClient(db.deps)
    const both = await Promise.allSettled([update(client.id, PLAN), update(client.id, { ...PLAN, functions: [] })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it.each([
    [{ afterHours: 'FORWARD', forwardTo: '' }, 'plan.forwardTo', /where to forward/],
    [{ forwardTo: 'soon' }, 'plan.forwardTo', /phone number such as/],
    [{ functions: ['launch_rocket'] }, 'plan.functions.0', /no such function/],
    [{ transferNumbers: [{ name: '', number: '+14155552671' }] }, 'plan.transferNumbers.0.name', /fill this in/],
    [
      { transferNumbers: [1, 2].map(() => ({ name: 'Dana', number: '+14155552671' })) },
      'plan.transferNumbers',
      /twice/,
    ],
    [{ transientAssistant: '{"name": ' }, 'plan.transientAssistant', /no JSON/],
    [{ transientAssistant: '[]' }, 'plan.transientAssistant', /JSON object/],
    [{ transientAssistant: { tools: [] } }, 'plan.transientAssistant', /under “model”/],
    [{ transientAssistant: { frobnicate: 1 } }, 'plan.transientAssistant', /“frobnicate”/],
    [{ transientAssistant: { credentials: [] } }, 'plan.transientAssistant', /credentialIds/],
    [
      { transientAssistant: { server: { url: 'https://x.example', headers: { Authorization: 'Bearer x' } } } },
      'plan.transientAssistant',
      /secret/,
    ],
    [{ transientAssistant: { name: 'x'.repeat(41) } }, 'plan.transientAssistant', /40 characters/],
    [{ transientAssistant: { maxDurationSeconds: 5 } }, 'plan.transientAssistant', /between 10/],
    [{ transientAssistant: { firstMessage: 'x'.repeat(100_001) } }, 'plan.transientAssistant', /100 kB/],
    [{ surprise: true }, 'plan.surprise', /no such field/i],
  ])('refuses %j with words', async (change, field, words) => {
    const client = await aClient(db.deps)
    const thrown = await update(client.id, { ...PLAN, ...change }).catch((error: unknown) => error)
    const refusal = asRefusal(thrown)
    expect(refusal?.code).toBe('invalid')
    expect(refusal && fieldErrors(refusal)[field]).toMatch(words)
  })

  it('is changed by working staff only, and of clients that are there', async () => {
    const client = await aClient(db.deps)
    const viewer = staffActor((await aStaff(db.deps, { role: 'VIEWER' })) as never)
    for (const actor of [viewer, clientActor(client.id, { access: 'SELF_SERVICE' })]) {
      const input = { clientId: client.id, plan: PLAN, expectedUpdatedAt: null }
      await expect(updateAnsweringPlan(ctxOf(db.deps, actor), input)).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(update(crypto.randomUUID(), PLAN)).rejects.toMatchObject({ code: 'not_found' })
  })
})
