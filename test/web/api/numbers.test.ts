import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { aNumber, anAssistant, assistantAtVapi, atVapi } from '../../domain/numbers/support.js'
import { startVapiEmulator } from '../../emulators/vapi.js'
import { useApp } from '../../support/app.js'
import { aCall, aClient } from '../../support/builders.js'
import { lostAndRepeated } from '../../support/lost-answer.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

const vapi = await startVapiEmulator()
const AT = '/voice/phone-numbers'

describe('Phone numbers for programs', () => {
  const app = useApp({ config: { vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })
  afterEach(() => vapi.phoneNumbers.clear())
  afterAll(() => vapi.close())

  /** A client's program with an assistant that is published. */
  async function aBusiness() {
    const program = await aProgram(app)
    const vapiAssistantId = assistantAtVapi(vapi)
    const assistant = await anAssistant(app.deps, { clientId: program.clientId, vapiAssistantId, name: 'Front desk' })
    return { program, assistant, clientId: program.clientId }
  }

  /** One of the pool, ready at Vapi. */
  async function aFreeNumber(number: string) {
    const row = await aNumber(app.deps, { number })
    atVapi(vapi, { id: row.vapiPhoneNumberId, number })
    return row
  }

  async function aNumberOf(clientId: string, over: Parameters<typeof aNumber>[1] = {}) {
    const row = await aNumber(app.deps, { clientId, ...over })
    atVapi(vapi, { id: row.vapiPhoneNumberId, number: row.number })
    return row
  }

  it('are picked from the pool, changed, told to Vapi, made primary and given back', async () => {
    const { program, assistant } = await aBusiness()
    await aFreeNumber('+14155550201')
    const free = await program.get(`${AT}/available`)
    expect(free.body.data).toMatchObject([{ country: 'US', free: 1, area_codes: [{ area_code: '415', free: 1 }] }])
    const nothing = await program.post(`${AT}/pick`, { assistant_id: assistant.id, country: 'CA' })
    expect(nothing.body).toMatchObject({ status: 409 })
    const picked = await program.post(`${AT}/pick`, { assistant_id: assistant.id, area_code: '415' })
    expect(picked.body).toMatchObject({
      number: '+14155550201',
      is_primary: true,
      assistant_name: 'Front desk',
      state: { kind: 'good', words: 'In order', repair: null },
    })
    const [there] = vapi.phoneNumbers.values()
    expect(there).toMatchObject({ assistantId: assistant.vapiAssistantId })

    const at = `${AT}/${picked.body.id}`
    const etag = (await program.get(at)).headers.get('etag') ?? ''
    const hours = { week: { mon: [{ from: '09:00', to: '17:00' }] }, closed_on: [] }
    const change = { label: 'Main line', greeting: 'Hello.', forward_to: '(415) 555-2671', hours }
    const changed = await program.patch(at, change, { 'If-Match': etag })
    expect(changed.body).toMatchObject({
      label: 'Main line',
      greeting: 'Hello.',
      forward_to: '+14155552671',
      hours: { week: { mon: [{ from: '09:00', to: '17:00' }], sun: [] } },
    })
    expect((await program.patch(at, { label: 'Late' }, { 'If-Match': etag })).status).toBe(412)
    expect((await program.patch(at, { assistant_id: null, hours: null })).body).toMatchObject({
      assistant_id: null,
      hours: null,
      label: 'Main line',
    })
    expect((await program.patch(at, { assistant_id: assistant.id })).body.assistant_id).toBe(assistant.id)

    expect((await program.delete(at)).body.detail).toMatch('Give it back only if')
    expect((await program.delete(`${at}?even_if_live=true`)).status).toBe(204)
    expect((await program.get(at)).status).toBe(404)
  })

  it('say what they did, and what it cost to the agency alone', async () => {
    const { program, clientId } = await aBusiness()
    const number = await aNumberOf(clientId, { isPrimary: true })
    await aCall(app.deps, { clientId, toNumber: number.number, durationSeconds: 90, costMicros: 123_456n })
    const agency = await anAgencyProgram(app)
    expect((await program.get(`${AT}/${number.id}`)).body.totals).toEqual({ calls: 1, minutes: 2, cost: null })
    expect((await program.get(AT)).body.data[0].totals.cost).toBeNull()
    expect((await agency.get(`${AT}/${number.id}`)).body.totals).toEqual({
      calls: 1,
      minutes: 2,
      cost: { amount_minor: 12, currency: 'USD' },
    })
  })

  it('have one that comes first', async () => {
    const { program, clientId } = await aBusiness()
    const [one, other] = [await aNumberOf(clientId, { isPrimary: true }), await aNumberOf(clientId)]
    expect((await program.post(`${AT}/${other.id}/set-primary`)).body.is_primary).toBe(true)
    expect((await program.post(`${AT}/${other.id}/set-primary`)).body.is_primary).toBe(true)
    expect((await program.get(`${AT}/${one.id}`)).body.is_primary).toBe(false)
  })

  it('are listed by what they are, page by page from either end', async () => {
    const { program, clientId, assistant } = await aBusiness()
    for (const [index, label] of ['First', 'Second', 'Third'].entries())
      await aNumberOf(clientId, { label, createdAt: new Date(Date.UTC(2026, 0, index + 1)), isActive: index !== 1 })
    await aNumberOf(clientId, { number: '+442079460018', assistantId: assistant.id, label: 'London' })
    const labels = async (query: string) => {
      const found: string[] = []
      let next: string | null = ''
      while (next !== null) {
        const page = await program.get(`${AT}?limit=2&${query}${next && `&cursor=${next}`}`)
        found.push(...page.body.data.map(({ label }: { label: string }) => label))
        next = page.body.next
      }
      return found
    }
    expect(await labels('')).toEqual(['London', 'Third', 'Second', 'First'])
    expect(await labels('sort=created_at')).toEqual(['First', 'Second', 'Third', 'London'])
    expect(await labels('country=gb')).toEqual(['London'])
    expect(await labels('is_active=false')).toEqual(['Second'])
    expect(await labels(`assistant_id=${assistant.id}`)).toEqual(['London'])
    expect(await labels('text=7946+0018')).toEqual(['London'])
    expect(await labels('text=third')).toEqual(['Third'])
    expect(await labels('is_in_pool=true')).toEqual([])
  })

  it('are written down, given, bought, imported and struck off by the agency', async () => {
    const agency = await anAgencyProgram(app)
    const { clientId, assistant } = await aBusiness()
    const key = { 'Idempotency-Key': 'add-1' }
    const added = await agency.post(AT, { number: '+14155550301', label: 'Spare', provider: 'telnyx' }, key)
    expect(added.body).toMatchObject({ client_id: null, provider: 'telnyx', area_code: '415', label: 'Spare' })
    expect((await agency.post(AT, { number: '+14155550301' })).body.errors).toMatchObject([{ field: 'number' }])
    const at = `${AT}/${added.body.id}`
    const given = await agency.post(`${at}/assign`, { client_id: clientId, assistant_id: assistant.id })
    expect(given.body).toMatchObject({ client_id: clientId, assistant_id: assistant.id })
    expect((await agency.patch(at, { is_active: false })).body.is_active).toBe(false)
    expect((await agency.delete(`${at}?even_if_live=true`)).status).toBe(204)
    expect((await agency.get(at)).body.client_id).toBeNull()
    expect((await agency.post(`${at}/end-rest`)).status).toBe(200)
    expect((await agency.delete(at)).status).toBe(204)
    expect((await agency.get(at)).status).toBe(404)

    const direct = await agency.post(AT, { number: '+14155550302', client_id: clientId, assistant_id: assistant.id })
    expect(direct.body).toMatchObject({ client_id: clientId, assistant_id: assistant.id })

    const buying = { 'Idempotency-Key': 'buy-1' }
    const bought = await agency.post(`${AT}/buy`, { area_code: '628', client_id: clientId }, buying)
    expect(bought.body).toMatchObject({ client_id: clientId, area_code: '628' })
    expect((await agency.post(`${AT}/buy`, { area_code: '628', client_id: clientId }, buying)).body).toEqual(
      bought.body,
    )
    expect(vapi.phoneNumbers.size).toBe(1)

    atVapi(vapi, { id: null, number: '+14155550303' })
    expect((await agency.post(`${AT}/import`)).body).toMatchObject({ added: 1, refreshed: 1 })
  })

  it('are bought once, also when the answer to the first try was lost', async () => {
    const agency = await anAgencyProgram(app)
    const key = { 'Idempotency-Key': 'buy-2' }
    const bought = await lostAndRepeated(app, () => agency.post(`${AT}/buy`, { area_code: '415' }, key))
    expect(bought).toMatchObject({ status: 201, body: { area_code: '415' } })
    expect(vapi.phoneNumbers.size).toBe(1)
  })

  it('are written down once, also when the answer to the first try was lost', async () => {
    const agency = await anAgencyProgram(app)
    const key = { 'Idempotency-Key': 'add-2' }
    const added = await lostAndRepeated(app, () => agency.post(AT, { number: '+14155550401' }, key))
    expect(added).toMatchObject({ status: 201, body: { number: '+14155550401' } })
    expect(await app.deps.database.prisma.phoneNumber.count({ where: { number: '+14155550401' } })).toBe(1)
  })

  it('are exchanged once, also when the answer to the first try was lost', async () => {
    const { program, assistant } = await aBusiness()
    for (const number of ['+14155550501', '+14155550502', '+14155550503']) await aFreeNumber(number)
    const wish = { assistant_id: assistant.id, area_code: '415' }
    const first = await program.post(`${AT}/pick`, wish)
    const again = { ...wish, another: true, even_if_live: true }
    const key = { 'Idempotency-Key': 'pick-1' }
    const other = await lostAndRepeated(app, () => program.post(`${AT}/pick`, again, key))
    expect(other.status).toBe(200)
    expect(other.body.number).not.toBe(first.body.number)
    expect((await program.get(AT)).body.data).toMatchObject([{ number: other.body.number }])
    expect(await app.deps.database.prisma.auditEntry.count({ where: { action: 'numbers.pick' } })).toBe(2)
    expect(await app.deps.database.prisma.phoneNumber.count({ where: { restsUntil: { not: null } } })).toBe(1)
  })

  it('are given once, also when the answer to the first try was lost', async () => {
    const agency = await anAgencyProgram(app)
    const { program, clientId, assistant } = await aBusiness()
    const free = await aFreeNumber('+14155550504')
    const gift = { client_id: clientId, assistant_id: assistant.id }
    const key = { 'Idempotency-Key': 'assign-1' }
    const given = await lostAndRepeated(app, () => agency.post(`${AT}/${free.id}/assign`, gift, key))
    expect(given).toMatchObject({ status: 200, body: gift })
    expect((await agency.post(`${AT}/${free.id}/assign`, gift)).status).toBe(409)

    const asked = await program.post('/voice/phone-number-requests', { country: 'US', area_code: '212' })
    const wanted = await aFreeNumber('+12125550505')
    const at = `/voice/phone-number-requests/${asked.body.id}/fulfil`
    const fulfil = { 'Idempotency-Key': 'fulfil-1' }
    const done = await lostAndRepeated(app, () => agency.post(at, { phone_number_id: wanted.id }, fulfil))
    expect(done).toMatchObject({ status: 200, body: { state: 'fulfilled', phone_number_id: wanted.id } })
    const entries = { where: { action: { in: ['numbers.assign', 'numbers.fulfil-request'] } } }
    expect(await app.deps.database.prisma.auditEntry.count(entries)).toBe(2)
  })

  it('are changed by PUT as by PATCH, and lose nothing that was not sent', async () => {
    const { program, clientId, assistant } = await aBusiness()
    const number = await aNumberOf(clientId, { assistantId: assistant.id, greeting: 'Hello.' })
    const at = `${AT}/${number.id}`
    const etag = (await program.get(at)).headers.get('etag') ?? ''
    const changed = await program.put(at, { label: 'Main line' }, { 'If-Match': etag })
    expect(changed).toMatchObject({
      status: 200,
      body: { label: 'Main line', greeting: 'Hello.', assistant_id: assistant.id },
    })
    expect((await program.put(at, { greeting: null }, { 'If-Match': etag })).status).toBe(412)
    expect((await program.put(at, { greeting: null })).body.greeting).toBeNull()
  })

  it('that Vapi treats otherwise are put right', async () => {
    const { program, clientId, assistant } = await aBusiness()
    const number = await aNumberOf(clientId, { assistantId: assistant.id, vapiStatus: 'differs' })
    expect((await program.get(`${AT}/${number.id}`)).body.state).toMatchObject({
      kind: 'broken',
      repair: 'Put it right',
    })
    expect((await program.post(`${AT}/${number.id}/repair`)).body.state.kind).toBe('good')
  })

  it('are asked for where the pool has none, and the agency answers', async () => {
    const { program, assistant, clientId } = await aBusiness()
    const agency = await anAgencyProgram(app)
    const asks = '/voice/phone-number-requests'
    const wish = { country: 'us', area_code: '212', note: 'For New York', assistant_id: assistant.id }
    const made = await program.post(asks, wish)
    expect(made).toMatchObject({ status: 201, body: { state: 'open', country: 'US', requested_by: 'CRM' } })
    expect((await program.post(asks, wish)).status).toBe(409)
    expect((await program.post(`${asks}/${made.body.id}/decline`, { answer: 'No' })).status).toBe(403)
    const free = await aFreeNumber('+12125550199')
    const done = await agency.post(`${asks}/${made.body.id}/fulfil`, { phone_number_id: free.id })
    expect(done.body).toMatchObject({ state: 'fulfilled', phone_number_id: free.id })
    expect((await program.get(`${AT}/${free.id}`)).body.assistant_id).toBe(assistant.id)

    const second = await program.post(asks, { country: 'DE' })
    expect((await agency.post(`${asks}/${second.body.id}/decline`, { answer: 'Not there' })).body).toMatchObject({
      state: 'declined',
      answer: 'Not there',
    })
    const third = await program.post(asks, { country: 'FR' })
    expect((await program.post(`${asks}/${third.body.id}/cancel`)).body.state).toBe('cancelled')
    expect((await program.get(`${asks}?state=declined`)).body.data).toHaveLength(1)
    expect((await agency.get(`${asks}?client_id=${clientId}&limit=2`)).body.next).not.toBeNull()
    expect((await program.post(asks, { country: 'DE', area_code: '212' })).body.errors).toMatchObject([
      { field: 'area_code' },
    ])
  })

  it('of another client, or of the pool, are not there for a client', async () => {
    const { program, assistant } = await aBusiness()
    const other = await aBusiness()
    const [theirs, own] = [await aNumberOf(other.clientId), await aNumberOf(program.clientId)]
    const pooled = await aFreeNumber('+14155550202')
    const asked = await other.program.post('/voice/phone-number-requests', { country: 'DE' })
    const request = `/voice/phone-number-requests/${asked.body.id}`
    const replies = await Promise.all([
      ...[theirs, pooled].flatMap(({ id }) => [
        program.get(`${AT}/${id}`),
        program.patch(`${AT}/${id}`, { label: 'Mine' }),
        program.delete(`${AT}/${id}`),
        program.post(`${AT}/${id}/set-primary`),
        program.post(`${AT}/${id}/repair`),
      ]),
      program.get(`${AT}/not-an-id`),
      program.patch(`${AT}/not-an-id`, { label: 'Mine' }),
      program.patch(`${AT}/${own.id}`, { assistant_id: other.assistant.id }),
      program.post(`${AT}/pick`, { assistant_id: other.assistant.id }),
      program.get(`${AT}/available?client_id=${other.clientId}`),
      program.post('/voice/phone-number-requests', { country: 'DE', client_id: other.clientId }),
      program.post('/voice/phone-number-requests', { country: 'DE', assistant_id: other.assistant.id }),
      program.get(request),
      program.post(`${request}/cancel`),
    ])
    for (const reply of replies) expect(reply.status).toBe(404)
    expect((await program.get(`${AT}?client_id=${other.clientId}`)).body.data).toEqual([])
    expect(assistant.clientId).toBe(program.clientId)
  })

  it('are for those who may, and clients say only what is theirs to say', async () => {
    const { program, clientId } = await aBusiness()
    const number = await aNumberOf(clientId)
    const at = `${AT}/${number.id}`
    const refused = await program.patch(at, { is_active: false })
    expect(refused.status).toBe(400)
    expect((await program.post(AT, { number: '+14155550305' })).status).toBe(403)
    expect((await program.post(`${AT}/buy`, { area_code: '415' })).status).toBe(403)
    const reader = await aProgram(app, { clientId, scopes: ['numbers:read'] })
    expect((await reader.patch(at, { label: 'X' })).body.code).toBe('insufficient_scope')
    const { id } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const readOnly = await aProgram(app, { clientId: id })
    const mine = await aNumberOf(id)
    expect((await readOnly.get(`${AT}/${mine.id}`)).status).toBe(200)
    expect((await readOnly.patch(`${AT}/${mine.id}`, { label: 'X' })).status).toBe(403)
    const support = await anAgencyProgram(app, { role: 'SUPPORT' })
    expect((await support.post(`${AT}/buy`, { area_code: '415' })).status).toBe(403)
  })
})
