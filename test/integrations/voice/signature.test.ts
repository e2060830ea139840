import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type HmacOptions, type Signing, verifyDelivery } from '../../../src/integrations/voice/index.js'

// Standard Webhooks' published vector (github.com/standard-webhooks/standard-webhooks, libraries/*/test).
const KEY = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
const OTHER_KEY = Buffer.from('C2FVsBQIhrscChlQIMV+b5sSYspob7oD', 'base64')
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
const SECONDS = 1614265330
const AT = new Date(SECONDS * 1000)
const BODY = Buffer.from('{"test": 2432232314}')
const PUBLISHED = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
const URL = 'https://backline.example/api/v1/vapi/webhook/token/'

const DEFAULTS: HmacOptions = {
  algorithm: 'sha256',
  signatureHeader: 'x-signature',
  includeTimestamp: true,
  timestampHeader: 'x-timestamp',
  payloadFormat: '{timestamp}.{body}',
  signaturePrefix: '',
  signatureEncoding: 'hex',
  messageIdHeader: '',
  secretIsBase64: false,
}
/** trust.md §3.2: what makes Vapi sign by Standard Webhooks. */
const STANDARD: HmacOptions = {
  ...DEFAULTS,
  signatureHeader: 'webhook-signature',
  signaturePrefix: 'v1,',
  signatureEncoding: 'base64',
  secretIsBase64: true,
  timestampHeader: 'webhook-timestamp',
  messageIdHeader: 'webhook-id',
  payloadFormat: '{svix-id}.{timestamp}.{body}',
}

const hmac = (options: Partial<HmacOptions> = {}, secrets = [KEY]): Signing => ({
  scheme: 'HMAC',
  options: { ...DEFAULTS, ...options },
  secrets,
  toleranceSeconds: 300,
})
const standard = hmac(STANDARD)

type Sent = { headers?: Record<string, string | undefined>; body?: Buffer; now?: Date; url?: string; method?: string }

function check(signing: Signing, { headers = {}, body = BODY, now = AT, url = URL, method = 'POST' }: Sent) {
  return verifyDelivery(signing, { headers, body, method, url, now })
}
const genuine = { isGenuine: true }
const refusedAs = (reason: RegExp) => ({ isGenuine: false, reason: expect.stringMatching(reason) })

const seconds = (offset: number) => new Date(AT.getTime() + offset * 1000)
const signed = (over: Record<string, string | undefined> = {}) => ({
  'webhook-id': ID,
  'webhook-timestamp': String(SECONDS),
  'webhook-signature': PUBLISHED,
  ...over,
})
const tail = PUBLISHED.slice(3)
const signature = (key: Buffer, body = BODY) =>
  createHmac('sha256', key).update(`${ID}.${SECONDS}.`).update(body).digest('base64')

describe('Standard Webhooks, as its libraries are tested', () => {
  const yes = { isGenuine: true, messageId: ID }
  it.each<[string, Sent, object]>([
    ['a valid signature', { headers: signed() }, yes],
    ['a missing id', { headers: signed({ 'webhook-id': undefined }) }, refusedAs(/webhook-id is missing/)],
    ['another id', { headers: signed({ 'webhook-id': 'msg_other' }) }, refusedAs(/does not match/)],
    ['a missing timestamp', { headers: signed({ 'webhook-timestamp': undefined }) }, refusedAs(/timestamp is missing/)],
    ['a timestamp that is no number', { headers: signed({ 'webhook-timestamp': 'hi' }) }, refusedAs(/holds no time/)],
    [
      'another timestamp',
      { headers: signed({ 'webhook-timestamp': String(SECONDS + 1) }) },
      refusedAs(/does not match/),
    ],
    ['a missing signature', { headers: signed({ 'webhook-signature': undefined }) }, refusedAs(/signature is missing/)],
    ['an empty signature', { headers: signed({ 'webhook-signature': '' }) }, refusedAs(/signature is missing/)],
    ['a truncated one', { headers: signed({ 'webhook-signature': PUBLISHED.slice(0, -6) }) }, refusedAs(/not match/)],
    ['only its version', { headers: signed({ 'webhook-signature': 'v1,' }) }, refusedAs(/does not match/)],
    ['one without a version', { headers: signed({ 'webhook-signature': tail }) }, refusedAs(/does not match/)],
    ['one of another version', { headers: signed({ 'webhook-signature': `v2,${tail}` }) }, refusedAs(/does not match/)],
    ['one too old', { headers: signed(), now: seconds(301) }, refusedAs(/made 301 seconds ago; at most 300/)],
    ['one from the future', { headers: signed(), now: seconds(-301) }, refusedAs(/301 seconds ahead/)],
    ['one of nearly five minutes', { headers: signed(), now: seconds(299) }, yes],
    ['one nearly five minutes ahead', { headers: signed(), now: seconds(-299) }, yes],
    ['one of two days', { headers: signed(), now: seconds(172_800) }, refusedAs(/172,800 seconds ago/)],
    [
      'another secret',
      { headers: signed({ 'webhook-signature': `v1,${signature(OTHER_KEY)}` }) },
      refusedAs(/does not match/),
    ],
    [
      'several, one of them good',
      {
        headers: signed({
          'webhook-signature': `v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= ${PUBLISHED} v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=`,
        }),
      },
      yes,
    ],
    ['several with commas', { headers: signed({ 'webhook-signature': `v1,AAAA, ${PUBLISHED}` }) }, yes],
    ['several, none good', { headers: signed({ 'webhook-signature': `v1,AAAA v2,${tail}` }) }, refusedAs(/not match/)],
    [
      'the same JSON written anew',
      { headers: signed(), body: Buffer.from(JSON.stringify(JSON.parse(BODY.toString()))) },
      refusedAs(/does not match/),
    ],
  ])('%s', (_name, sent, expected) => {
    expect(check(standard, sent)).toEqual(expected)
  })

  it('never takes the start of a body for the end of an id', () => {
    // The signed bytes are the same: only the border between id, timestamp and body has moved.
    const inner = `{"a":1}.${SECONDS}.{"b":2}`
    const bytes = Buffer.from(inner)
    const sent = `v1,${signature(KEY, bytes)}`
    const moved = signed({ 'webhook-signature': sent, 'webhook-id': `${ID}.${SECONDS}.{"a":1}` })
    expect(check(standard, { headers: signed({ 'webhook-signature': sent }), body: bytes }).isGenuine).toBe(true)
    expect(check(standard, { headers: moved, body: Buffer.from('{"b":2}') })).toEqual(refusedAs(/holds no id/))
  })

  it('takes the names of headers in any letters', () => {
    const signing = hmac({ ...STANDARD, signatureHeader: 'Webhook-Signature', messageIdHeader: 'WEBHOOK-ID' })
    expect(check(signing, { headers: signed() })).toEqual(yes)
  })

  it('takes the message id only where the signature covers it', () => {
    const unsigned = hmac({ ...STANDARD, payloadFormat: '{timestamp}.{body}' })
    const sent = createHmac('sha256', KEY).update(`${SECONDS}.`).update(BODY).digest('base64')
    expect(check(unsigned, { headers: signed({ 'webhook-signature': `v1,${sent}` }) })).toEqual(genuine)
  })
})

describe('every option of an HMAC credential', () => {
  const combinations = (['sha256', 'sha512', 'sha1'] as const).flatMap((algorithm) =>
    (['hex', 'base64'] as const).flatMap((signatureEncoding) =>
      ['', 'sha256=', 'v1,', 't=1,v1='].flatMap((signaturePrefix) =>
        [true, false].map((includeTimestamp) => ({
          algorithm,
          signatureEncoding,
          signaturePrefix,
          includeTimestamp,
          payloadFormat: includeTimestamp ? '{timestamp}.{body}' : '{body}',
        })),
      ),
    ),
  )
  it.each(combinations)('$algorithm $signatureEncoding "$signaturePrefix" timestamp: $includeTimestamp', (options) => {
    const text = options.includeTimestamp ? `${SECONDS}.${BODY}` : BODY.toString()
    const sent = createHmac(options.algorithm, KEY).update(text).digest(options.signatureEncoding)
    const headers = { 'x-timestamp': String(SECONDS), 'x-signature': options.signaturePrefix + sent }
    expect(check(hmac(options), { headers })).toEqual(genuine)
    expect(check(hmac(options, [OTHER_KEY]), { headers })).toEqual(refusedAs(/does not match/))
    const other = createHmac(options.algorithm === 'sha1' ? 'sha256' : 'sha1', KEY).update(text)
    const wrong = { ...headers, 'x-signature': options.signaturePrefix + other.digest(options.signatureEncoding) }
    expect(check(hmac(options), { headers: wrong })).toEqual(refusedAs(/does not match/))
    if (options.signaturePrefix)
      expect(check(hmac(options), { headers: { ...headers, 'x-signature': sent } }).isGenuine).toBe(false)
  })

  it('puts method and address into the payload, and replaces each token once', () => {
    const body = Buffer.from('{"say":"{timestamp} {body} {url}"}')
    const text = `POST|${URL}|${SECONDS}|${body}|{other}`
    const headers = {
      'x-timestamp': String(SECONDS),
      'x-signature': createHmac('sha256', KEY).update(text).digest('hex'),
    }
    const signing = hmac({ payloadFormat: '{method}|{url}|{timestamp}|{body}|{other}' })
    expect(check(signing, { headers, body })).toEqual(genuine)
    expect(check(signing, { headers, body, method: 'PUT' }).isGenuine).toBe(false)
    expect(check(signing, { headers, body, url: `${URL}x` }).isGenuine).toBe(false)
  })

  it('signs the raw bytes, whatever they are', () => {
    const body = Buffer.from([0xff, 0xfe, 0x00, 0x7b, 0x24, 0x26, 0x7d])
    const sent = createHmac('sha256', KEY).update(`${SECONDS}.`).update(body).digest('hex')
    const headers = { 'x-timestamp': String(SECONDS), 'x-signature': sent }
    expect(check(hmac(), { headers, body })).toEqual(genuine)
    const asText = Buffer.from(body.toString('utf8'))
    expect(check(hmac(), { headers, body: asText }).isGenuine).toBe(false)
  })

  it.each([
    ['seconds', String(SECONDS)],
    ['milliseconds', String(SECONDS * 1000)],
    ['seconds with a fraction', `${SECONDS}.25`],
  ])('reads timestamps in %s', (_unit, timestamp) => {
    const sent = createHmac('sha256', KEY).update(`${timestamp}.`).update(BODY).digest('hex')
    const headers = { 'x-timestamp': timestamp, 'x-signature': sent }
    expect(check(hmac(), { headers })).toEqual(genuine)
    expect(check(hmac(), { headers, now: seconds(299) })).toEqual(genuine)
    expect(check(hmac(), { headers, now: seconds(302) })).toEqual(refusedAs(/seconds ago/))
    expect(check(hmac(), { headers, now: seconds(-302) })).toEqual(refusedAs(/ahead of our clock/))
  })

  it('takes hexadecimal in capitals, and nothing that only begins like it', () => {
    const sent = createHmac('sha256', KEY).update(`${SECONDS}.`).update(BODY).digest('hex')
    const at = { 'x-timestamp': String(SECONDS) }
    expect(check(hmac(), { headers: { ...at, 'x-signature': sent.toUpperCase() } })).toEqual(genuine)
    for (const wrong of [sent.slice(0, -1), sent.slice(0, -2), `${sent}0`, `${sent}zz`, `${sent}00`, 'x'.repeat(64)]) {
      expect(check(hmac(), { headers: { ...at, 'x-signature': wrong } })).toEqual(refusedAs(/does not match/))
    }
  })
})

describe('two secrets while one is being changed', () => {
  const withBoth: Signing = { ...hmac(STANDARD, [OTHER_KEY, KEY]), previousUntil: seconds(60) }
  const byNew = signed({ 'webhook-signature': `v1,${signature(OTHER_KEY)}` })

  it('takes both until the time of the old one is over', () => {
    expect(check(withBoth, { headers: signed() }).isGenuine).toBe(true)
    expect(check(withBoth, { headers: byNew }).isGenuine).toBe(true)
    expect(check(withBoth, { headers: signed(), now: seconds(60) })).toEqual(refusedAs(/does not match/))
    expect(check(withBoth, { headers: byNew, now: seconds(60) }).isGenuine).toBe(true)
  })
})

describe('a secret header and a bearer token', () => {
  const secret = (headerName = 'x-vapi-secret', secrets = [Buffer.from('s3cret-väl')]): Signing => ({
    scheme: 'SECRET',
    options: { headerName },
    secrets,
    toleranceSeconds: 300,
  })
  const bearer = (isPrefixed = true, headerName = 'Authorization'): Signing => ({
    scheme: 'BEARER',
    options: { headerName, isPrefixed },
    secrets: [Buffer.from('token-1'), Buffer.from('token-0')],
    toleranceSeconds: 300,
  })
  // Node gives headers as Latin-1.
  const value = Buffer.from('s3cret-väl').toString('latin1')

  it.each<[string, Signing, Record<string, string>, object]>([
    ['the secret', secret(), { 'x-vapi-secret': value }, genuine],
    ['another header name', secret('X-Acme'), { 'x-acme': value }, genuine],
    ['a wrong secret', secret(), { 'x-vapi-secret': 'nope' }, refusedAs(/x-vapi-secret is not the one/)],
    ['a part of the secret', secret(), { 'x-vapi-secret': value.slice(0, -1) }, refusedAs(/is not the one/)],
    ['no secret', secret(), {}, refusedAs(/x-vapi-secret is missing/)],
    [
      'an empty secret on both sides',
      secret('x-vapi-secret', [Buffer.alloc(0)]),
      { 'x-vapi-secret': '' },
      refusedAs(/No secret is set/),
    ],
    ['the token', bearer(), { authorization: 'Bearer token-1' }, genuine],
    ['the token before', bearer(), { authorization: 'bearer token-0' }, genuine],
    ['a token without the prefix', bearer(), { authorization: 'token-1' }, refusedAs(/does not start with “Bearer ”/)],
    ['only the prefix', bearer(), { authorization: 'Bearer ' }, refusedAs(/does not start with/)],
    ['another token', bearer(), { authorization: 'Bearer token-2' }, refusedAs(/is not the one/)],
    ['the prefix switched off', bearer(false, 'X-Vapi-Secret'), { 'x-vapi-secret': 'token-1' }, genuine],
    ['a prefix where none is', bearer(false), { authorization: 'Bearer token-1' }, refusedAs(/is not the one/)],
  ])('%s', (_name, signing, headers, expected) => {
    expect(check(signing, { headers })).toEqual(expected)
  })

  it('says nothing of the secret in its reasons', () => {
    for (const signing of [secret(), bearer(), standard]) {
      const verdict = check(signing, { headers: { 'x-vapi-secret': 'guess', authorization: 'Bearer guess' } })
      expect(JSON.stringify(verdict)).not.toMatch(/s3cret|token-|guess/)
    }
  })

  it('asks nothing where no scheme is set', () => {
    expect(check({ scheme: 'NONE', options: {}, secrets: [], toleranceSeconds: 300 }, {})).toEqual(genuine)
  })
})
