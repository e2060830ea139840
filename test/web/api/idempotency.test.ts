import { expect, it } from 'vitest'
import { useApp } from '../../support/app.js'
import { onPostgres } from '../../support/database.js'
import { anAgencyProgram, aProgram, type Program } from '../../support/program.js'

onPostgres('a POST with an Idempotency-Key', () => {
  const app = useApp({ engine: 'postgres' })
  const add = (program: Program, name: string, key: string) =>
    program.post('/leads', { name }, { 'Idempotency-Key': key })
  const namesOf = async (program: Program) =>
    (await program.get('/leads')).body.data.map(({ name }: { name: string }) => name)

  it('has one effect when it is sent a hundred times at once', async () => {
    const program = await aProgram(app)
    const all = await Promise.all(Array.from({ length: 100 }, () => add(program, 'Once', 'order-1')))
    const made = all.filter(({ status }) => status === 201)
    expect(made.filter(({ headers }) => !headers.has('idempotent-replayed'))).toHaveLength(1)
    expect(new Set(made.map(({ body, headers }) => `${body.id} ${headers.get('location')}`)).size).toBe(1)
    for (const { status, body, headers } of all.filter(({ status }) => status !== 201)) {
      expect([status, body.code]).toEqual([409, 'idempotency_in_progress'])
      expect(headers.get('retry-after')).toBe('1')
    }
    expect(await namesOf(program)).toEqual(['Once'])
    const again = await add(program, 'Once', 'order-1')
    expect(again.body).toEqual(made[0]?.body)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
  })

  it('is another caller’s own, also of the same client', async () => {
    const one = await aProgram(app)
    const [same, other] = [await aProgram(app, { clientId: one.clientId }), await aProgram(app)]
    for (const program of [one, same, other]) expect((await add(program, 'Each', 'order-1')).status).toBe(201)
    expect([(await namesOf(one)).length, (await namesOf(other)).length]).toEqual([2, 1])
  })

  it('may not be used for anything else, and is free again after a refusal', async () => {
    const program = await aProgram(app)
    expect((await add(program, '', 'order-1')).status).toBe(400)
    expect((await add(program, 'Ada', 'order-1')).status).toBe(201)
    const { body: lead } = await add(program, 'Bo', 'order-2')
    const elsewhere = await program.post(`/leads/${lead.id}/notes`, { text: 'Ada' }, { 'Idempotency-Key': 'order-1' })
    for (const { status, body } of [await add(program, 'Cy', 'order-1'), elsewhere])
      expect([status, body.code]).toEqual([400, 'idempotency_key_reused'])
    expect((await namesOf(program)).sort()).toEqual(['Ada', 'Bo'])
  })

  it('may be corrected after a refusal also where a provider is asked', async () => {
    const agency = await anAgencyProgram(app)
    const key = { 'Idempotency-Key': 'order-1' }
    const { clientId } = await aProgram(app)
    const number = '+14155550233'
    const wrong = { number, assistant_id: '0190a3c1-7b7e-7c3f-8d57-1f2e3d4c5b6a' }
    expect((await agency.post('/voice/phone-numbers', wrong, key)).body.errors).toMatchObject([{ field: 'client_id' }])
    const unknown = { ...wrong, client_id: clientId }
    expect((await agency.post('/voice/phone-numbers', unknown, key)).status).toBe(404)
    const made = await agency.post('/voice/phone-numbers', { number }, key)
    expect([made.status, made.body.number]).toEqual([201, number])
    expect((await agency.post('/voice/phone-numbers', { number }, key)).body).toEqual(made.body)
  })

  it.each(['two words', 'ü', 'x'.repeat(256)])('is refused with a key such as %s', async (key) => {
    const { status, body } = await add(await aProgram(app), 'Ada', key)
    expect([status, body.errors?.[0]?.field]).toEqual([400, 'idempotency-key'])
  })

  it('is not needed where a repeat changes nothing: the others pay no heed to it', async () => {
    const program = await aProgram(app)
    const { body: lead } = await program.post('/leads', { name: 'Ada' })
    const key = { 'Idempotency-Key': 'order-1' }
    expect((await program.patch(`/leads/${lead.id}`, { name: 'Bo' }, key)).body.name).toBe('Bo')
    expect((await program.patch(`/leads/${lead.id}`, { name: 'Cy' }, key)).body.name).toBe('Cy')
    expect((await program.get('/leads', { headers: key })).status).toBe(200)
    expect(await app.deps.database.prisma.idempotencyKey.count()).toBe(0)
  })

  it('keeps no token that somebody signs in for', async () => {
    const program = await aProgram(app)
    await program.post('/auth/token', { email: 'nobody@x.example', password: 'x' }, { 'Idempotency-Key': 'order-1' })
    await program.post('/auth/revoke', { refresh_token: 'blr_none' }, { 'Idempotency-Key': 'order-1' })
    expect(await app.deps.database.prisma.idempotencyKey.count()).toBe(0)
  })
})
