import { createHmac, randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { replayEvent } from '../../../src/domain/inbound/index.js'
import { rotateSigningSecret, updateSigning } from '../../../src/domain/signing/index.js'
import { assignUnassigned } from '../../../src/domain/unassigned/index.js'
import { aClient, aStaff, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { sample } from '../../support/samples.js'
import { settle, useDoor } from './door.js'

const db = useDatabase()
const door = useDoor(db)
const prisma = () => db.deps.database.prisma
const ctx = async () => ctxOf(db.deps, staffActor(await aStaff(db.deps)), new Date())

const STANDARD = {
  signatureHeader: 'webhook-signature',
  signaturePrefix: 'v1,',
  signatureEncoding: 'base64',
  secretIsBase64: true,
  timestampHeader: 'webhook-timestamp',
  messageIdHeader: 'webhook-id',
  payloadFormat: '{svix-id}.{timestamp}.{body}',
}
const REPORT = Buffer.from(JSON.stringify(sample('50-eocr-inbound-completed')))
const secretOf = (seed: number) => Buffer.alloc(32, seed).toString('base64')

/** A client whose deliveries are signed by Standard Webhooks. */
async function aSigningClient(secret = secretOf(1)) {
  const client = await aClient(db.deps)
  await updateSigning(await ctx(), { clientId: client.id, scheme: 'HMAC', options: STANDARD, secret })
  return client
}
const signOrganisation = async (secret = secretOf(7)) =>
  updateSigning(await ctx(), { clientId: null, scheme: 'HMAC', options: STANDARD, secret })

/** Signed by node:crypto alone, as Standard Webhooks says. */
function signed(body: Buffer, secret = secretOf(1), { at = new Date(), id = `msg_${randomUUID()}` } = {}) {
  const seconds = Math.floor(at.getTime() / 1000)
  const hmac = createHmac('sha256', Buffer.from(secret, 'base64')).update(`${id}.${seconds}.`).update(body)
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${hmac.digest('base64')}`,
  }
}
const without = (headers: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))
const aside = () => prisma().webhookEvent.findMany({ where: { state: 'QUARANTINED' }, orderBy: { seq: 'asc' } })
const postToOrganisation = (body: Buffer, headers: Record<string, string> = {}) =>
  fetch(new URL('/api/v1/voice/webhook', door.url), { method: 'POST', body: new Uint8Array(body), headers })

afterEach(() => vi.useRealTimers())

// trust.md W-2
describe('a delivery whose signature is not right', () => {
  it.each<[string, (body: Buffer) => Record<string, string>]>([
    ['missing', () => ({})],
    ['by another secret', (body) => signed(body, secretOf(2))],
    ['truncated', (body) => ({ ...signed(body), 'webhook-signature': signed(body)['webhook-signature'].slice(0, -4) })],
    ['without its timestamp', (body) => without(signed(body), 'webhook-timestamp')],
    ['without its id', (body) => without(signed(body), 'webhook-id')],
    [
      'over the same JSON written anew',
      (body) => signed(Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1))),
    ],
  ])('%s: is answered 401, set aside and not applied', async (_name, headersFor) => {
    const client = await aSigningClient()
    const answer = await door.post(client.token, REPORT, headersFor(REPORT))
    expect(answer.status).toBe(401)
    expect(answer.text).not.toContain(secretOf(1))
    await settle(db.deps)
    expect(await prisma().call.count()).toBe(0)
    expect(await prisma().webhookEvent.findMany()).toMatchObject([
      {
        clientId: client.id,
        state: 'QUARANTINED',
        cause: 'SIGNATURE',
        type: 'end-of-call-report',
        lastError: expect.stringMatching(/does not match|is missing/),
      },
    ])
  })

  it('of another client is answered 401 at this one’s URL', async () => {
    const [one, two] = [await aSigningClient(secretOf(1)), await aSigningClient(secretOf(2))]
    const headers = signed(REPORT, secretOf(1))
    expect((await door.post(one.token, REPORT, headers)).status).toBe(200)
    expect((await door.post(two.token, REPORT, headers)).status).toBe(401)
    expect(await aside()).toMatchObject([{ clientId: two.id, cause: 'SIGNATURE' }])
  })

  it('passes where one of several signatures is good', async () => {
    const client = await aSigningClient()
    const headers = signed(REPORT)
    const list = `v1,${secretOf(3)} ${headers['webhook-signature']} v2,abc`
    expect((await door.post(client.token, REPORT, { ...headers, 'webhook-signature': list })).status).toBe(200)
    expect(await aside()).toEqual([])
  })

  it('keeps no event out that comes later and is signed well, with the very same bytes', async () => {
    const client = await aSigningClient()
    await door.post(client.token, REPORT)
    expect((await door.post(client.token, REPORT, signed(REPORT))).status).toBe(200)
    await settle(db.deps)
    expect(await prisma().call.count()).toBe(1)
  })

  it('loses nothing: once the secret is mended, days later, it is applied once', async () => {
    const client = await aSigningClient(secretOf(1))
    const theirs = secretOf(9)
    const sent = new Date(Date.now() - 3 * 86_400_000)
    expect((await door.post(client.token, REPORT, signed(REPORT, theirs, { at: sent }))).status).toBe(401)
    const [event] = await aside()
    const eventId = event?.id ?? ''
    await expect(replayEvent(await ctx(), { eventId })).rejects.toThrow(/stays set aside/)
    await updateSigning(await ctx(), { clientId: client.id, scheme: 'HMAC', options: STANDARD, secret: theirs })
    await replayEvent(await ctx(), { eventId })
    await settle(db.deps)
    expect(await prisma().call.count()).toBe(1)
    expect(await prisma().webhookEvent.findMany()).toMatchObject([{ state: 'DONE', cause: null, proofSealed: null }])
  })

  it('is kept at most ten thousand times a client and day', async () => {
    const [client, other] = [await aSigningClient(), await aSigningClient()]
    await fill(client.id, 9_999, 'now()')
    await fill(other.id, 10_000, "now() - interval '25 hours'")
    for (const { token } of [client, client, other]) expect((await door.post(token, REPORT)).status).toBe(401)
    const countOf = (clientId: string) => prisma().webhookEvent.count({ where: { clientId } })
    expect([await countOf(client.id), await countOf(other.id)]).toEqual([10_000, 10_001])
    // What is signed well goes on being taken.
    expect((await door.post(client.token, REPORT, signed(REPORT))).status).toBe(200)
    expect(await countOf(client.id)).toBe(10_001)
  })

  it('leaves no secret and no signature in the log', async () => {
    const client = await aSigningClient()
    const headers = { ...signed(REPORT, secretOf(2)), authorization: 'Bearer hush-hush', 'x-vapi-secret': 'hush-hush' }
    await door.post(client.token, REPORT, headers)
    const [event] = await aside()
    const shown = JSON.stringify(event?.headers) + db.logged.join('\n')
    for (const secret of ['hush-hush', headers['webhook-signature'], secretOf(1)]) expect(shown).not.toContain(secret)
    expect(Buffer.from(event?.proofSealed ?? []).includes('hush-hush')).toBe(false)
  })

  const fill = (clientId: string, count: number, at: string) =>
    db.deps.database.query(
      `insert into webhook_events (id, client_id, delivery_key, type, state, cause, headers, body_bytes, body_sealed, received_at)
       select gen_random_uuid(), $1::uuid, int4send(n), 'hang', 'QUARANTINED', 'SIGNATURE', '{}', 0, '', ${at}
       from generate_series(1, $2::int) n`,
      [clientId, count],
    )
})

// trust.md W-3
describe('a delivery that is sent again', () => {
  it('counts once inside the tolerance, and is refused outside of it and elsewhere', async () => {
    const [client, other] = [await aSigningClient(secretOf(1)), await aSigningClient(secretOf(2))]
    const captured = signed(REPORT)
    const sentAt = Number(captured['webhook-timestamp']) * 1000
    const again = async (seconds: number, token = client.token) => {
      vi.useFakeTimers({ toFake: ['Date'], now: sentAt + seconds * 1000 })
      return (await door.post(token, REPORT, captured)).status
    }
    expect(await again(0)).toBe(200)
    await settle(db.deps)
    const row = () => prisma().call.findMany()
    const [before] = await row()
    expect(await again(1)).toBe(200)
    expect(await again(299)).toBe(200)
    expect(await again(301)).toBe(401)
    expect(await again(2 * 86_400)).toBe(401)
    expect(await again(1, other.token)).toBe(401)
    vi.useRealTimers()
    await settle(db.deps)
    expect(await row()).toEqual([before])
    const events = () => prisma().webhookEvent.findMany({ where: { state: 'DONE' } })
    await expect.poll(events).toMatchObject([{ clientId: client.id, deliveries: 3 }])
    expect((await aside()).map(({ clientId }) => clientId).sort()).toEqual([client.id, client.id, other.id].sort())
  })

  it('is the same one by its message id, although its bytes differ', async () => {
    const client = await aSigningClient()
    const id = 'msg_the_same'
    for (const n of [1, 2]) {
      const body = Buffer.from(JSON.stringify({ message: { type: 'hang', n } }))
      expect((await door.post(client.token, body, signed(body, secretOf(1), { id }))).status).toBe(200)
    }
    await expect.poll(() => prisma().webhookEvent.findMany()).toMatchObject([{ deliveries: 2 }])
  })
})

describe('the other ways to prove it', () => {
  it.each([
    ['a secret header', 'SECRET', {}, (secret: string) => ({ 'x-vapi-secret': secret })],
    ['a bearer token', 'BEARER', {}, (secret: string) => ({ authorization: `Bearer ${secret}` })],
    [
      'a bearer token of another header',
      'BEARER',
      { headerName: 'x-key', isPrefixed: false },
      (secret: string) => ({ 'x-key': secret }),
    ],
  ] as const)('%s is taken and its lack refused', async (_name, scheme, options, headersFor) => {
    const client = await aClient(db.deps)
    const { secret = '' } = await updateSigning(await ctx(), { clientId: client.id, scheme, options })
    expect((await door.post(client.token, REPORT, headersFor(secret))).status).toBe(200)
    expect((await door.post(client.token, REPORT, headersFor(`${secret}x`))).status).toBe(401)
    expect((await door.post(client.token, REPORT)).status).toBe(401)
    const { secret: next } = await rotateSigningSecret(await ctx(), { clientId: client.id })
    await expect.poll(async () => (await door.post(client.token, REPORT, headersFor(next))).status).toBe(200)
    expect((await door.post(client.token, REPORT, headersFor(secret))).status).toBe(200)
  })

  it('signs method and address where the payload format says so', async () => {
    const client = await aClient(db.deps)
    const secret = 'a-secret-for-the-address'
    const options = { payloadFormat: '{method} {url} {timestamp} {body}', algorithm: 'sha512', signaturePrefix: 'v=' }
    await updateSigning(await ctx(), { clientId: client.id, scheme: 'HMAC', options, secret })
    const seconds = Math.floor(Date.now() / 1000)
    const url = `${db.deps.config.publicUrl}/api/v1/vapi/webhook/${client.token}/`
    const signature = createHmac('sha512', secret).update(`POST ${url} ${seconds} `).update(REPORT).digest('hex')
    const headers = { 'x-timestamp': String(seconds), 'x-signature': `v=${signature}` }
    expect((await door.post(client.token, REPORT, headers)).status).toBe(200)
  })
})

describe('the organisation-wide URL', () => {
  const message = (names: { assistantId?: string; phoneNumberId?: string; number?: string }) => {
    const { number, ...call } = names
    const phoneNumber = number ? { phoneNumber: { number } } : {}
    const said = { type: 'status-update', status: 'in-progress', timestamp: Date.now(), ...phoneNumber }
    return Buffer.from(JSON.stringify({ message: { ...said, call: { id: randomUUID(), ...call } } }))
  }
  const send = (body: Buffer) => postToOrganisation(body, signed(body, secretOf(7)))

  it('takes nothing without a signature', async () => {
    const client = await aClient(db.deps, { vapiAssistantId: randomUUID() })
    const body = message({ assistantId: client.vapiAssistantId as string })
    expect((await postToOrganisation(body)).status).toBe(401)
    expect(await aside()).toEqual([])
    await signOrganisation()
    // What the door remembers of the plan is a second old at most.
    await expect
      .poll(async () => (await postToOrganisation(body)).status && (await aside()).length, { timeout: 5_000 })
      .toBe(1)
    expect((await postToOrganisation(body, signed(body, secretOf(8)))).status).toBe(401)
    expect(await prisma().webhookEvent.count({ where: { state: { not: 'QUARANTINED' } } })).toBe(0)
    expect((await aside())[0]).toMatchObject({ clientId: client.id, cause: 'SIGNATURE' })
    expect(await prisma().unassignedEvent.count()).toBe(0)
  })

  it('finds the client by assistant, then by the number’s id, then by the number', async () => {
    await signOrganisation()
    const [a, b, c] = [
      await aClient(db.deps, { vapiAssistantId: randomUUID() }),
      await aClient(db.deps),
      await aClient(db.deps, { vapiPhoneNumber: '+14155550131', isActive: false }),
    ]
    const phoneNumberId = randomUUID()
    await prisma().phoneNumber.create({
      data: { id: randomUUID(), clientId: b.id, number: '+14155550130', vapiPhoneNumberId: phoneNumberId },
    })
    const assistantId = a.vapiAssistantId as string
    for (const names of [
      { assistantId, phoneNumberId, number: '+14155550131' },
      { assistantId: randomUUID(), phoneNumberId, number: '+14155550131' },
      { assistantId: randomUUID(), number: '+1 (415) 555-0131' },
    ])
      expect((await send(message(names))).status).toBe(200)
    const events = await prisma().webhookEvent.findMany({ orderBy: { seq: 'asc' } })
    expect(events.map(({ clientId }) => clientId)).toEqual([a.id, b.id, c.id])
    await settle(db.deps)
    expect(await prisma().call.count()).toBe(3)
  })

  it('does not ask for the client’s own signature', async () => {
    await signOrganisation()
    const client = await aSigningClient(secretOf(1))
    await prisma().client.update({ where: { id: client.id }, data: { vapiAssistantId: randomUUID() } })
    const { vapiAssistantId } = await prisma().client.findUniqueOrThrow({ where: { id: client.id } })
    const body = message({ assistantId: vapiAssistantId as string })
    expect((await send(body)).status).toBe(200)
    expect((await postToOrganisation(body, signed(body, secretOf(1)))).status).toBe(401)
  })

  it('keeps what is nobody’s until staff assign it, and then knows whose it is', async () => {
    await signOrganisation()
    const client = await aClient(db.deps)
    const assistantId = randomUUID()
    const bodies = [message({ assistantId }), message({ assistantId })]
    for (const body of bodies) expect((await send(body)).status).toBe(200)
    const waiting = await prisma().unassignedEvent.findMany()
    expect(waiting).toHaveLength(2)
    expect(await prisma().webhookEvent.count()).toBe(0)
    await assignUnassigned(await ctx(), { eventIds: [waiting[0]?.id ?? ''], clientId: client.id })
    await expect
      .poll(async () => {
        await send(message({ assistantId }))
        return prisma().webhookEvent.count({ where: { clientId: client.id } })
      })
      .toBeGreaterThan(2)
    await settle(db.deps)
    expect(await prisma().call.count({ where: { clientId: client.id } })).toBeGreaterThan(2)
  })
})
