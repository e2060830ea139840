import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { aNumber, anAssistant, assistantAtVapi, atVapi } from '../domain/numbers/support.js'
import { startVapiEmulator } from '../emulators/vapi.js'
import { useApp } from '../support/app.js'
import { aCall, aClient } from '../support/builders.js'
import { act, api, asStaff, bulk, edit, list, show } from './support.js'

const vapi = await startVapiEmulator()
const NUMBER = 'PhoneNumber'

describe('phone numbers in the back office', () => {
  const app = useApp({ worker: true, config: { vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })
  afterEach(() => vapi.phoneNumbers.clear())
  afterAll(() => vapi.close())
  const prisma = () => app.deps.database.prisma
  const rowOf = (id: string) => prisma().phoneNumber.findUniqueOrThrow({ where: { id } })
  const tomorrow = () => new Date(Date.now() + 86_400_000)

  async function aLine(over: object = {}) {
    const client = await aClient(app.deps)
    const assistant = await anAssistant(app.deps, {
      clientId: client.id,
      name: 'Front desk',
      vapiAssistantId: assistantAtVapi(vapi),
    })
    const number = await aNumber(app.deps, { clientId: client.id, assistantId: assistant.id, ...over })
    atVapi(vapi, { id: number.vapiPhoneNumberId, number: number.number })
    return { client, assistant, number }
  }

  it('are listed with state and totals, filtered and searched', async () => {
    const { client, number } = await aLine({ number: '+14155550123', label: 'Main line' })
    await aCall(app.deps, { clientId: client.id, toNumber: number.number, durationSeconds: 90, costMicros: 1_230_000n })
    await aNumber(app.deps, { number: '+12125552001', restsUntil: tomorrow() })
    await aNumber(app.deps, { number: '+442071838750', vapiStatus: 'missing' })
    const owner = await asStaff(app)
    const all = await list(owner, NUMBER, { sortBy: 'number', direction: 'desc' })
    expect(all.records?.map(({ params }) => [params['number'], params['state']])).toEqual([
      ['+442071838750', 'broken'],
      ['+14155550123', 'good'],
      ['+12125552001', 'resting'],
    ])
    expect(all.records?.[1]?.params).toMatchObject({ calls: '1', minutes: '2', cost: '$1.23', stateWords: null })
    const found = async (query: Record<string, string>) =>
      (await list(owner, NUMBER, query)).records?.map(({ params }) => params['number'])
    expect(await found({ 'filters.where': 'pool', 'filters.country': 'US' })).toEqual(['+12125552001'])
    expect(await found({ 'filters.where': 'resting' })).toEqual(['+12125552001'])
    expect(await found({ 'filters.where': 'broken' })).toEqual(['+442071838750'])
    expect(await found({ 'filters.where': 'assigned', 'filters.clientId': client.id })).toEqual(['+14155550123'])
    expect(await found({ 'filters.q': 'Main' })).toEqual(['+14155550123'])
  })

  it('are noted, changed with hours and voice, and offer what makes sense', async () => {
    const owner = await asStaff(app)
    const made = await api(owner, `resources/${NUMBER}/actions/new`, { number: '(415) 555-2671', provider: 'TWILIO' })
    const id = made.record?.id ?? ''
    expect((await show(owner, NUMBER, id)).record?.recordActions).toEqual(expect.arrayContaining(['give', 'remove']))
    const changes = { label: 'Spare', hasHours: 'true', hours_mon: '9-17', voiceProvider: 'vapi', voiceId: 'Elliot' }
    expect((await edit(owner, [NUMBER, id], changes)).said?.message).toBe('Saved')
    expect(await rowOf(id)).toMatchObject({
      label: 'Spare',
      hours: { week: { mon: [{ from: '09:00', to: '17:00' }] }, closedOn: [] },
      voice: { provider: 'vapi', voiceId: 'Elliot' },
    })
    expect((await edit(owner, [NUMBER, id], { hours_tue: 'soon' })).errors).toHaveProperty('hours_tue')
    expect((await edit(owner, [NUMBER, id], { voiceId: '' })).errors).toHaveProperty('voiceId')
    await edit(owner, [NUMBER, id], { hasHours: 'false', voiceProvider: '', voiceId: '' })
    expect(await rowOf(id)).toMatchObject({ hours: null, voice: null })
  })

  it('are given, moved to another assistant, made primary, repaired and taken back', async () => {
    const { client, assistant, number } = await aLine({ vapiStatus: 'differs' })
    const owner = await asStaff(app)
    const pooled = await aNumber(app.deps)
    atVapi(vapi, { id: pooled.vapiPhoneNumberId, number: pooled.number })
    const wrong = await act(owner, [NUMBER, pooled.id, 'give'], { clientId: client.id, assistant: 'Nobody' })
    expect(wrong.errors).toHaveProperty('assistant')
    const given = await act(owner, [NUMBER, pooled.id, 'give'], { clientId: client.id, assistant: 'front desk' })
    expect(given.said).toMatchObject({ kind: 'good' })
    expect(await rowOf(pooled.id)).toMatchObject({ assistantId: assistant.id, vapiStatus: 'active', isPrimary: true })
    await act(owner, [NUMBER, pooled.id, 'chooseAssistant'])
    expect(await rowOf(pooled.id)).toMatchObject({ assistantId: null })
    await act(owner, [NUMBER, number.id, 'setPrimary'])
    expect((await rowOf(number.id)).isPrimary).toBe(true)
    expect((await act(owner, [NUMBER, number.id, 'repair'])).said?.message).toContain('in order')
    expect((await bulk(owner, [NUMBER, 'repairAll'], [number.id, pooled.id])).said?.message).toBe('2 of 2 in order')
    expect((await act(owner, [NUMBER, number.id, 'refresh'])).said?.message).toBe('In order')
    expect((await act(owner, [NUMBER, number.id, 'takeBack'])).said?.message).toContain('Give it back only if')
    await act(owner, [NUMBER, number.id, 'takeBack'], { evenIfLive: 'true' })
    expect((await show(owner, NUMBER, number.id)).record?.params['state']).toBe('resting')
    await act(owner, [NUMBER, number.id, 'endRest'])
    expect((await show(owner, NUMBER, number.id)).record?.params['state']).toBe('free')
    await act(owner, [NUMBER, number.id, 'remove'])
    expect(await prisma().phoneNumber.count()).toBe(1)
  })

  it('E: what is not offered for a number is refused, with the reason, and changes nothing', async () => {
    const { client, number } = await aLine({ vapiStatus: 'active', isPrimary: true })
    const [owner, pooled] = [await asStaff(app), await aNumber(app.deps)]
    const before = [await rowOf(pooled.id), await rowOf(number.id)]
    const refused: [id: string, action: string, payload?: Record<string, string>][] = [
      ...['chooseAssistant', 'setPrimary', 'takeBack', 'endRest'].map((name) => [pooled.id, name] as [string, string]),
      [pooled.id, 'chooseAssistant', { assistant: 'Front desk' }],
      [number.id, 'give', { clientId: client.id }],
      ...['setPrimary', 'endRest', 'remove'].map((name) => [number.id, name] as [string, string]),
    ]
    for (const [id, action, payload] of refused) {
      const answer = await act(owner, [NUMBER, id, action], payload)
      expect([action, answer.said?.kind]).not.toEqual([action, 'good'])
      expect([action, JSON.stringify(answer)]).toEqual([action, expect.stringContaining('not possible here')])
    }
    expect([await rowOf(pooled.id), await rowOf(number.id)]).toEqual(before)
  })

  it('come from Vapi by import and by area code', async () => {
    atVapi(vapi, { id: null, number: '+12125552001' })
    const owner = await asStaff(app)
    expect((await api(owner, `resources/${NUMBER}/actions/importFromVapi`, {})).said?.message).toBe('Imported: 1 new')
    const bought = await api(owner, `resources/${NUMBER}/actions/buy`, { areaCode: '415' })
    expect(bought.said?.message).toMatch(/^\(415\) .* was bought$/)
    expect((await api(owner, `resources/${NUMBER}/actions/buy`, { areaCode: 'x' })).errors).toHaveProperty('areaCode')
    const support = await asStaff(app, 'SUPPORT')
    expect((await api(support, `resources/${NUMBER}/actions/buy`, { areaCode: '415' })).status).toBe(403)
  })

  it('answer requests of clients: with a number of the pool, or with words', async () => {
    const client = await aClient(app.deps)
    const ask = (areaCode: string) =>
      prisma().numberRequest.create({
        data: { id: crypto.randomUUID(), clientId: client.id, country: 'US', areaCode, requestedBy: 'Sam' },
      })
    const [first, second] = [await ask('415'), await ask('907')]
    const pooled = await aNumber(app.deps, { number: '+14155552671' })
    atVapi(vapi, { id: pooled.vapiPhoneNumberId, number: pooled.number })
    const owner = await asStaff(app)
    expect((await show(owner, 'NumberRequest', first.id)).record?.params['free']).toBe('(415) 555-2671')
    expect((await act(owner, ['NumberRequest', second.id, 'fulfil'])).errors).toHaveProperty('number')
    expect((await act(owner, ['NumberRequest', first.id, 'fulfil'])).said?.message).toContain('(415) 555-2671 is')
    expect(await rowOf(pooled.id)).toMatchObject({ clientId: client.id, vapiStatus: 'active' })
    expect((await act(owner, ['NumberRequest', second.id, 'decline'], { answer: 'None there' })).said?.message).toBe(
      'Declined',
    )
    const open = await list(owner, 'NumberRequest', { 'filters.state': 'OPEN' })
    expect(open.meta?.total).toBe(0)
  })
})
