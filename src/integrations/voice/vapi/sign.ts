import { createHmac, randomUUID } from 'node:crypto'
import type { HmacOptions, Signing } from './signature.js'
import { payloadOf } from './signature-parts.js'

type Unsigned = { body: Buffer; method: string; url: string; now: Date; messageId?: string }

/** The headers with which Vapi would prove a delivery, by the current secret: for deliveries that we send to ourselves. */
export function signatureHeaders(signing: Signing, delivery: Unsigned): Record<string, string> {
  const [secret] = signing.secrets
  if (signing.scheme === 'NONE' || !secret) return {}
  const text = secret.toString('latin1')
  if (signing.scheme === 'SECRET') return { [signing.options.headerName]: text }
  if (signing.scheme === 'BEARER')
    return { [signing.options.headerName]: signing.options.isPrefixed ? `Bearer ${text}` : text }
  return hmacHeaders(secret, signing.options, delivery)
}

function hmacHeaders(secret: Buffer, options: HmacOptions, delivery: Unsigned): Record<string, string> {
  const timestamp = options.includeTimestamp ? String(Math.floor(delivery.now.getTime() / 1000)) : ''
  const messageId = options.messageIdHeader ? (delivery.messageId ?? `msg_${randomUUID()}`) : ''
  const hmac = createHmac(options.algorithm, secret)
  for (const part of payloadOf(options.payloadFormat, { ...delivery, timestamp, messageId })) hmac.update(part)
  return {
    [options.signatureHeader]: options.signaturePrefix + hmac.digest(options.signatureEncoding),
    ...(options.includeTimestamp && { [options.timestampHeader]: timestamp }),
    ...(options.messageIdHeader && { [options.messageIdHeader]: messageId }),
  }
}
