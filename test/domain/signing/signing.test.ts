import { createHmac, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  fieldsForVapi,
  getSigning,
  isProofOfOrganisation,
  proofOf,
  readSigning,
  rotateSigningSecret,
  updateSigning,
  verifyAgain,
  verifyAtOrganisation,
  verifyDelivery,
} from '../../../src/domain/signing/index.js'
import { signatureHeaders } from '../../../src/integrations/voice/index.js'
import { asRefusal, fieldErrors } from '../../../src/platform/errors.js'
import { reseal } from '../../../src/platform/reseal.js'
import { makeVault } from '../../../src/platform/vault.js'
import { aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'

const db = useDatabase()
const owner = async (now = NOW) => ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'OWNER' })), now)

const STANDARD = {
  signatureHeader: 'webhook-signature',
  signaturePrefix: 'v1,',
  signatureEncoding: 'base64',
  secretIsBase64: true,
  timestampHeader: 'webhook-timestamp',
  messageIdHeader: 'webhook-id',
  payloadFormat: '{svix-id}.{timestamp}.{body}',
}
const URL = 'http://localhost:3000/api/v1/vapi/webhook/x/'
const BODY = Buffer.from('{"message":{"type":"hang"}}')

const planOf = (clientId: string | null) => db.deps.database.prisma.signingPlan.findFirst({ where: { clientId } })
const signingOf = async (clientId: string | null, now = NOW) => readSigning(db.deps.vault, await planOf(clientId), now)
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
const refusalOf = async (work: Promise<unknown>) => {
  const refusal = asRefusal(
    await work.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )
  return refusal && { code: refusal.code, message: refusal.message, fields: fieldErrors(refusal) }
}

/** Signed by node:crypto alone, as Standard Webhooks says. */
function standardHeaders(secret: string, now = NOW, id = 'msg_1') {
  const seconds = Math.floor(now.getTime() / 1000)
  const key = Buffer.from(secret, 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${BODY}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` }
}
const deliveryOf = (headers: Record<string, string>, now = NOW, url = URL) => ({
  headers,
  body: BODY,
  method: 'POST',
  url,
  now,
})

describe('saying how Vapi proves who it is', () => {
  it('makes a secret that signs by Standard Webhooks, and shows it only then', async () => {
    const client = await aClient(db.deps)
    const ctx = await owner()
    const { secret = '' } = await updateSigning(ctx, { clientId: client.id, scheme: 'HMAC', options: STANDARD })
    expect(Buffer.from(secret, 'base64')).toHaveLength(32)
    const signing = await signingOf(client.id)
    expect(verifyDelivery(signing, deliveryOf(standardHeaders(secret)))).toEqual({
      isGenuine: true,
      messageId: 'msg_1',
    })
    const view = await getSigning(ctx, { clientId: client.id })
    expect(view).toMatchObject({ scheme: 'HMAC', toleranceSeconds: 300, previousUntil: null, options: STANDARD })
    expect(JSON.stringify(view)).not.toContain(secret)
    const { rows } = await db.deps.database.query(
      'select (select jsonb_agg(p) from signing_plans p)::text || (select jsonb_agg(a) from audit_log a)::text as dump',
    )
    expect(String(rows[0]?.['dump'])).not.toContain(secret)
    const again = await updateSigning(ctx, { clientId: client.id, scheme: 'HMAC', options: STANDARD })
    expect(again.secret).toBeUndefined()
    expect(verifyDelivery(await signingOf(client.id), deliveryOf(standardHeaders(secret))).isGenuine).toBe(true)
  })

  it('fills in what Vapi itself would', async () => {
    const client = await aClient(db.deps)
    const ctx = await owner()
    const optionsAfter = async (scheme: 'SECRET' | 'BEARER' | 'HMAC', options = {}) => {
      await updateSigning(ctx, { clientId: client.id, scheme, options })
      return (await getSigning(ctx, { clientId: client.id })).options
    }
    expect(await optionsAfter('SECRET')).toEqual({ headerName: 'x-vapi-secret' })
    expect(await optionsAfter('BEARER')).toEqual({ headerName: 'Authorization', isPrefixed: true })
    expect(await optionsAfter('HMAC')).toMatchObject({
      algorithm: 'sha256',
      signatureHeader: 'x-signature',
      timestampHeader: 'x-timestamp',
      payloadFormat: '{timestamp}.{body}',
      signatureEncoding: 'hex',
      secretIsBase64: false,
    })
    expect(await optionsAfter('HMAC', { includeTimestamp: false })).toMatchObject({ payloadFormat: '{body}' })
  })

  it('takes a secret that is there already, without the mark of Standard Webhooks', async () => {
    const client = await aClient(db.deps)
    const bare = Buffer.alloc(24, 7).toString('base64')
    const given = { clientId: client.id, scheme: 'HMAC', options: STANDARD, secret: ` whsec_${bare} ` } as const
    expect(await updateSigning(await owner(), given)).toEqual({ secret: undefined })
    expect(verifyDelivery(await signingOf(client.id), deliveryOf(standardHeaders(bare))).isGenuine).toBe(true)
  })

  it('makes a new secret when the present one does not fit any more', async () => {
    const client = await aClient(db.deps)
    const ctx = await owner()
    await updateSigning(ctx, { clientId: client.id, scheme: 'HMAC', secret: 'not base64 at all!'.replaceAll(' ', '-') })
    const { secret } = await updateSigning(ctx, {
      clientId: client.id,
      scheme: 'HMAC',
      options: { secretIsBase64: true },
    })
    expect(secret).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  })

  it('goes back to asking nothing, and forgets the secrets', async () => {
    const client = await aClient(db.deps)
    const ctx = await owner()
    await updateSigning(ctx, { clientId: client.id, scheme: 'SECRET' })
    await rotateSigningSecret(ctx, { clientId: client.id })
    await updateSigning(ctx, { clientId: client.id, scheme: 'NONE' })
    expect(await planOf(client.id)).toMatchObject({
      secretSealed: null,
      previousSecretSealed: null,
      previousUntil: null,
    })
    expect(verifyDelivery(await signingOf(client.id), deliveryOf({})).isGenuine).toBe(true)
  })

  it.each<[string, object, Record<string, string | RegExp>]>([
    ['an unknown scheme', { scheme: 'MAGIC' }, { scheme: /Please choose/ }],
    [
      'a header name with a space',
      { scheme: 'SECRET', options: { headerName: 'x vapi' } },
      { headerName: /name of a header/ },
    ],
    [
      'a header of the connection',
      { scheme: 'BEARER', options: { headerName: 'Host' } },
      { headerName: /another header/ },
    ],
    [
      'a format without the body',
      { scheme: 'HMAC', options: { payloadFormat: '{timestamp}' } },
      { payloadFormat: /\{body\}/ },
    ],
    [
      'a timestamp that is not signed',
      { scheme: 'HMAC', options: { payloadFormat: '{body}' } },
      { payloadFormat: /\{timestamp\}/ },
    ],
    [
      'a signed timestamp that is not sent',
      { scheme: 'HMAC', options: { includeTimestamp: false, payloadFormat: '{timestamp}.{body}' } },
      { includeTimestamp: /has to be included/ },
    ],
    [
      'an unknown token',
      { scheme: 'HMAC', options: { payloadFormat: '{timestamp}{body}{nonce}' } },
      { payloadFormat: /\{nonce\} is unknown/ },
    ],
    [
      'an id without its header',
      { scheme: 'HMAC', options: { payloadFormat: '{svix-id}.{timestamp}.{body}' } },
      { messageIdHeader: /which header/ },
    ],
    ['a short tolerance', { scheme: 'HMAC', toleranceSeconds: 59 }, { toleranceSeconds: /60 to 86400/ }],
    ['a long tolerance', { scheme: 'HMAC', toleranceSeconds: 86_401 }, { toleranceSeconds: /60 to 86400/ }],
    [
      'a credential that is no id',
      { scheme: 'SECRET', vapiCredentialId: 'mine' },
      { vapiCredentialId: /id of the credential/ },
    ],
    ['a short secret', { scheme: 'SECRET', secret: 'short' }, { secret: /at least 16/ }],
    ['a secret with spaces', { scheme: 'SECRET', secret: 'a secret with spaces' }, { secret: /without spaces/ }],
    ['a secret that is not base64', { scheme: 'HMAC', options: STANDARD, secret: 'äöü' }, { secret: /not base64/ }],
  ])('refuses %s and says what to change', async (_name, given, fields) => {
    const client = await aClient(db.deps)
    const refusal = await refusalOf(updateSigning(await owner(), { clientId: client.id, ...given } as never))
    expect(refusal?.code).toBe('invalid')
    expect(Object.keys(refusal?.fields ?? {})).toEqual(Object.keys(fields))
    for (const [field, sentence] of Object.entries(fields)) expect(refusal?.fields[field]).toMatch(sentence)
    expect(await planOf(client.id)).toBeNull()
  })

  it('is for owners and admins; others of the staff may read it, nobody else', async () => {
    const client = await aClient(db.deps)
    const as = async (role: 'ADMIN' | 'SUPPORT' | 'VIEWER') =>
      ctxOf(db.deps, staffActor(await aStaff(db.deps, { role })))
    expect((await updateSigning(await as('ADMIN'), { clientId: client.id, scheme: 'SECRET' })).secret).toBeDefined()
    for (const ctx of [await as('SUPPORT'), await as('VIEWER'), ctxOf(db.deps, clientActor(client.id))]) {
      expect(await refusalOf(updateSigning(ctx, { clientId: client.id, scheme: 'NONE' }))).toMatchObject({
        code: 'forbidden',
      })
      expect(await refusalOf(rotateSigningSecret(ctx, { clientId: client.id }))).toMatchObject({ code: 'forbidden' })
    }
    expect(await getSigning(await as('SUPPORT'), { clientId: client.id })).toMatchObject({ scheme: 'SECRET' })
    expect(await refusalOf(getSigning(await as('VIEWER'), { clientId: client.id }))).toMatchObject({
      code: 'forbidden',
    })
    expect(await refusalOf(getSigning(await owner(), { clientId: randomUUID() }))).toMatchObject({ code: 'not_found' })
  })

  it('writes down what changed, without the secret', async () => {
    const client = await aClient(db.deps)
    const credential = randomUUID()
    await updateSigning(await owner(), { clientId: client.id, scheme: 'HMAC', vapiCredentialId: credential })
    const [entry] = await db.deps.database.prisma.auditEntry.findMany({ where: { action: 'signing.update' } })
    expect(entry).toMatchObject({ clientId: client.id, subjectName: 'Harbor Dental' })
    expect(entry?.changes).toMatchObject({
      scheme: ['NONE', 'HMAC'],
      options: [null, expect.objectContaining({ signatureHeader: 'x-signature' })],
      vapiCredentialId: [null, credential],
      secret: [null, 'replaced'],
    })
  })
})

describe('rotating the secret', () => {
  it('takes the old one for the hours of grace, then only the new one', async () => {
    const client = await aClient(db.deps)
    const ctx = await owner()
    const { secret: old = '' } = await updateSigning(ctx, { clientId: client.id, scheme: 'HMAC', options: STANDARD })
    const { secret, oldEndsAt } = await rotateSigningSecret(ctx, { clientId: client.id, graceHours: 2 })
    expect(secret).not.toBe(old)
    expect(oldEndsAt).toEqual(at(2))
    expect(await getSigning(ctx, { clientId: client.id })).toMatchObject({ previousUntil: at(2) })
    const isTaken = async (by: string, now: Date, readAt = now) =>
      verifyDelivery(await signingOf(client.id, readAt), deliveryOf(standardHeaders(by, now), now)).isGenuine
    expect(await isTaken(secret, NOW)).toBe(true)
    expect(await isTaken(old, at(1.9))).toBe(true)
    expect(await isTaken(old, at(2))).toBe(false)
    // A door that read the plan before goes by the same time.
    expect(await isTaken(old, at(2), NOW)).toBe(false)
    expect(await isTaken(secret, at(3))).toBe(true)
    expect(await getSigning(await owner(at(3)), { clientId: client.id })).toMatchObject({ previousUntil: null })
  })

  it('ends the old one at once without grace, and the one before when there is another', async () => {
    const client = await aClient(db.deps)
    const ctx = await owner()
    const { secret: first = '' } = await updateSigning(ctx, { clientId: client.id, scheme: 'HMAC', options: STANDARD })
    const { secret: second } = await rotateSigningSecret(ctx, { clientId: client.id })
    const { secret: third } = await rotateSigningSecret(ctx, { clientId: client.id })
    const isTaken = async (by: string) =>
      verifyDelivery(await signingOf(client.id), deliveryOf(standardHeaders(by))).isGenuine
    expect(await Promise.all([first, second, third].map(isTaken))).toEqual([false, true, true])
    await rotateSigningSecret(ctx, { clientId: client.id, graceHours: 0 })
    expect(await Promise.all([second, third].map(isTaken))).toEqual([false, false])
  })

  it('takes a secret that was agreed on, and refuses where there is none', async () => {
    const client = await aClient(db.deps)
    const ctx = await owner()
    expect(await refusalOf(rotateSigningSecret(ctx, { clientId: client.id }))).toMatchObject({ code: 'conflict' })
    await updateSigning(ctx, { clientId: client.id, scheme: 'SECRET' })
    const agreed = 'agreed-on-with-the-client'
    expect(await rotateSigningSecret(ctx, { clientId: client.id, secret: agreed })).toMatchObject({ secret: agreed })
    const refusal = await refusalOf(rotateSigningSecret(ctx, { clientId: client.id, graceHours: 721 }))
    expect(refusal?.fields).toEqual({ graceHours: 'Please write 0 to 720 hours' })
  })
})

describe('the organisation', () => {
  it('has one plan, which has to sign', async () => {
    const ctx = await owner()
    const organisation = { clientId: null, scheme: 'HMAC', options: STANDARD } as const
    expect(await refusalOf(updateSigning(ctx, { clientId: null, scheme: 'NONE' }))).toMatchObject({
      fields: { scheme: expect.stringMatching(/signature is required/) },
    })
    expect(verifyAtOrganisation(await signingOf(null), deliveryOf({}))).toMatchObject({ isGenuine: false })
    const { secret = '' } = await updateSigning(ctx, organisation)
    await updateSigning(ctx, { ...organisation, toleranceSeconds: 600 })
    expect(await db.deps.database.prisma.signingPlan.count()).toBe(1)
    expect(await getSigning(ctx, { clientId: null })).toMatchObject({ scheme: 'HMAC', toleranceSeconds: 600 })
    const { secret: next } = await rotateSigningSecret(ctx, { clientId: null })
    for (const by of [secret, next])
      expect(verifyAtOrganisation(await signingOf(null), deliveryOf(standardHeaders(by))).isGenuine).toBe(true)
  })

  it('keeps its secrets through a change of the vault’s key', async () => {
    const ctx = await owner()
    const { secret = '' } = await updateSigning(ctx, { clientId: null, scheme: 'SECRET' })
    await rotateSigningSecret(ctx, { clientId: null })
    const rotated = makeVault([{ name: 'k2', key: Buffer.alloc(32, 9) }, ...db.deps.config.vaultKeys])
    expect(await reseal(db.deps.database, rotated)).toMatchObject({ resealed: 2, failed: 0 })
    const signing = readSigning(makeVault([{ name: 'k2', key: Buffer.alloc(32, 9) }]), await planOf(null), NOW)
    expect(signing.secrets.map(String)).toContain(secret)
  })
})

describe('what staff type into Vapi', () => {
  it('is the whole form for Standard Webhooks, without the secret', async () => {
    const ctx = await owner()
    const client = await aClient(db.deps)
    const vapiCredentialId = randomUUID()
    await updateSigning(ctx, { clientId: client.id, scheme: 'HMAC', options: STANDARD, vapiCredentialId })
    const { fields } = await getSigning(ctx, { clientId: client.id })
    expect(Object.fromEntries(fields.map(({ label, value }) => [label, value]))).toEqual({
      'Authentication type': 'HMAC',
      'Secret key': '',
      'Secret is base64': 'On',
      Algorithm: 'SHA-256',
      'Signature header': 'webhook-signature',
      'Signature encoding': 'base64',
      'Signature prefix': 'v1,',
      'Include timestamp': 'On',
      'Timestamp header': 'webhook-timestamp',
      'Payload format': '{svix-id}.{timestamp}.{body}',
      'Message ID header': 'webhook-id',
      'Credential (server.credentialId)': vapiCredentialId,
    })
  })

  it('is a bearer token without its prefix for a secret header, and nothing where nothing is asked', () => {
    const none = { vapiCredentialId: null }
    const secret = fieldsForVapi({ scheme: 'SECRET', options: { headerName: 'x-vapi-secret' }, ...none })
    expect(secret.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Authentication type: Bearer Token',
      'Token: ',
      'Header name: x-vapi-secret',
      'Include Bearer prefix: Off',
    ])
    expect(fieldsForVapi({ scheme: 'NONE', options: {}, ...none })).toEqual([])
  })
})

describe('what we sign ourselves', () => {
  it.each([
    ['SECRET', {}],
    ['BEARER', {}],
    ['HMAC', {}],
    ['HMAC', STANDARD],
    [
      'HMAC',
      { algorithm: 'sha512', includeTimestamp: false, payloadFormat: '{method} {url} {body}', signaturePrefix: 's=' },
    ],
  ] as const)('is taken by our own door: %s %o', async (scheme, options) => {
    const client = await aClient(db.deps)
    await updateSigning(await owner(), { clientId: client.id, scheme, options })
    const signing = await signingOf(client.id)
    const sent = signatureHeaders(signing, { body: BODY, method: 'POST', url: URL, now: NOW })
    const headers = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value]))
    expect(verifyDelivery(signing, deliveryOf(headers)).isGenuine).toBe(true)
    expect(verifyDelivery(signing, { ...deliveryOf(headers), body: Buffer.from('{}') }).isGenuine).toBe(
      scheme !== 'HMAC',
    )
  })
})

describe('an event that was set aside for its signature', () => {
  const proofFor = (headers: Record<string, string>, url = URL) =>
    proofOf(readSigning(db.deps.vault, null, NOW), deliveryOf(headers, NOW, url))
  const checkedAgain = async (clientId: string | null, proof: Buffer, body = BODY) =>
    verifyAgain(await signingOf(clientId, at(48)), proof, body)

  it('is genuine once the secret is mended, days later', async () => {
    const client = await aClient(db.deps)
    const ctx = await owner()
    await updateSigning(ctx, { clientId: client.id, scheme: 'HMAC', options: STANDARD })
    const theirs = Buffer.alloc(32, 5).toString('base64')
    const proof = proofFor(standardHeaders(theirs))
    expect(await checkedAgain(client.id, proof)).toEqual({ isGenuine: false, reason: 'The signature does not match' })
    await updateSigning(ctx, { clientId: client.id, scheme: 'HMAC', options: STANDARD, secret: theirs })
    expect(await checkedAgain(client.id, proof)).toEqual({ isGenuine: true, messageId: 'msg_1' })
    expect(await checkedAgain(client.id, proof, Buffer.from('{}'))).toMatchObject({ isGenuine: false })
  })

  it('is genuine too when it was the scheme or a header’s name that was wrong here', async () => {
    const client = await aClient(db.deps)
    const secret = 'what-vapi-really-sends'
    const proof = proofFor({ 'x-acme': secret, 'content-type': 'application/json', cookie: 'session=1' })
    expect(proof.toString()).not.toMatch(/session|application/)
    const options = { headerName: 'X-Acme' }
    await updateSigning(await owner(), { clientId: client.id, scheme: 'SECRET', options, secret })
    expect(await checkedAgain(client.id, proof)).toEqual({ isGenuine: true })
  })

  it('keeps the headers that count, however many others there are', async () => {
    const client = await aClient(db.deps)
    const { secret = '' } = await updateSigning(await owner(), { clientId: client.id, scheme: 'SECRET' })
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`x-${index}`, 'y'.repeat(100)]))
    const proof = proofOf(await signingOf(client.id), deliveryOf({ ...many, 'x-vapi-secret': secret }))
    expect(proof.length).toBeLessThan(10_000)
    expect(await checkedAgain(client.id, proof)).toEqual({ isGenuine: true })
  })

  it('is never genuine unsigned where it came to the organisation’s URL', async () => {
    const proof = proofFor({}, 'http://localhost:3000/api/v1/voice/webhook')
    const elsewhere = [URL, `${URL}?/api/v1/voice/webhook`].map((url) => isProofOfOrganisation(proofFor({}, url)))
    expect([isProofOfOrganisation(proof), ...elsewhere]).toEqual([true, false, false])
    expect(await checkedAgain(null, proof)).toMatchObject({ isGenuine: false, reason: expect.stringMatching(/signed/) })
  })
})

onPostgres('many at once', () => {
  const pg = useDatabase({ engine: 'postgres' })

  it('leaves one plan of the organisation, and tells the others to look again', async () => {
    const ctx = ctxOf(pg.deps, staffActor(await aStaff(pg.deps)))
    const tries = Array.from({ length: 8 }, () => updateSigning(ctx, { clientId: null, scheme: 'SECRET' }))
    const results = await Promise.allSettled(tries)
    expect(await pg.deps.database.prisma.signingPlan.count()).toBe(1)
    for (const result of results) {
      if (result.status === 'rejected') expect(asRefusal(result.reason)?.code).toBe('conflict')
    }
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true)
  })
})
