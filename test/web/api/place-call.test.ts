import { describe, expect, it } from 'vitest'
import { PHONE, useOutbound } from '../../domain/attempts/world.js'
import { aLead, aSuppression } from '../../support/a-lead.js'
import { useApp } from '../../support/app.js'
import { aClient } from '../../support/builders.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

describe('Calls that programs have made', () => {
  const app = useApp()
  const world = useOutbound(app)

  const aDialler = async () => {
    const business = await world.business()
    const program = await aProgram(app, { clientId: business.client.id })
    return { ...business, program, body: { phone_number: PHONE, assistant_id: business.assistant.id } }
  }

  it('are accepted, looked at, listed and over in the end', async () => {
    const { program, body, client, line } = await aDialler()
    const lead = await aLead(app.deps, { clientId: client.id, number: PHONE })
    const sent = { ...body, lead_id: lead.id, metadata: { order: 'A-7', priority: 2 } }
    const made = await program.post('/voice/call', sent)
    expect(made.status).toBe(202)
    expect(made.body).toMatchObject({
      ...{ state: 'placed', evidence: 'answer', client_id: client.id, phone_number: PHONE, from_number: line.number },
      ...{ lead_id: lead.id, metadata: sent.metadata, reason: null, ended_at: null },
    })
    await world.told()
    const read = await program.get(`/voice/attempts/${made.body.id}`)
    expect(read.body).toMatchObject({ id: made.body.id, state: 'ended', call_id: expect.any(String) })
    expect(read.body).not.toHaveProperty('vapi_call_id')
    expect((await program.get('/voice/attempts?state=ended&fields=id')).body.data).toEqual([{ id: made.body.id }])
    expect((await program.get(`/voice/attempts?lead_id=${lead.id}`)).body.data).toEqual([read.body])
    expect((await program.get('/voice/attempts?state=uncertain')).body.data).toEqual([])
  })

  it('are listed page by page, from either end', async () => {
    const { program, body } = await aDialler()
    for (const phone_number of ['+14155550181', '+14155550182', '+14155550183'])
      await program.post('/voice/call', { ...body, phone_number })
    const numbers = async (sort: string) => {
      const found: string[] = []
      for (let next: string | null = ''; next !== null; ) {
        const page: { body: { data: { phone_number: string }[]; next: string | null } } = await program.get(
          `/voice/attempts?limit=2&sort=${sort}${next && `&cursor=${next}`}`,
        )
        found.push(...page.body.data.map(({ phone_number }) => phone_number.slice(-1)))
        next = page.body.next
      }
      return found.join('')
    }
    expect([await numbers('-created_at'), await numbers('created_at')]).toEqual(['321', '123'])
    await world.told()
  })

  it('are made once for one idempotency key, however often it is sent', async () => {
    const { program, body } = await aDialler()
    const key = { 'Idempotency-Key': 'ring-ada' }
    const all = await Promise.all(Array.from({ length: 20 }, () => program.post('/voice/call', body, key)))
    expect(all.filter(({ status }) => status !== 202 && status !== 409)).toEqual([])
    const again = await program.post('/voice/call', body, key)
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([202, 'true'])
    expect(world.dialled()).toHaveLength(1)
    await world.told()
    expect((await program.post('/voice/call', { ...body, phone_number: '+14155550188' }, key)).body.code).toBe(
      'idempotency_key_reused',
    )
    expect(world.dialled()).toHaveLength(1)
  })

  it('are one with the call an earlier process began under the same key, and died', async () => {
    const { program, body, client } = await aDialler()
    const key = { 'Idempotency-Key': 'ring-ada' }
    const first = await program.post('/voice/call', body, key)
    const { prisma } = app.deps.database
    const { id } = await prisma.idempotencyKey.findFirstOrThrow()
    const place = { clientId: client.id, table: 'idempotency_keys', column: 'answer_sealed', id }
    const answerSealed = app.deps.vault.seal(place, JSON.stringify({ workId: first.body.id, since: 0 }))
    await prisma.idempotencyKey.updateMany({ data: { state: 'RUNNING', status: null, answerSealed } })
    await prisma.callAttempt.updateMany({ data: { state: 'CLAIMED', vapiCallId: null } })
    const again = await program.post('/voice/call', body, key)
    expect([again.status, again.body.id, again.body.state]).toEqual([202, first.body.id, 'claimed'])
    expect(world.dialled()).toHaveLength(1)
    await world.told()
  })

  it('are 503 with what is known when Vapi certainly does not dial, also to the same key', async () => {
    const { program, body } = await aDialler()
    const key = { 'Idempotency-Key': 'ring-ada' }
    world.vapi().faults.nextRest = [429]
    const refused = await program.post('/voice/call', body, key)
    expect(refused.status).toBe(503)
    expect(refused.body).toMatchObject({
      code: 'call_refused',
      context: { provider: 'vapi', status: 429, attempt_id: expect.any(String) },
    })
    const again = await program.post('/voice/call', body, key)
    expect([again.status, again.body.context.attempt_id]).toEqual([503, refused.body.context.attempt_id])
    expect(world.dialled()).toHaveLength(1)
    const state = (await program.get(`/voice/attempts/${refused.body.context.attempt_id}`)).body
    expect(state).toMatchObject({ state: 'refused', reason: expect.stringContaining('slow down') })
    expect((await program.post('/voice/call', body, { 'Idempotency-Key': 'ring-ada-2' })).status).toBe(202)
    await world.told()
  })

  it('are 202 and uncertain when nobody knows, and 409 while they are', async () => {
    const { program, body } = await aDialler()
    world.vapi().faults.nextRest = [500]
    const made = await program.post('/voice/call', body)
    expect([made.status, made.body.state]).toEqual([202, 'uncertain'])
    const second = await program.post('/voice/call', body)
    expect(second.status).toBe(409)
    expect(second.body).toMatchObject({ code: 'call_under_way', context: { attempt_id: made.body.id } })
    expect(world.dialled()).toHaveLength(1)
  })

  it('say what to change, and ring nobody', async () => {
    const { program, body, client } = await aDialler()
    const field = async (change: object) => {
      const { status, body: problem } = await program.post('/voice/call', { ...body, ...change })
      return [status, problem.errors?.[0]?.field]
    }
    expect(await field({ phone_number: '911' })).toEqual([400, 'phone_number'])
    expect(await field({ phone_number: undefined })).toEqual([400, 'phone_number'])
    expect(await field({ assistant_id: 'x' })).toEqual([400, 'assistant_id'])
    expect(await field({ metadata: { a: { b: 1 } } })).toEqual([400, 'metadata.a'])
    expect((await field({ number: PHONE }))[0]).toBe(400)
    const lead = await aLead(app.deps, { clientId: client.id, number: '+14155550199' })
    expect(await field({ lead_id: lead.id })).toEqual([400, 'lead_id'])
    await aSuppression(app.deps, { clientId: client.id, number: PHONE })
    const stopped = await program.post('/voice/call', body)
    expect([stopped.status, stopped.body.code]).toEqual([409, 'do_not_call'])
    expect(world.dialled()).toEqual([])
    expect((await program.get('/voice/attempts')).body.data).toEqual([])
  })

  it('with another client’s assistant, lead or attempt are not there', async () => {
    const [mine, theirs] = [await aDialler(), await aDialler()]
    const lead = await aLead(app.deps, { clientId: theirs.client.id, number: PHONE })
    const ask = (change: object) => mine.program.post('/voice/call', { ...mine.body, ...change })
    expect((await ask({ assistant_id: theirs.assistant.id })).status).toBe(404)
    expect((await ask({ lead_id: lead.id })).status).toBe(404)
    expect((await ask({ client_id: theirs.client.id })).status).toBe(404)
    const { body } = await theirs.program.post('/voice/call', theirs.body)
    expect((await mine.program.get(`/voice/attempts/${body.id}`)).status).toBe(404)
    expect((await mine.program.get('/voice/attempts')).body.data).toEqual([])
    expect((await mine.program.get(`/voice/attempts?client_id=${theirs.client.id}`)).body.data).toEqual([])
    expect(world.dialled()).toHaveLength(1)
    await world.told()
  })

  it('need the scope, and self-service', async () => {
    const { client, body } = await aDialler()
    const reader = await aProgram(app, { clientId: client.id, scopes: ['calls:read'] })
    expect((await reader.post('/voice/call', body)).body.code).toBe('insufficient_scope')
    const writer = await aProgram(app, { clientId: client.id, scopes: ['calls:write'] })
    expect((await writer.get('/voice/attempts')).status).toBe(403)
    await app.deps.database.prisma.client.update({ where: { id: client.id }, data: { portalAccess: 'READ_ONLY' } })
    expect((await writer.post('/voice/call', body)).status).toBe(403)
    expect(world.dialled()).toEqual([])
  })

  it('are made by the agency for a client, by those who may', async () => {
    const { client, body } = await aDialler()
    const agency = await anAgencyProgram(app)
    const other = await aClient(app.deps)
    expect((await agency.post('/voice/call', { ...body, client_id: other.id })).status).toBe(404)
    const made = await agency.post('/voice/call', { ...body, client_id: client.id })
    expect([made.status, made.body.client_id]).toEqual([202, client.id])
    await world.told()
    expect((await agency.get(`/voice/attempts?client_id=${client.id}`)).body.data).toHaveLength(1)
    expect((await agency.get(`/voice/attempts?client_id=${other.id}`)).body.data).toEqual([])
    const viewer = await anAgencyProgram(app, { role: 'VIEWER' })
    expect((await viewer.post('/voice/call', body)).status).toBe(403)
  })
})
