import { describe, expect, it } from 'vitest'
import type { Scope } from '../../../src/domain/api-keys/index.js'
import { aColleague, aViewing } from '../../support/a-viewing.js'
import { useApp } from '../../support/app.js'
import { aCall } from '../../support/builders.js'
import { aProgram, type Program } from '../../support/program.js'

describe('C10: Language models that write', () => {
  const app = useApp()

  const ask = async ({ key = '' }: Program, method: string, params: object) => {
    const answer = await fetch(`${app.address}/mcp`, {
      method: 'POST',
      headers: { 'X-API-Key': key, 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    return (await answer.json()).result
  }
  const use = async (program: Program, name: string, given: object) => {
    const { isError, content } = await ask(program, 'tools/call', { name, arguments: given })
    return { isError: isError === true, ...JSON.parse(content[0].text) }
  }
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

  it('confirm, move and cancel an appointment, each safe to repeat', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    const { id: team_member_id } = await aColleague(app.deps, { clientId })
    const { id } = await aViewing(app.deps, { clientId, startsAt: new Date(inDays(3)) })
    for (const _ of [1, 2])
      expect(await use(program, 'confirm_appointment', { id, team_member_id })).toMatchObject({ status: 'confirmed' })
    const starts_at = inDays(5)
    for (const _ of [1, 2])
      expect(await use(program, 'move_appointment', { id, starts_at })).toMatchObject({ starts_at })
    for (const _ of [1, 2])
      expect(await use(program, 'cancel_appointment', { id, reason: 'They are ill' })).toMatchObject({
        ...{ isError: false, status: 'cancelled', cancel_reason: 'They are ill' },
      })
    expect(await use(program, 'move_appointment', { id, starts_at: 'next Tuesday' })).toMatchObject({
      ...{ isError: true, status: 400, errors: [{ field: 'starts_at' }] },
    })
  })

  it('write down a task once, and say that it is done', async () => {
    const program = await aProgram(app)
    const given = { title: 'Ring Ada', due_at: inDays(1), idempotency_key: 'one' }
    const first = await use(program, 'create_task', given)
    expect(await use(program, 'create_task', given)).toEqual(first)
    expect((await program.get('/tasks')).body.data).toHaveLength(1)
    const done = await use(program, 'update_task', { id: first.id, is_done: true })
    expect(done.done_at).not.toBeNull()
  })

  it('correct what a call led to, and take a number off the phone', async () => {
    const program = await aProgram(app)
    const { id } = await aCall(app.deps, { clientId: program.clientId, endedAt: new Date() })
    expect(await use(program, 'correct_call', { id, outcome: 'transferred' })).toMatchObject({ outcome: 'transferred' })
    const number = '+14155550123'
    const given = { number, reason: 'Asked by letter', idempotency_key: 'letter-1' }
    const first = await use(program, 'suppress_number', given)
    expect(first).toMatchObject({ number, source: 'api' })
    expect(await use(program, 'suppress_number', given)).toEqual(first)
  })

  it('need the scope of each', async () => {
    const reading: Scope[] = ['appointments:read', 'tasks:read', 'calls:read', 'suppressions:read', 'leads:read']
    const program = await aProgram(app, { scopes: reading })
    const { tools } = (await ask(program, 'tools/list', {})) as { tools: { name: string }[] }
    const names = tools.map(({ name }) => name)
    for (const name of [
      'confirm_appointment',
      'move_appointment',
      'cancel_appointment',
      'create_task',
      'suppress_number',
    ]) {
      expect(names).not.toContain(name)
      expect(await use(program, name, {})).toMatchObject({ isError: true, code: 'insufficient_scope' })
    }
    expect(await use(program, 'correct_call', { id: 'x' })).toMatchObject({ code: 'insufficient_scope' })
  })

  it('are told what may be repeated and what takes something away', async () => {
    const { tools } = (await ask(await aProgram(app), 'tools/list', {})) as {
      tools: { name: string; annotations: object }[]
    }
    const hintsOf = (wanted: string) => tools.find(({ name }) => name === wanted)?.annotations
    expect(hintsOf('confirm_appointment')).toMatchObject({ idempotentHint: true, destructiveHint: false })
    expect(hintsOf('cancel_appointment')).toMatchObject({ idempotentHint: true, destructiveHint: true })
    expect(hintsOf('create_task')).toMatchObject({ idempotentHint: false, destructiveHint: false })
    expect(hintsOf('move_appointment')).toMatchObject({ idempotentHint: true, readOnlyHint: false })
  })
})
