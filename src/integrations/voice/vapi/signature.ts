import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { payloadOf, signaturesIn } from './signature-parts.js'

/** Every option of HmacAuthenticationPlan (SDK 2.0.1). A header or prefix that is not used is ''. */
export type HmacOptions = {
  algorithm: 'sha256' | 'sha512' | 'sha1'
  signatureHeader: string
  includeTimestamp: boolean
  timestampHeader: string
  /** Text with {body}, {timestamp}, {method}, {url} and {svix-id}. */
  payloadFormat: string
  signaturePrefix: string
  signatureEncoding: 'hex' | 'base64'
  messageIdHeader: string
  secretIsBase64: boolean
}

export type SecretOptions = { headerName: string }
export type BearerOptions = { headerName: string; isPrefixed: boolean }

type Scheme =
  | { scheme: 'NONE'; options: Record<string, never> }
  | { scheme: 'SECRET'; options: SecretOptions }
  | { scheme: 'BEARER'; options: BearerOptions }
  | { scheme: 'HMAC'; options: HmacOptions }

/** How Vapi proves who it is. */
export type Signing = Scheme & {
  /** The bytes of the current secret first, then of the one before it. */
  secrets: readonly Buffer[]
  /** When the secrets after the first stop counting. */
  previousUntil?: Date | undefined
  /** How far a signed timestamp may be from now, either way. */
  toleranceSeconds: number
}

/** A delivery as it came: the raw bytes, and the whole public URL it was sent to. */
export type SignedDelivery = { headers: IncomingHttpHeaders; body: Buffer; method: string; url: string; now: Date }

/** The message id is there only where the signature covers it. The reason is for staff and holds no secret. */
export type Verdict = { isGenuine: true; messageId?: string } | { isGenuine: false; reason: string }

/** Whether a delivery is Vapi's, in constant time over its raw bytes. Never throws. */
export const verifyDelivery = (signing: Signing, delivery: SignedDelivery): Verdict =>
  verdictOn(signing, delivery, { isAgeChecked: true })

/** The same for one that was kept: what it was signed with counts, its age does not. */
export const verifyKeptDelivery = (signing: Signing, delivery: SignedDelivery): Verdict =>
  verdictOn(signing, delivery, { isAgeChecked: false })

function verdictOn(signing: Signing, delivery: SignedDelivery, { isAgeChecked }: { isAgeChecked: boolean }): Verdict {
  if (signing.scheme === 'NONE') return { isGenuine: true }
  const secrets = secretsAt(signing, delivery.now)
  if (secrets.length === 0) return refused('No secret is set here')
  switch (signing.scheme) {
    case 'SECRET':
      return plainVerdict(secrets, headerOf(delivery, signing.options.headerName), signing.options.headerName)
    case 'BEARER':
      return bearerVerdict(secrets, delivery, signing.options)
    case 'HMAC':
      return hmacVerdict(secrets, delivery, {
        ...signing.options,
        toleranceSeconds: isAgeChecked ? signing.toleranceSeconds : Number.POSITIVE_INFINITY,
      })
  }
}

function secretsAt({ secrets, previousUntil }: Signing, now: Date): readonly Buffer[] {
  const isOver = previousUntil !== undefined && previousUntil <= now
  return (isOver ? secrets.slice(0, 1) : secrets).filter((secret) => secret.length > 0)
}

function plainVerdict(secrets: readonly Buffer[], sent: string | undefined, headerName: string): Verdict {
  if (sent === undefined) return missing(headerName)
  const isOneOfThem = secrets.map((secret) => isSame(Buffer.from(sent, 'latin1'), secret)).includes(true)
  return isOneOfThem ? { isGenuine: true } : refused(`The secret in ${headerName} is not the one set here`)
}

function bearerVerdict(secrets: readonly Buffer[], delivery: SignedDelivery, options: BearerOptions): Verdict {
  const sent = headerOf(delivery, options.headerName)
  if (!options.isPrefixed || sent === undefined) return plainVerdict(secrets, sent, options.headerName)
  const token = /^Bearer +(\S.*)$/i.exec(sent)?.[1]
  return token === undefined
    ? refused(`The header ${options.headerName} does not start with “Bearer ”`)
    : plainVerdict(secrets, token, options.headerName)
}

/** What a message id may look like: nothing that could be the beginning of a body, so that no part can pass for another. */
const MESSAGE_ID = /^[\w.:@+/=-]{1,200}$/
const TIMESTAMP = /^\d{1,16}(?:\.\d{1,9})?$/

type Check = HmacOptions & { toleranceSeconds: number }

function hmacVerdict(secrets: readonly Buffer[], delivery: SignedDelivery, check: Check): Verdict {
  const sent = headerOf(delivery, check.signatureHeader)
  if (sent === undefined) return missing(check.signatureHeader)
  const timestamp = check.includeTimestamp ? headerOf(delivery, check.timestampHeader) : ''
  if (timestamp === undefined) return missing(check.timestampHeader)
  if (timestamp !== '' && !TIMESTAMP.test(timestamp))
    return refused(`The header ${check.timestampHeader} holds no time`)
  const messageId = check.messageIdHeader ? headerOf(delivery, check.messageIdHeader) : ''
  const isIdSigned = check.payloadFormat.includes('{svix-id}')
  if (isIdSigned && !messageId) return missing(check.messageIdHeader || 'with the message id')
  if (isIdSigned && !MESSAGE_ID.test(messageId ?? '')) return refused(`The header ${check.messageIdHeader} holds no id`)

  const payload = payloadOf(check.payloadFormat, { ...delivery, timestamp, messageId: messageId ?? '' })
  if (!isSignedBy(secrets, payload, { sent, check })) return refused('The signature does not match')
  const late = lateness(timestamp, delivery.now, check)
  if (late) return refused(late)
  return isIdSigned && messageId ? { isGenuine: true, messageId } : { isGenuine: true }
}

/** Every secret is tried against every signature, whichever fits, so that the time tells nothing. */
function isSignedBy(
  secrets: readonly Buffer[],
  payload: readonly Buffer[],
  { sent, check }: { sent: string; check: Check },
): boolean {
  const given = signaturesIn(sent, check)
  const matches = secrets.flatMap((secret) => {
    const hmac = createHmac(check.algorithm, secret)
    for (const part of payload) hmac.update(part)
    const expected = hmac.digest()
    return given.map((signature) => isSame(signature, expected))
  })
  return matches.includes(true)
}

/** Above this a timestamp is in milliseconds (contract §2). */
const LAST_SECONDS = 1e11

function lateness(timestamp: string, now: Date, { toleranceSeconds }: Check): string | undefined {
  if (timestamp === '') return undefined
  const raw = Number(timestamp)
  const ageSeconds = (now.getTime() - (raw > LAST_SECONDS ? raw : raw * 1000)) / 1000
  if (Math.abs(ageSeconds) <= toleranceSeconds) return undefined
  const seconds = Math.round(Math.abs(ageSeconds)).toLocaleString('en')
  const when = ageSeconds > 0 ? `${seconds} seconds ago` : `${seconds} seconds ahead of our clock`
  return `The signature is right, but was made ${when}; at most ${toleranceSeconds} are allowed`
}

/** Both sides are hashed first: timingSafeEqual wants equal lengths, and must not tell the length of a secret. */
const isSame = (one: Uint8Array, other: Uint8Array) => timingSafeEqual(digest(one), digest(other))
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

function headerOf({ headers }: SignedDelivery, name: string): string | undefined {
  const value = headers[name.toLowerCase()]
  const text = Array.isArray(value) ? value.join(', ') : value
  return text === undefined || text.trim() === '' ? undefined : text.trim()
}

const refused = (reason: string): Verdict => ({ isGenuine: false, reason })
const missing = (header: string) => refused(`The header ${header} is missing`)
