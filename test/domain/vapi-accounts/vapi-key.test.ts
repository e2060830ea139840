import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import {
  accountOfClient,
  hasVapiKey,
  listVapiAccounts,
  ORGANISATION,
  removeVapiKey,
  setVapiKey,
  vapiOf,
} from '../../../src/domain/vapi-accounts/index.js'
import type { Ctx, StaffRole } from '../../../src/platform/context.js'
import { listening } from '../../../src/process.js'
import { startVapiEmulator, type VapiEmulator } from '../../emulators/vapi.js'
import { aClient, aStaff, clientActor, ctxOf, JOB, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
let vapi: VapiEmulator
const prisma = () => db.deps.database.prisma
const as = async (role: StaffRole = 'OWNER') => ctxOf(db.deps, staffActor(await aStaff(db.deps, { role })))
const setConfig = (over: object) => Object.assign(db.deps, { config: { ...db.deps.config, ...over } })

beforeEach(async () => {
  vapi = await startVapiEmulator()
  setConfig({ vapiBaseUrl: vapi.url, vapiApiKey: undefined })
})
afterEach(() => vapi.close())

describe('a client’s own API key', () => {
  it('is asked of Vapi, stored sealed, used from then on, and never told again', async () => {
    const client = await aClient(db.deps)
    const ctx = await as()
    expect(await hasVapiKey(ctx, { clientId: client.id })).toBe(false)
    await setVapiKey(ctx, { clientId: client.id, key: ` ${vapi.apiKey}\n` })
    expect(await hasVapiKey(ctx, { clientId: client.id })).toBe(true)
    expect(await accountOfClient(ctx, client.id)).toBe(client.id)
    expect(await listVapiAccounts(ctx)).toEqual([{ id: client.id, name: 'Harbor Dental', clientId: client.id }])
    expect(await (await vapiOf(ctx, client.id)).listAssistants()).toEqual([])
    const row = await prisma().client.findUniqueOrThrow({ where: { id: client.id } })
    expect(Buffer.from(row.vapiApiKeySealed ?? []).includes(vapi.apiKey)).toBe(false)
    const entries = await prisma().auditEntry.findMany()
    expect(entries).toMatchObject([
      { action: 'vapi-accounts.set-key', clientId: client.id, changes: { vapiApiKey: [null, 'a new key'] } },
    ])
    expect(JSON.stringify(entries) + db.logged.join()).not.toContain(vapi.apiKey)
  })

  it('that Vapi does not accept is not stored, and Vapi’s words say why', async () => {
    const client = await aClient(db.deps)
    const ctx = await as()
    await expect(setVapiKey(ctx, { clientId: client.id, key: 'a-public-key' })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/does not accept this API key.*Invalid Key/),
      details: { fields: { key: expect.any(String) } },
    })
    expect(await hasVapiKey(ctx, { clientId: client.id })).toBe(false)
  })

  it.each([['html'], ['reset'], [503]] as const)('is not stored while Vapi cannot be asked: %s', async (fault) => {
    const client = await aClient(db.deps)
    vapi.faults.rest = fault
    await expect(setVapiKey(await as(), { clientId: client.id, key: vapi.apiKey })).rejects.toMatchObject({
      code: 'provider_down',
      message: expect.stringContaining('it was not stored'),
    })
    expect((await prisma().client.findUniqueOrThrow({ where: { id: client.id } })).vapiApiKeySealed).toBeNull()
  })

  it.each(['', 'short', 'with a space in it', 'line\nbreak-key', 'ключ-который-не-ключ', 'x'.repeat(201)])(
    'is refused before anybody is asked: %s',
    async (key) => {
      const client = await aClient(db.deps)
      await expect(setVapiKey(await as(), { clientId: client.id, key })).rejects.toThrow()
      expect(vapi.requests).toEqual([])
    },
  )

  it('may not be the organisation’s, nor another client’s: everything it opens is shown to that client', async () => {
    const [client, other] = [await aClient(db.deps), await aClient(db.deps, { businessName: 'Other' })]
    const ctx = await as()
    await setVapiKey(ctx, { clientId: other.id, key: vapi.apiKey })
    await expect(setVapiKey(ctx, { clientId: client.id, key: vapi.apiKey })).rejects.toThrow(/Other has this very key/)
    await setVapiKey(ctx, { clientId: other.id, key: vapi.apiKey })
    await removeVapiKey(ctx, { clientId: other.id })
    setConfig({ vapiApiKey: vapi.apiKey })
    await expect(setVapiKey(await as(), { clientId: client.id, key: vapi.apiKey })).rejects.toThrow(/organisation/)
  })

  it('may not open the organisation’s account by another of its keys', async () => {
    const answers = (_request: unknown, response: { end(body: string): void }) =>
      response.end('[{"id":"a","orgId":"org-1"}]')
    const oneOrganisation = createServer((request, response) => answers(request, response))
    const port = await listening(oneOrganisation, 0, '127.0.0.1')
    onTestFinished(() => void oneOrganisation.close())
    setConfig({ vapiBaseUrl: `http://127.0.0.1:${port}`, vapiApiKey: 'one-private-key' })
    const client = await aClient(db.deps)
    const setting = setVapiKey(await as(), { clientId: client.id, key: 'another-private-key' })
    await expect(setting).rejects.toThrow(/organisation’s own account/)
  })

  it('is forgotten when it is removed, and the organisation’s is used again', async () => {
    const client = await aClient(db.deps)
    await setVapiKey(await as(), { clientId: client.id, key: vapi.apiKey })
    setConfig({ vapiApiKey: 'the-organisations-key' })
    const ctx = await as()
    expect((await listVapiAccounts(ctx)).map(({ id }) => id)).toEqual([ORGANISATION, client.id])
    expect(await removeVapiKey(ctx, { clientId: client.id })).toEqual({ wasRemoved: true })
    expect(await removeVapiKey(ctx, { clientId: client.id })).toEqual({ wasRemoved: false })
    expect(await accountOfClient(ctx, client.id)).toBe(ORGANISATION)
    await expect(vapiOf(ctx, client.id)).rejects.toMatchObject({ code: 'conflict' })
    expect(await prisma().auditEntry.count({ where: { action: 'vapi-accounts.remove-key' } })).toBe(1)
  })

  it('that is missing is a matter of the agency: a client is not told how to set it', async () => {
    const without = (ctx: Ctx): Ctx => ({ ...ctx, config: { ...ctx.config, vapiApiKey: undefined } })
    const words = (ctx: Ctx) => vapiOf(without(ctx), ORGANISATION).catch((error: Error) => error.message)
    const client = await aClient(db.deps)
    expect(await words(ctxOf(db.deps, clientActor(client.id)))).toBe('Your agency has not connected Vapi yet.')
    expect(await words(ctxOf(db.deps))).toContain('VAPI_API_KEY')
  })

  it('is for owners and admins, and of clients that there are', async () => {
    const client = await aClient(db.deps)
    for (const role of ['SUPPORT', 'VIEWER'] as const) {
      const ctx = await as(role)
      await expect(setVapiKey(ctx, { clientId: client.id, key: vapi.apiKey })).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(removeVapiKey(ctx, { clientId: client.id })).rejects.toMatchObject({ code: 'forbidden' })
    }
    const nobody = { clientId: crypto.randomUUID(), key: vapi.apiKey }
    await expect(setVapiKey(await as(), nobody)).rejects.toMatchObject({ code: 'not_found' })
    await expect(hasVapiKey(ctxOf(db.deps, JOB), nobody)).rejects.toMatchObject({ code: 'not_found' })
  })
})
