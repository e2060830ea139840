import { randomBytes, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { findClientByWebhookToken } from '../../../src/domain/clients/index.js'
import { updateSigning } from '../../../src/domain/signing/index.js'
import { hashToken, makeToken } from '../../../src/platform/tokens.js'
import { aClient, aStaff, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { openDoor } from './door.js'

const db = useDatabase()
const NOT_FOUND = '{"error":{"code":"not_found","message":"Webhook not found"}}'

const variantsOf = (token: string) => [
  randomBytes(32).toString('hex'),
  makeToken(),
  `${token}x`,
  token.slice(0, -1),
  `${token.slice(0, -1)}${token.endsWith('2') ? '3' : '2'}`,
  token.toLowerCase(),
  token.toUpperCase(),
  `..%2f${token}`,
  `${token}%2f..`,
  '%zz',
  'x'.repeat(8_000),
  `${token}%00`,
  '__proto__',
  `${token}?x=1`.replace('?', '%3f'),
]

it('answers every wrong token with the same bytes and stores nothing (W-1)', async () => {
  const { token } = await aClient(db.deps)
  const door = await openDoor(db.deps)
  for (const wrong of variantsOf(token)) {
    const answer = await door.post(wrong, { message: {} })
    expect([wrong, answer.status, answer.text]).toEqual([wrong, 404, NOT_FOUND])
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
  }
  for (const [method, path] of [
    ['GET', `/${token}`],
    ['PUT', `/${token}`],
    ['POST', `/${token}/more`],
    ['POST', ''],
  ]) {
    const answer = await fetch(`${door.url}${path}`, { method: method ?? '' })
    expect([answer.status, await answer.text()]).toEqual([404, NOT_FOUND])
  }
  expect(await db.deps.database.prisma.webhookEvent.count()).toBe(0)
  expect(db.logged.join('\n')).not.toContain(token)
  await door.close()
})

it('refuses an address that guesses more than 60 times a minute, and only its guesses (W-1)', async () => {
  const { token } = await aClient(db.deps)
  const door = await openDoor(db.deps)
  const statuses: number[] = []
  for (let tries = 0; tries < 2_000; tries += 20) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => door.post(makeToken(), '{}')))
    statuses.push(...answers.map(({ status }) => status))
  }
  expect(statuses.filter((status) => status === 404)).toHaveLength(60)
  expect(statuses.filter((status) => status === 429)).toHaveLength(1_940)
  const refused = await door.post(makeToken(), '{}')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await door.post(token, '{}')).status).toBe(200)
  await door.close()
})

it('takes a rotated token while it is honoured, for the same client, and not a moment longer', async () => {
  const client = await aClient(db.deps)
  const retire = async (expiresAt: Date) => {
    const token = makeToken()
    await db.deps.database.prisma.retiredWebhookToken.create({
      data: { id: crypto.randomUUID(), clientId: client.id, tokenHash: hashToken(token), expiresAt },
    })
    return token
  }
  const door = await openDoor(db.deps)
  expect((await door.post(await retire(new Date(Date.now() + 60_000)), '{}')).status).toBe(200)
  expect((await door.post(await retire(new Date(Date.now() - 1_000)), '{}')).status).toBe(404)
  expect(await db.deps.database.prisma.webhookEvent.findMany({ select: { clientId: true } })).toEqual([
    { clientId: client.id },
  ])
  await door.close()
})

it('takes as long for a token that begins right as for any other, and stores only its hash (W-1)', async () => {
  const client = await aClient(db.deps)
  const { token } = client
  const times = { near: [] as number[], far: [] as number[] }
  const timed = async (kind: 'near' | 'far', guess: string) => {
    const from = performance.now()
    await findClientByWebhookToken(db.deps, guess, new Date())
    times[kind].push(performance.now() - from)
  }
  for (let round = 0; round < 200; round++) {
    await timed('near', `${token.slice(0, 31)}${round % 10}`)
    await timed('far', makeToken())
  }
  const median = (list: number[]) => list.sort((a, b) => a - b)[list.length / 2] ?? 0
  expect(Math.abs(median(times.near) - median(times.far))).toBeLessThan(1)
  const { rows } = await db.deps.database.query('select c::text as row from clients c')
  expect(String(rows[0]?.['row'])).not.toContain(token)
  expect(String(rows[0]?.['row'])).not.toContain(Buffer.from(token).toString('hex'))
})

it('A11: keeps every delivery of a known client for replay, however wrong the secret at the organisation’s URL is', async () => {
  const [client, door] = [await aClient(db.deps, { vapiAssistantId: randomUUID() }), await openDoor(db.deps)]
  const staff = ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'OWNER' })))
  const secret = randomBytes(32).toString('base64')
  await updateSigning(staff, { clientId: null, scheme: 'BEARER', options: {}, secret })
  const post = (assistantId: string) =>
    fetch(new URL('/api/v1/voice/webhook', door.url), {
      method: 'POST',
      headers: { authorization: 'Bearer wrong' },
      body: JSON.stringify({ message: { type: 'end-of-call-report', call: { id: randomUUID(), assistantId } } }),
    })
  const many = async (most: number, assistantId: string) => {
    const statuses: number[] = []
    for (let n = 0; n < most; n++) statuses.push((await post(assistantId)).status)
    return statuses
  }
  // A stranger has used up what strangers have.
  expect(await many(70, randomUUID())).toContain(429)
  expect(new Set(await many(150, client.vapiAssistantId as string))).toEqual(new Set([401]))
  expect(await db.deps.database.prisma.webhookEvent.count({ where: { clientId: client.id } })).toBe(150)
  expect((await post(randomUUID())).status).toBe(429)
  await door.close()
})
