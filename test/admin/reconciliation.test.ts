import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { harborDental } from '../emulators/conversations/index.js'
import { startVapiEmulator, type VapiEmulator } from '../emulators/vapi.js'
import { useApp } from '../support/app.js'
import { aClient } from '../support/builders.js'
import { act, api, asStaff, bulk, list, show } from './support.js'

const app = useApp({ worker: true })
const prisma = () => app.deps.database.prisma
let vapi: VapiEmulator
// The app was built with this very config.
const setConfig = (over: object) => Object.assign(app.deps.config, over)

beforeEach(async () => {
  vapi = await startVapiEmulator()
  setConfig({ vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey })
})
afterEach(async () => {
  setConfig({ vapiApiKey: undefined })
  await vapi.close()
})

type Page = {
  accounts: {
    id: string
    name: string
    run: { id: string; state: string; askedBy: string; callsAdded: number } | null
  }[]
  setup: { open: number; lastCheckedAt: string | null }
  mayRun: boolean
}
const open = async (visitor: Parameters<typeof api>[0]) =>
  (await api(visitor, 'pages/Reconcile')) as unknown as Page & { status: number }

/** A practice whose assistant reports nowhere, with a call that no webhook told of. */
async function aSilentPractice() {
  const client = await aClient(app.deps, { businessName: 'Harbor Dental', vapiAssistantId: harborDental.assistantId })
  vapi.addBusiness(harborDental)
  const script = {
    direction: 'inbound' as const,
    business: harborDental,
    caller: { number: '+14155550177' },
    turns: [],
  }
  const call = await vapi.placeCall({
    script: { ...script, isAnswered: false, endedReason: 'customer-did-not-answer', ringSeconds: 20 },
    createdAt: new Date(Date.now() - 1_800_000),
  })
  return { client, call }
}

describe('the page Reconciliation', () => {
  it('reconciles when it is asked to, and shows how it goes and what came of it', async () => {
    const { call } = await aSilentPractice()
    const sue = await asStaff(app, 'SUPPORT', 'Sue Support')
    expect(await open(sue)).toMatchObject({
      status: 200,
      accounts: [{ id: 'organisation', name: 'The organisation', run: null }],
      mayRun: true,
    })
    const asked = await api(sue, 'pages/Reconcile', { what: 'reconcile', account: 'all', lookBackDays: 'changes' })
    expect(asked.said).toMatchObject({ kind: 'good', message: expect.stringContaining('The organisation') })
    await expect
      .poll(async () => (await open(sue)).accounts[0]?.run, { timeout: 15_000 })
      .toMatchObject({ state: 'DONE', askedBy: 'Sue Support', callsAdded: 1 })
    await expect.poll(() => prisma().call.count({ where: { vapiCallId: call.id, status: 'ENDED' } })).toBe(1)
    const runs = await list(sue, 'Reconciliation', { 'filters.found': 'something' })
    expect(runs.records).toMatchObject([{ params: { state: 'DONE', whose: 'The organisation', reportsAdded: 1 } }])
    expect((await list(sue, 'Reconciliation', { 'filters.whose': 'own' })).meta).toMatchObject({ total: 0 })
    const { record } = await show(sue, 'Reconciliation', runs.records?.[0]?.id ?? '')
    expect(record).toMatchObject({ details: { accountName: 'The organisation' } })
  })

  it('says in Vapi’s words why it did not get through', async () => {
    vapi.faults.rest = 401
    const owner = await asStaff(app)
    await api(owner, 'pages/Reconcile', { what: 'reconcile', account: 'organisation', lookBackDays: '7' })
    await expect
      .poll(async () => (await open(owner)).accounts[0]?.run, { timeout: 15_000 })
      .toMatchObject({ state: 'FAILED', error: expect.stringContaining('Invalid Key') })
  })

  it('tells what is missing when there is no key', async () => {
    setConfig({ vapiApiKey: undefined })
    const owner = await asStaff(app)
    expect(await open(owner)).toMatchObject({ accounts: [] })
    for (const what of ['reconcile', 'check']) {
      const { said } = await api(owner, 'pages/Reconcile', { what })
      expect(said).toMatchObject({ kind: 'bad', message: expect.stringContaining('VAPI_API_KEY') })
    }
  })

  it('refuses what is no choice of it', async () => {
    const owner = await asStaff(app)
    const odd = await api(owner, 'pages/Reconcile', { what: 'reconcile', lookBackDays: '400' })
    expect(odd.said).toMatchObject({ kind: 'bad' })
    const unknown = await api(owner, 'pages/Reconcile', { what: 'reconcile', account: crypto.randomUUID() })
    expect(unknown.said).toMatchObject({ kind: 'bad' })
  })
})

describe('what Vapi is set up to send', () => {
  it('is checked on request, shown as it is and should be, and repaired with one click', async () => {
    const { client } = await aSilentPractice()
    const owner = await asStaff(app, 'OWNER', 'Olga Owner')
    const { said } = await api(owner, 'pages/Reconcile', { what: 'check' })
    expect(said?.message).toBe('1 assistant and 1 phone number checked: 1 to be repaired')
    expect(await open(owner)).toMatchObject({ setup: { open: 1, lastCheckedAt: expect.any(String) } })
    const [finding] = (await list(owner, 'VapiFinding', { 'filters.state': 'OPEN' })).records ?? []
    expect(finding).toMatchObject({
      title: harborDental.assistantName,
      params: {
        state: 'OPEN',
        isRepairable: true,
        change: expect.stringContaining('Server URL: nothing → the client’s webhook URL'),
      },
    })
    expect((await list(owner, 'VapiFinding', { 'filters.part': 'server.credentialId' })).records).toEqual([])
    const id = finding?.id ?? ''
    expect((await show(owner, 'VapiFinding', id)).record).toMatchObject({
      recordActions: expect.arrayContaining(['repair']),
      details: { finding: { isRepairable: true, refused: null, accountName: 'The organisation' } },
    })

    vapi.faults.rest = ({ method }) =>
      method === 'PATCH' ? { status: 400, message: 'server.url must be https' } : undefined
    const refused = await act(owner, ['VapiFinding', id, 'repair'])
    expect(refused.said).toMatchObject({ kind: 'bad', message: expect.stringContaining('server.url must be https') })
    expect((await show(owner, 'VapiFinding', id)).record).toMatchObject({ params: { state: 'REFUSED' } })

    delete vapi.faults.rest
    const repaired = await bulk(owner, ['VapiFinding', 'repairAll'], [id])
    expect(repaired.said).toEqual({ kind: 'good', message: `${harborDental.assistantName} is in order` })
    const now = (await show(owner, 'VapiFinding', id)).record
    expect(now).toMatchObject({ params: { state: 'REPAIRED', repairedBy: 'Olga Owner' } })
    expect(now?.recordActions).not.toContain('repair')
    expect(vapi.assistants.get(harborDental.assistantId)).toMatchObject({
      server: { url: expect.stringContaining(client.token), backoffPlan: { maxRetries: 3 } },
    })
    const all = JSON.stringify(await list(owner, 'VapiFinding')) + JSON.stringify(await list(owner, 'AuditEntry'))
    expect(all).not.toContain(client.token)
  })
})

describe('a client’s own Vapi API key', () => {
  it('is set and removed on the client, and never shown', async () => {
    setConfig({ vapiApiKey: undefined })
    const client = await aClient(app.deps)
    const owner = await asStaff(app)
    const before = await show(owner, 'Client', client.id)
    expect(before.record?.params['hasVapiKey']).toBe(false)
    expect(before.record?.recordActions).toContain('setVapiKey')
    expect(before.record?.recordActions).not.toContain('removeVapiKey')

    const wrong = await act(owner, ['Client', client.id, 'setVapiKey'], { key: 'a-public-key' })
    expect(wrong.errors?.['key']?.message).toContain('Invalid Key')
    const set = await act(owner, ['Client', client.id, 'setVapiKey'], { key: vapi.apiKey })
    expect(set.said).toMatchObject({ kind: 'good' })
    const after = await show(owner, 'Client', client.id)
    expect(after.record?.params['hasVapiKey']).toBe(true)
    expect(JSON.stringify([set, after])).not.toContain(vapi.apiKey)
    expect(await open(owner)).toMatchObject({ accounts: [{ id: client.id, name: 'Harbor Dental' }] })

    expect((await act(owner, ['Client', client.id, 'removeVapiKey'])).said).toMatchObject({ kind: 'good' })
    expect(await open(owner)).toMatchObject({ accounts: [] })
    const entries = (await list(owner, 'AuditEntry', {})).records ?? []
    expect(JSON.stringify(entries)).toContain('Removed the client’s Vapi API key')
    expect(JSON.stringify(entries)).not.toContain(vapi.apiKey)
  })

  it('is not for support', async () => {
    const client = await aClient(app.deps)
    const sue = await asStaff(app, 'SUPPORT')
    expect((await act(sue, ['Client', client.id, 'setVapiKey'], { key: vapi.apiKey })).status).toBe(403)
  })
})
