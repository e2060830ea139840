import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  findClientByWebhookToken,
  generateWebhookTokens,
  getWebhookUrl,
  rotateWebhookToken,
} from '../../../src/domain/clients/index.js'
import type { StaffRole } from '../../../src/platform/context.js'
import { hashToken } from '../../../src/platform/tokens.js'
import { aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { onPostgres, type TestDatabase, useDatabase } from '../../support/database.js'

const db = useDatabase()
const as = async (role: StaffRole, test: TestDatabase = db) =>
  ctxOf(test.deps, staffActor(await aStaff(test.deps, { role })))
const reload = (id: string) => db.deps.database.prisma.client.findUniqueOrThrow({ where: { id } })
const without = { webhookTokenHash: null, webhookTokenSealed: null }
const tokenIn = (url = '') => /\/webhook\/(\w+)\/$/.exec(url)?.[1] ?? 'none'
const find = async (token: string, hours = 0) =>
  (await findClientByWebhookToken(db.deps, token, new Date(NOW.getTime() + hours * 3_600_000)))?.id
const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error) => error.code,
  )

describe('generating webhook tokens', () => {
  it('gives one to those without, skips the others and says so', async () => {
    const fresh = await aClient(db.deps, { ...without, businessName: 'Fresh' })
    const later = await aClient(db.deps, { ...without, businessName: 'Later', setupStatus: 'CLIENT_NOTIFIED' })
    const old = await aClient(db.deps, { businessName: 'Old' })
    const ids = [fresh, later, old].map(({ id }) => id)
    expect(await generateWebhookTokens(await as('SUPPORT'), { clientIds: ids })).toEqual({
      generated: [
        { id: fresh.id, businessName: 'Fresh' },
        { id: later.id, businessName: 'Later' },
      ],
      skipped: [{ id: old.id, businessName: 'Old' }],
    })
    expect(await reload(fresh.id)).toMatchObject({ setupStatus: 'TOKEN_GENERATED' })
    expect(await reload(later.id)).toMatchObject({ setupStatus: 'CLIENT_NOTIFIED' })
    expect(await find(old.token)).toBe(old.id)
  })

  it('keeps only the hash and a sealed copy, from which the address can be copied again', async () => {
    const client = await aClient(db.deps, without)
    const ctx = await as('OWNER')
    expect(await getWebhookUrl(ctx, { clientId: client.id })).toBeUndefined()
    await generateWebhookTokens(ctx, { clientIds: [client.id] })
    const url = await getWebhookUrl(ctx, { clientId: client.id })
    expect(url).toMatch(/^http:\/\/localhost:3000\/api\/v1\/vapi\/webhook\/\w{32}\/$/)
    const token = tokenIn(url)
    expect(await find(token)).toBe(client.id)
    expect((await reload(client.id)).webhookTokenHash).toEqual(hashToken(token))
    const { rows } = await db.deps.database.query(
      'select (select jsonb_agg(c) from clients c)::text || (select jsonb_agg(a) from audit_log a)::text as dump',
    )
    expect(String(rows[0]?.['dump'])).not.toContain(token)
    expect(Buffer.from((await reload(client.id)).webhookTokenSealed ?? []).includes(token)).toBe(false)
  })

  it('gives none when one of the clients does not exist', async () => {
    const client = await aClient(db.deps, without)
    const ids = [client.id, randomUUID()]
    expect(await codeOf(generateWebhookTokens(await as('OWNER'), { clientIds: ids }))).toBe('not_found')
    expect(await reload(client.id)).toMatchObject(without)
  })

  it('is not for viewers or the client itself, and neither is the address', async () => {
    const client = await aClient(db.deps)
    for (const ctx of [await as('VIEWER'), ctxOf(db.deps, clientActor(client.id))]) {
      expect(await codeOf(generateWebhookTokens(ctx, { clientIds: [client.id] }))).toBe('forbidden')
      expect(await codeOf(rotateWebhookToken(ctx, { clientId: client.id }))).toBe('forbidden')
      expect(await codeOf(getWebhookUrl(ctx, { clientId: client.id }))).toBe('forbidden')
    }
  })
})

describe('rotating a webhook token', () => {
  it('lets the old one work for a day unless told otherwise', async () => {
    const client = await aClient(db.deps)
    const { url, oldEndsAt } = await rotateWebhookToken(await as('SUPPORT'), { clientId: client.id })
    expect(oldEndsAt).toEqual(new Date(NOW.getTime() + 24 * 3_600_000))
    expect(await find(tokenIn(url))).toBe(client.id)
    expect(await find(client.token, 23.9)).toBe(client.id)
    expect(await find(client.token, 24)).toBeUndefined()
    expect(await find(tokenIn(url), 24)).toBe(client.id)
    expect(await getWebhookUrl(await as('OWNER'), { clientId: client.id })).toBe(url)
  })

  it('ends the old one and those before it at once when the grace is none', async () => {
    const client = await aClient(db.deps)
    const ctx = await as('OWNER')
    const first = await rotateWebhookToken(ctx, { clientId: client.id, graceHours: 720 })
    expect(await find(client.token, 700)).toBe(client.id)
    const second = await rotateWebhookToken(ctx, { clientId: client.id, graceHours: 0 })
    expect(await find(client.token)).toBeUndefined()
    expect(await find(tokenIn(first.url))).toBeUndefined()
    expect(await find(tokenIn(second.url))).toBe(client.id)
  })

  it.each([-1, 721, 1.5, Number.NaN])('refuses a grace of %s hours', async (graceHours) => {
    const client = await aClient(db.deps)
    await expect(rotateWebhookToken(await as('OWNER'), { clientId: client.id, graceHours })).rejects.toThrow(/hours/)
  })

  it('is refused while there is none, and for an unknown client', async () => {
    const client = await aClient(db.deps, without)
    expect(await codeOf(rotateWebhookToken(await as('OWNER'), { clientId: client.id }))).toBe('conflict')
    expect(await codeOf(rotateWebhookToken(await as('OWNER'), { clientId: randomUUID() }))).toBe('not_found')
  })

  it('is in the audit log with the grace and without a token', async () => {
    const client = await aClient(db.deps)
    const { url } = await rotateWebhookToken(await as('OWNER'), { clientId: client.id, graceHours: 2 })
    const rows = await db.deps.database.prisma.auditEntry.findMany()
    expect(rows).toMatchObject([{ action: 'clients.rotate-webhook-token', changes: { graceHours: [null, 2] } }])
    expect(JSON.stringify(rows)).not.toContain(tokenIn(url))
    expect(db.logged.join()).not.toContain(tokenIn(url))
  })
})

describe('finding the client of a token', () => {
  it('tells whether the client is active', async () => {
    const client = await aClient(db.deps, { isActive: false, businessName: 'Harbor Dental' })
    expect(await findClientByWebhookToken(db.deps, client.token, NOW)).toEqual({
      id: client.id,
      isActive: false,
      businessName: 'Harbor Dental',
    })
  })

  it('takes the token exactly', async () => {
    const { token } = await aClient(db.deps)
    const near = [
      token.slice(0, -1),
      `${token}x`,
      token.toLowerCase(),
      '',
      '\0',
      ` ${token}`,
      'x'.repeat(8192),
      "' or 1=1",
    ]
    for (const wrong of near) expect(await find(wrong)).toBeUndefined()
  })
})

onPostgres('two who generate or rotate at the same moment', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('make one token', async () => {
    const client = await aClient(db.deps, without)
    const ctx = await as('OWNER', db)
    const results = await Promise.all([1, 2, 3].map(() => generateWebhookTokens(ctx, { clientIds: [client.id] })))
    expect(results.filter(({ generated }) => generated.length === 1)).toHaveLength(1)
  })

  it('never lose a token without saying so', async () => {
    const client = await aClient(db.deps)
    const ctx = await as('OWNER', db)
    const results = await Promise.allSettled([1, 2, 3].map(() => rotateWebhookToken(ctx, { clientId: client.id })))
    for (const result of results) {
      const token = result.status === 'fulfilled' ? tokenIn(result.value.url) : client.token
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' })
      expect((await findClientByWebhookToken(db.deps, token, NOW))?.id).toBe(client.id)
    }
  })
})
